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
    ("keymap", "message"),
    [
        ("  time.goo: z\n", ":2:3: there is no command “time.goo”; did you mean time.go?"),
        ("  sides.swap: contrl+x\n", ":2:3: there is no key “contrl+x”"),
        ("  time.previous: q\n", "the key “q” is that of"),
        ("  time.go: z\n", "the key “z” is that of time.go and of pane.zoom"),
        ("  time.go: shift+ctrl+f5\n  time.previous: ctrl+shift+f5\n", "the key “ctrl+shift+f5” is that of"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, keymap, message):
    assert any(message in fault for fault in faults(tmp_path, keymap)), faults(tmp_path, keymap)


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


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("CTRL+X", "ctrl+x"),
        ("contrl+x", "ctrl+x"),
        ("PageUp", "pageup"),
        ("esc", "escape"),
        ("return", "enter"),
        ("shift+a", "A"),
        ("ctrl+i", "tab"),
        ("ctrl+m", "enter"),
        ("ctrl+A", "ctrl+a"),
    ],
)
def test_a_key_that_no_terminal_sends_is_met_with_the_one_that_is_meant(tmp_path, key, meant):
    (fault,) = faults(tmp_path, f"  time.go: {key}\n")
    assert fault == f":2:3: there is no key “{key}”; did you mean {meant}?"


@pytest.mark.parametrize("key", ["f99", '"\\e"', '"\\0"', "<ignore>", "ctrl+ctrl+x", "ab", "mouse"])
def test_what_is_no_key_is_told_and_leaves_the_command_its_own(tmp_path, key):
    (fault,) = faults(tmp_path, f"  time.go: {key}\n")
    assert fault.startswith(":2:3: there is no key ")
    assert textual_keymap(read(tmp_path / "config.yaml")) == {}


def test_keys_held_down_are_named_in_any_order():
    assert textual_keymap(Config(keymap={"time.go": ("shift+ctrl+up", "ctrl+?", "é")})) == {
        "time.go": "ctrl+shift+up,ctrl+question_mark,é"
    }
