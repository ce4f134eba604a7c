"""The archive in the cache: made when it is needed, made again when it has to be, never in the way."""

from __future__ import annotations

import pytest

from tui.archive.store import location
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
