"""Usage: what is refused, what is suggested, help and versions, pipes and interrupts."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tui
from tui.cli import main
from tui.commands import arguments
from tui.commands.reading.options import SHELLS

BILATERAL = [sys.executable, "-m", "tui"]


def test_version_and_help(bilateral):
    assert bilateral("--version")[:2] == (0, f"bilateral {tui.__version__}\n")
    code, out, err = bilateral("--help")
    assert (code, err) == (0, "")
    assert "examples:" in out
    assert all(f"  {name} " in out for name in arguments.COMMANDS)


def test_the_commands_of_the_parser_are_those_that_are_told_from_dossiers():
    subparsers = next(one for one in arguments.full_parser()._actions if isinstance(one.choices, dict))
    assert list(subparsers.choices) == list(arguments.COMMANDS)


@pytest.mark.parametrize("name", arguments.COMMANDS)
def test_each_command_has_help_with_examples(bilateral, name):
    code, out, _ = bilateral(name, "--help")
    assert code == 0
    assert f"  bilateral {name}" in out


def _examples() -> list[str]:
    texts = [arguments.full_parser().format_help()]
    subparsers = next(one for one in arguments.full_parser()._actions if isinstance(one.choices, dict))
    texts += [parser.format_help() for parser in subparsers.choices.values()]
    found = [line for text in texts for line in re.findall(r"^  bilateral (.*)", text, re.MULTILINE)]
    return sorted({line for line in found if " " in line and ">" not in line and "path/to" not in line})


@pytest.mark.parametrize("example", _examples())
def test_examples_in_the_help_run_as_they_are_written(bilateral, example, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = bilateral(*shlex.split(example))
    if example.startswith("syria-2015"):
        assert (code, out) == (2, "")
        assert "bilateral show syria-2015" in err
    else:
        assert code == 0
        assert out or example.startswith("check") or any(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["shwo"], "did you mean `bilateral show`?"),
        (["syria-2051"], "Did you mean syria-2015?"),
        (["show", "nowhere"], "there is no dossier “nowhere”; known are syria-2015, two-towns"),
        (["show", "syria-2015", "assad-rol"], "did you mean assad-role"),
        (["show", "syria-2015", "--parties", "us,rusia"], "did you mean russia?"),
        (["show", "syria-2015", "--as-of", "soon"], "“soon” is not a date"),
        (["show", "syria-2015", "us-28", "--tempo"], "--tempo is of a dossier or an issue"),
        (["show", "syria-2015", "us", "--thread"], "--thread is of"),
        (["compare", "syria-2015", "2015", "2016", "us-28"], "is no issue"),
        (["compare", "syria-2015", "2015", "2016", "nothing-like-it"], "nothing has the id"),
        (["list", "syria-2015", "people"], "invalid choice"),
        (["show"], "required: DOSSIER"),
        (["search", "syria-2015"], "required: QUERY"),
        (["--colour"], "the reader has no option --colour; there are --at"),
        (["--as-off", "2015"], "did you mean --as-of?"),
        (["show", "syria-2015", "--jsn"], "`show` has no option --jsn; did you mean --json?"),
        (["serch", "syria-2015", "veto"], "did you mean `bilateral search syria-2015 veto`?"),
        (["syria-2015", "veto"], "To search a dossier of that name: `bilateral search syria-2015 veto`"),
        (["show", "syria-2015", "lavrov"], "did you mean sergey-lavrov?"),
        (["list", "syria-2015", "statments"], "invalid choice “statments”; did you mean statements?"),
        (["syria-2015", "show", "us-28"], "did you mean `bilateral show syria-2015 us-28`?"),
        (["show", "syria-2015", "kerri"], "did you mean john-kerry?"),
        (["export", "syria-2015", "-f", "md"], "did you mean --format?"),
        (["where", "else"], "takes no more words"),
        (["show", "syria-2015", "--width", "-1"], "--width"),
    ],
)
def test_wrong_usage_is_2_with_a_word_on_stderr_alone(bilateral, words, wanted):
    code, out, err = bilateral(*words)
    assert (code, out) == (2, "")
    assert wanted in err


def test_without_a_terminal_the_reader_says_what_to_use_instead(bilateral):
    code, out, err = bilateral()
    assert (code, out) == (2, "")
    assert err == "bilateral: the reader needs a terminal; for plain text use `bilateral show syria-2015`\n"


def test_a_dossier_named_like_a_command_is_reached_by_its_path(bilateral, dossier_path, monkeypatch):
    dossier_path.rename(dossier_path.parent / "list")
    monkeypatch.chdir(dossier_path.parent)
    assert "`bilateral show ./list`" in bilateral("./list").err
    assert bilateral("show", "./list").code == 0


def test_one_file_is_a_dossier_too(bilateral, dossier_path):
    assert bilateral("show", dossier_path / "dossier.yaml", "fence").code == 0


@pytest.fixture
def terminal(monkeypatch):
    """A terminal on both sides, and a reader that only notes what it was asked to open."""
    opened = []

    class Screen:
        @staticmethod
        def run(path, config, *, now, at, as_of, library):
            opened.append((path.name, at, as_of, config.theme))
            return 0

    monkeypatch.setitem(sys.modules, "tui.app.app", Screen)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("tui.commands.reading.read._has_terminal", lambda: True)
    return opened


def test_the_reader_gets_dossier_record_day_and_theme(bilateral, terminal):
    assert bilateral().code == 0
    assert bilateral("syria-2015", "--as-of", "15 dec 2015", "--theme", "nord", "--at", "us-28").code == 0
    assert terminal == [("syria-2015", None, None, None), ("syria-2015", "us-28", 735947, "nord")]


def test_an_unknown_record_to_open_at_is_refused_before_the_reader_opens(bilateral, terminal, syria):
    bilateral("show", syria)
    code, _, err = bilateral("--at", "us-82")
    assert (code, terminal) == (2, [])
    assert "did you mean" in err


def test_an_interrupt_ends_quietly(monkeypatch, capsys):
    def interrupted(_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.commands.reading.where.run", interrupted)
    assert main(["where"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_pipe_that_closes_early_is_no_error(dossier_path):
    more = "".join(
        f"- {{id: z-{n}, party: north, attribution: a, date: 2015-12-01, quotation: direct,"
        f" text: {'x ' * 200}, issues: [fence], source: paper}}\n"
        for n in range(500)
    )
    (dossier_path / "more.yaml").write_text(f"statements:\n{more}", encoding="utf-8")
    with subprocess.Popen(
        [*BILATERAL, "list", str(dossier_path), "statements"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


def test_output_is_utf8_whatever_the_locale(dossier_path):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [*BILATERAL, "show", str(dossier_path), "h-scripts"], capture_output=True, env=environment, check=True
    )
    assert "Россия — سوريا — 敘利亞" in done.stdout.decode()


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_scripts_name_commands_and_options(bilateral, shell):
    code, out, _ = bilateral("completion", shell)
    assert code == 0
    assert all(name in out for name in (*arguments.COMMANDS, "as-of"))


ASKING = {
    "bash": "source {script}; COMP_WORDS=(bilateral {words}); COMP_CWORD={number}; _shtab_bilateral;"
    ' echo "${{COMPREPLY[@]}}"',
    "fish": "source {script}; complete -C 'bilateral {words}'",
}


@pytest.mark.parametrize("shell", ASKING)
def test_a_completion_script_completes(bilateral, tmp_path, shell):
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "completion"
    script.write_text(bilateral("completion", shell).out, encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    def completed(*words: str) -> list[str]:
        asked = ASKING[shell].format(script=script, words=" ".join(words), number=len(words))
        done = subprocess.run(
            [shell, "-c", asked],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PATH": path, "HOME": str(tmp_path)},
        )
        lines = done.stdout.splitlines() if shell == "fish" else done.stdout.split()
        return [line.partition("\t")[0] for line in lines]

    assert completed("sho") == ["show"]
    assert completed("list", "syria-2015", "is") == ["issues"]
    assert completed("show", "syr") == ["syria-2015"]
    (tmp_path / "quotes.csv").write_text("")
    assert completed("import", "syria-2015", f"{tmp_path}/quo") == [f"{tmp_path}/quotes.csv"]


def test_the_manual_page_has_every_command_and_option_and_troff_finds_nothing_wrong(bilateral, tmp_path):
    code, page, _ = bilateral("man")
    assert code == 0
    assert page.startswith(".TH BILATERAL 1 ")
    for name in arguments.COMMANDS:
        assert f"\n.SS bilateral {name}\n" in page
        for option in set(arguments.options(name)) - {"--help"}:
            assert option.replace("-", "\\-") in page
    if shutil.which("man") is None:
        pytest.skip("man is not installed")
    (tmp_path / "bilateral.1").write_text(page, encoding="utf-8")
    shown = subprocess.run(
        ["man", "--warnings", "--local-file", tmp_path / "bilateral.1"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "MANWIDTH": "200", "LC_ALL": "C.UTF-8"},
    )
    assert shown.stderr == ""
    assert "search syria-2015 '\"regime change\" -Obama'" in shown.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["show", "~nobody-of-this-name/x"],
        ["import", "two-towns", "~nobody-of-this-name/x.csv"],
        ["source", "add", "two-towns", "~nobody-of-this-name/x"],
        ["cite", "two-towns", "h3", "--style", "~nobody-of-this-name/x.csl"],
        ["export", "two-towns", "-o", "~nobody-of-this-name/x.html"],
    ],
)
def test_the_home_of_nobody_is_a_path_that_is_not_there(bilateral, words):
    done = bilateral(*words)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert "~nobody-of-this-name" in done.err
