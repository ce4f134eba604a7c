"""A user's keymap is held against the table of commands."""

from __future__ import annotations

import pytest

from tui.app.actions.keymap_faults import is_key, keymap_faults, textual_keymap
from tui.app.command_table import COMMANDS
from tui.config.choices import Config
from tui.config.settings_reader import read


def faults(tmp_path, keymap: str) -> list[str]:
    file = tmp_path / "config.yaml"
    file.write_text(f"keymap:\n{keymap}", encoding="utf-8")
    return [fault.removeprefix(str(file)) for fault in keymap_faults(read(file))]


@pytest.mark.parametrize(
    ("keymap", "told"),
    [
        ("  time.goo: z\n", ":2:3: there is no command “time.goo”; did you mean time.go?"),
        ("  sides.swap: contrl+x\n", ":2:3: there is no key “contrl+x”"),
        ("  time.previous: q\n", "the key “q” is that of"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, keymap, told):
    assert any(told in fault for fault in faults(tmp_path, keymap)), faults(tmp_path, keymap)


def test_a_command_with_two_keys_does_not_clash_with_itself_and_the_table_not_with_itself(tmp_path):
    assert faults(tmp_path, "  sides.swap: [f9, f10]\n") == []
    assert list(keymap_faults(Config())) == []


def test_a_comma_is_a_key_and_a_command_keeps_one():
    assert textual_keymap(Config(keymap={"sides.swap": (",",), "time.go": ("nonsense",)})) == {
        "sides.swap": "comma"
    }


def test_every_key_of_the_table_is_one():
    for command in COMMANDS:
        assert all(is_key(key) for key in command.keys.split(",") if key), command
