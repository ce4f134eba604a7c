"""What is wrong with a user's keymap, told from the one table of commands."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from textual.keys import ASCII_KEY_NAMES, KEY_NAME_REPLACEMENTS, KEY_TO_UNICODE_NAME, Keys, key_to_character

from tui.app.command_table import COMMANDS
from tui.dossier.nearest_names import nearest
from tui.dossier.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.app.command_table import Command
    from tui.config.choices import Config

_MODIFIERS = {"ctrl", "shift", "alt", "meta", "super", "hyper"}
_KNOWN = {key.value for key in Keys} | set(KEY_NAME_REPLACEMENTS.values()) | set(KEY_TO_UNICODE_NAME)
_KNOWN |= set(ASCII_KEY_NAMES.values())
_EVERYWHERE = {"app", "record", "elsewhere", "list"}
"""Scopes that hold on many screens, together with another one."""


def keymap_faults(config: Config) -> Iterator[str]:
    """Tell of commands and keys that there are not, and of keys that do two things at one place.

    Args:
        config: what the user configured.

    Returns:
        Each with its file, line and column where they are known.
    """
    by_id = {command.id: command for command in COMMANDS}
    for name, keys in config.keymap.items():
        at = config.places.get(name, "keymap")
        if name not in by_id:
            near = nearest(name, by_id)
            hint = f"; did you mean {near[0]}?" if near else "; the help (?) lists their ids"
            yield f"{at}: there is no command {quoted(name)}{hint}"
        for key in _split(keys):
            if not is_key(key):
                yield f"{at}: there is no key {quoted(key)}; write f9, ctrl+s, comma or a character"
    taken = [(command, key) for command in COMMANDS for key in _keys(command, config)]
    for n, (command, key) in enumerate(taken):
        for other, same in taken[n + 1 :]:
            chosen = [bound for bound in (command, other) if bound.id in config.keymap]
            if key == same and command is not other and chosen and _meet(command, other):
                at = config.places.get(chosen[0].id, "keymap")
                yield f"{at}: the key {quoted(key)} is that of {command.id} and of {other.id}"


def is_key(name: str) -> bool:
    """Whether a terminal may send a key of this name."""
    *modifiers, key = name.split("+") if len(name) > 1 else [name]
    if not set(modifiers) <= _MODIFIERS or not key:
        return False
    if len(key) == 1 or key in _KNOWN:
        return True
    try:
        unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return key_to_character(key) is not None
    return True


def _keys(command: Command, config: Config) -> set[str]:
    """The keys of a command, by the names that Textual has for them."""
    return {_named(key) for key in _split(config.keymap.get(command.id, (command.keys,)))}


def _split(keys: tuple[str, ...]) -> list[str]:
    """Single keys: several may stand in one text with commas between them; a comma alone is that key."""
    single = []
    for text in keys:
        parts = [part.strip() for part in text.split(",") if part.strip()]
        single += parts or ["comma"] if text else []
    return single


def _named(key: str) -> str:
    if len(key) != 1 or key.isalnum():
        return key
    name = unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def _meet(first: Command, second: Command) -> bool:
    """Whether both may hold at one place."""
    scopes = {first.scope, second.scope}
    return len(scopes) == 1 or bool(scopes & _EVERYWHERE)


def textual_keymap(config: Config) -> dict[str, str]:
    """The keymap as Textual takes it: known commands, known keys, a command without any keeps its own."""
    known = {command.id for command in COMMANDS}
    chosen = {
        name: ",".join(key for key in _split(keys) if is_key(key)) for name, keys in config.keymap.items()
    }
    return {name: keys for name, keys in chosen.items() if keys and name in known}
