"""The archive in the cache: made when it is needed, made again when it has to be, never in the way."""

from __future__ import annotations

import os
import re
from contextlib import redirect_stdout
from io import StringIO
from random import Random

import pytest

from tui.archive.store import location
from tui.archive.validity import seal
from tui.cli import main
from tui.config import user_folders


def test_a_first_use_makes_it_and_a_second_one_uses_it(bilateral, dossier_path):
    first = bilateral("show", dossier_path)
    made = location(dossier_path).stat()
    assert bilateral("show", dossier_path) == first
    assert location(dossier_path).stat() == made


def test_a_changed_file_is_seen_at_once(bilateral, dossier_path):
    bilateral("show", dossier_path)
    text = (dossier_path / "dossier.yaml").read_text(encoding="utf-8")
    (dossier_path / "dossier.yaml").write_text(
        text.replace("The fence stays", "The fence remains"), encoding="utf-8"
    )
    assert "“The fence remains where it is.”" in bilateral("show", dossier_path, "n-1").out


@pytest.mark.parametrize("keep", [0, 100, 5000])
def test_one_that_is_cut_off_is_made_again(bilateral, dossier_path, keep):
    whole = bilateral("show", dossier_path, "fence")
    archive = location(dossier_path)
    archive.write_bytes(archive.read_bytes()[:keep])
    assert bilateral("show", dossier_path, "fence") == whole


def test_one_that_is_damaged_inside_is_thrown_away(bilateral, dossier_path):
    whole = bilateral("show", dossier_path, "fence")
    archive = location(dossier_path)
    content = archive.read_bytes()
    pages = 12 * 4096
    archive.write_bytes(content[:pages] + b"\xff" * (len(content) - pages))
    outcomes = [bilateral("show", dossier_path, "fence") for _ in range(2)]
    assert outcomes[1] == whole
    assert outcomes[0] == whole or (outcomes[0].code == 1 and "thrown away" in outcomes[0].err)


def test_without_a_cache_it_is_made_in_memory(bilateral, dossier_path, own_folders):
    whole = bilateral("show", dossier_path, "fence")
    for file in user_folders.cache().iterdir():
        file.unlink()
    user_folders.cache().rmdir()
    user_folders.cache().write_text("in the way", encoding="utf-8")
    assert bilateral("show", dossier_path, "fence") == whole


@pytest.fixture
def rotten(bilateral, syria, monkeypatch):
    """Changes bytes of an archive that is too large to be read whole, as a disk does: no time tells of it."""
    monkeypatch.setattr(seal, "ALWAYS", 0)
    monkeypatch.setattr(seal, "_TOGETHER", 1 << 62)
    bilateral("list", syria)
    path = location(syria)
    path.with_name("new").write_bytes(path.read_bytes())
    seal.put_in_place(path.with_name("new"), path)
    content = path.read_bytes()
    times = (path.stat().st_atime_ns, path.stat().st_mtime_ns)

    def rot(changed):
        path.write_bytes(changed(content))
        os.utime(path, ns=times)
        return path

    return rot


COMMANDS = (("show", "assad-role"), ("show",), ("search", "terrorist"), ("matrix",))


@pytest.fixture(scope="module")
def sound_words(syria, tmp_path_factory):
    """The words of the shipped dossier, and those that a sound archive shows."""
    texts = [file.read_text(encoding="utf-8") for file in syria.glob("**/*.yaml")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("sound")))
        for verb, *more in COMMANDS:
            with redirect_stdout(StringIO()) as out:
                assert main([verb, str(syria), *more]) == 0
            texts.append(out.getvalue())
    return set(re.findall(r"\w+", " ".join(texts)))


@pytest.mark.parametrize("seed", range(20))
def test_where_a_large_one_rots_no_wrong_word_is_shown(sound_words, bilateral, syria, rotten, seed):
    random = Random(seed)

    def changed(content):
        changed = bytearray(content)
        for place in random.sample(range(100, len(content)), 40):
            changed[place] ^= 1 << random.randrange(8)
        return changed

    rotten(changed)
    for verb, *more in COMMANDS:
        shown = bilateral(verb, syria, *more)
        # Where the index rots, less may be found, and counted; but no letter of what is shown is another.
        wrong = {word for word in re.findall(r"\w+", shown.out) if not word.isdigit()} - sound_words
        assert not wrong, (verb, more)
        assert shown.code == 0 or "thrown away" in shown.err


def test_a_large_one_of_which_a_single_letter_rots_is_made_anew_at_once(bilateral, syria, rotten):
    right = bilateral("search", syria, "Free Syrian Army")
    path = rotten(lambda content: content.replace(b"Free Syrian Army", b"F)ee Syrian Army"))
    rotten_one = path.stat().st_ino
    assert bilateral("search", syria, "Free Syrian Army") == right
    assert path.stat().st_ino != rotten_one
