"""A file is replaced as a whole or not at all."""

from __future__ import annotations

import os

import pytest

from tui.dossier.file_replacing import keep_file, replace_file


def test_a_file_that_stands_there_keeps_its_permissions_and_nothing_is_left_beside_it(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace_file(file, b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_symbolic_link_stays_one(tmp_path):
    real = tmp_path / "real.yaml"
    real.write_bytes(b"old")
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    replace_file(link, b"new", durable=True)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_what_cannot_be_renamed_leaves_the_old_and_no_half_file(tmp_path, monkeypatch):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_what_is_kept_for_oneself_is_private_and_a_place_that_cannot_be_written_is_no_error(tmp_path):
    kept = tmp_path / "cache" / "places" / "x.json"
    keep_file(kept, "half of a character: \ud800")
    assert kept.read_bytes() == b"half of a character: ?"
    assert kept.stat().st_mode & 0o777 == 0o600
    (tmp_path / "file").write_text("")
    keep_file(tmp_path / "file" / "x.json", "text")
