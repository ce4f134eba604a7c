"""`bilateral fmt`: files in the house style, or what would change."""

from __future__ import annotations

from tests.authoring.variants import dossier
from tests.dossier.writing import SOUND


def test_check_and_diff_tell_and_write_nothing(bilateral, tmp_path):
    path = dossier(tmp_path, SOUND.replace("  name: John Kerry", "  name:   John Kerry"))
    data = (path / "all.yaml").read_bytes()
    code, out, err = bilateral("fmt", path, "--check")
    assert (code, out, err) == (1, f"{path / 'all.yaml'}\n", "one file would change\n")
    code, out, _ = bilateral("fmt", path, "--diff")
    assert code == 1
    assert "-  name:   John Kerry\n+  name: John Kerry\n" in out
    assert (path / "all.yaml").read_bytes() == data
    assert bilateral("fmt", path).code == 0
    assert bilateral("fmt", path, "--check") == (0, "", f"{path} is in the house style\n")


def test_a_file_that_cannot_be_read_is_told(bilateral, tmp_path):
    path = dossier(tmp_path, SOUND + "x: [")
    code, out, err = bilateral("fmt", path)
    assert (code, out) == (1, "")
    assert "all.yaml:" in err
