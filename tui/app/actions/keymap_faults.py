"""What is wrong with a user's keymap, told from the one table of commands."""

from __future__ import annotations

import unicodedata
from string import punctuation
from typing import TYPE_CHECKING

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.keys import KEY_ALIASES, KEY_NAME_REPLACEMENTS

from tui.app.command_table import COMMANDS
from tui.dossier.nearest_names import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tui.app.command_table import Command
    from tui.config.choices import Config

_MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
_SENT = {key.value for keys in ANSI_SEQUENCES_KEYS.values() if isinstance(keys, tuple) for key in keys}
_NO_CHARACTERS = {name for name in _SENT if "+" not in name and name[0] != "<"}
"""Keys that terminals have a name for."""
_PUNCTUATION = {
    KEY_NAME_REPLACEMENTS.get(name, name)
    for name in (unicodedata.name(sign).lower().replace("-", "_").replace(" ", "_") for sign in punctuation)
}
_SENT_AS = {alias: name for name, aliases in KEY_ALIASES.items() for alias in aliases}
_SENT_AS |= {"ctrl+left_square_bracket": "escape", "ctrl+h": "backspace"}
_USUAL = {
    "esc": "escape", "return": "enter", "pgup": "pageup", "page_up": "pageup", "pgdn": "pagedown",
    "pgdown": "pagedown", "page_down": "pagedown", "del": "delete", "ins": "insert", "spacebar": "space",
}  # fmt: skip
"""What other programs call some keys."""
_EVERYWHERE = {"app", "record", "elsewhere", "list"}
"""Scopes that hold on many screens, together with another one."""


def keymap_faults(config: Config) -> Iterator[str]:
    """Tell of commands and keys that there are not, and of keys that do two things at one place.

    Args:
        config: what the user configured.

    Returns:
        Each with its file, line and column where they are known.
    """
    if not config.keymap:  # as for most, who need not wait for every key to be held against every other
        return
    from tui.dossier.problems import quoted

    by_id = {command.id: command for command in COMMANDS}
    for name, keys in config.keymap.items():
        at = config.places.get(name, "keymap")
        if name not in by_id:
            near = nearest(name, by_id)
            hint = f"; did you mean {near[0]}?" if near else "; the help (?) lists their ids"
            yield f"{at}: there is no command {quoted(name)}{hint}"
        for key in _split(keys):
            if not is_key(key):
                meant = _nearest_key(key)
                advice = f"did you mean {meant}?" if meant else "write f9, ctrl+s, comma or a character"
                yield f"{at}: there is no key {quoted(key)}; {advice}"
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
    if not set(modifiers) <= set(_MODIFIERS) or len(set(modifiers)) < len(modifiers) or name in _SENT_AS:
        return False
    if key in _NO_CHARACTERS or key in _PUNCTUATION:
        return True
    if len(key) != 1 or not key.isprintable() or key == " ":
        return False
    # Shift and a letter is that capital letter; with other keys held down no capital is sent.
    return modifiers != ["shift"] and not (modifiers and key.isupper())


def _nearest_key(name: str) -> str | None:
    """The key that somebody may mean by a name that none has."""
    *modifiers, key = name.lower().replace("++", "+plus").split("+")
    if name.lower() in _SENT_AS:
        return _SENT_AS[name.lower()]
    if modifiers == ["shift"] and len(key) == 1 and key.isalpha():
        return key.upper()
    parts = [
        *(_likely(part, _MODIFIERS) for part in modifiers),
        _USUAL.get(key) or _likely(key, _NO_CHARACTERS),
    ]
    meant = "+".join(parts)
    return meant if is_key(meant) else None


def _likely(part: str, known: Collection[str]) -> str:
    return part if len(part) == 1 else next(iter(nearest(part, known)), part)


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
    if len(key) != 1:
        # Terminals send what is held down in the order of the alphabet.
        *modifiers, key = key.split("+")
        return "+".join((*sorted(modifiers), _named(key) if len(key) == 1 else key))
    if key.isalnum():
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
        name: ",".join(_named(key) for key in _split(keys) if is_key(key))
        for name, keys in config.keymap.items()
    }
    return {name: keys for name, keys in chosen.items() if keys and name in known}
