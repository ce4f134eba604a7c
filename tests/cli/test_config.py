"""The configuration: what it sets, and what is said of a broken one."""

from __future__ import annotations

import os
import subprocess
import sys
from shutil import copytree

import pytest

from tui.config import settings as config
from tui.config import user_folders
from tui.library import known_dossiers


@pytest.fixture
def write(own_folders):
    """Writes the configuration."""

    def written(text: str) -> None:
        path = config.location()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return written


def test_without_a_file_all_is_default():
    assert config.load() == config.Config()


def test_everything_it_may_say(write):
    write(
        "theme: nord\nkeymap: {time.next: n, app.quit: [Q, ctrl+q]}\ndossier: small\nfolders: [mine, /else]\n"
    )
    found = config.load()
    assert (found.theme, found.dossier, found.problems) == ("nord", "small", ())
    assert found.keymap == {"time.next": ("n",), "app.quit": ("Q", "ctrl+q")}
    assert [str(folder) for folder in found.folders] == [str(user_folders.config() / "mine"), "/else"]


@pytest.mark.parametrize(
    ("text", "place", "advice"),
    [
        ("them: nord\n", ":1:1: error: there is no setting “them”", "did you mean theme?"),
        ("theme: [a]\n", ":1:8: error: “theme” is not", "write the name of a theme"),
        ("keymap: x\n", ":1:9: error: “keymap” is not a mapping", "time.next: n"),
        ("theme: nord\n\tx: 1\n", ":2:1: error:", ""),
        ("- a\n", ":1:1: error:", "key: value"),
        ("theme: a\ntheme: b\n", ":2:1: error:", ""),
    ],
)
def test_a_broken_one_is_told_with_its_place_and_the_default_used(bilateral, write, text, place, advice):
    write(text)
    assert config.load().theme is None
    for _ in ("read", "from the cache"):
        code, out, err = bilateral("list", "--names")
        assert (code, out) == (0, "syria-2015\ntwo-towns\n")
        assert f"{config.location()}{place}" in err
        assert advice in err


def test_what_is_right_in_a_faulty_one_holds(write):
    write("theme: nord\ncolour: red\n")
    found = config.load()
    assert found.theme == "nord"
    assert len(found.problems) == 1


def test_a_change_is_seen(write):
    write("theme: nord\n")
    assert config.load().theme == "nord"
    write("theme: dracula\n")
    assert config.load().theme == "dracula"


@pytest.mark.parametrize("kept", ["", "{}", "[]", '{"key": 1}', "\x00"])
def test_a_damaged_cache_is_no_matter(write, kept):
    write("theme: nord\n")
    config.load()
    (user_folders.cache() / "config.json").write_text(kept, encoding="utf-8")
    assert config.load().theme == "nord"


def test_a_linked_configuration_is_read(write, tmp_path):
    write("")
    real = tmp_path / "dotfiles.yaml"
    real.write_text("theme: nord\n", encoding="utf-8")
    config.location().unlink()
    config.location().symlink_to(real)
    assert config.load().theme == "nord"


def test_dossiers_are_found_by_name_in_its_folders_first(write, dossier_path, bilateral):
    write(f"folders: {dossier_path.parent}\ndossier: small\n")
    settings = config.load()
    assert [one.name for one in known_dossiers.known(settings)] == ["small", "syria-2015", "two-towns"]
    assert known_dossiers.find("small", settings) == dossier_path
    assert "`bilateral show small`" in bilateral().err


def test_it_is_read_without_yaml_the_second_time(write, syria):
    write("theme: nord\n")
    config.load()
    code = "import sys; from tui.config import settings; print(settings.load().theme, 'yaml' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ, capture_output=True, text=True, check=True
    )
    assert done.stdout == "nord False\n"


def test_a_folder_whose_files_end_in_capital_letters_is_known_by_name(bilateral, own_folders, dossier_path):
    known = own_folders / "known"
    copytree(dossier_path, known / "loud")
    for file in (known / "loud").iterdir():
        file.rename(file.with_suffix(".YAML"))
    settings = own_folders / "config" / "bilateral" / "config.yaml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f"folders: {known}\n", encoding="utf-8")
    assert bilateral("show", "loud").code == 0
    assert f"dossier\t{known / 'loud'}\n" in bilateral("where").out
