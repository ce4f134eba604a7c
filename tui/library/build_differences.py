"""What two builds of a dossier differ in: records added, removed and changed, by their ids."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.archive.more_fields import SELDOM
from tui.archive.validity.dossier_state import changed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.archive.store import Archive

_LEFT_OUT = {
    "evidence": {"owner", "rowid_of", "quotation"},
    "position": {"number"},
    "account": {"since"},
    "dossier": {"first_day", "last_day", "statements", "events"},
}
"""What follows from other records."""
_PLACE = {"rowid", "file", "line", "seal"}


class _Kind(NamedTuple):
    key: Sequence[str]
    """The columns that name a record, `id` first where it has one."""
    parts: Mapping[str, tuple[str, str]] = {}
    """By table: the column with the record that a part is of, and the column of the record it is equal to."""


_KINDS = {
    "dossier": _Kind(("id",)),
    "party": _Kind(("id",)),
    "actor": _Kind(
        ("id",), {"role": ("actor", "id"), "alias": ("actor", "id"), "identifier": ("actor", "id")}
    ),
    "issue": _Kind(("id",)),
    "question": _Kind(("id",)),
    "position": _Kind(("question", "party", "since"), {"evidence": ("owner", "rowid")}),
    "assessment": _Kind(("question", "first", "second", "as_of"), {"evidence": ("owner", "rowid")}),
    "statement": _Kind(
        ("id",),
        {
            "rendering": ("statement", "rowid"),
            "response": ("answer", "rowid"),
            "correction": ("owner", "id"),
        },
    ),
    "event": _Kind(
        ("id",),
        {
            "participant": ("event", "rowid"),
            "account": ("event", "rowid"),
            "of_event": ("event", "rowid"),
            "correction": ("owner", "id"),
        },
    ),
    "source": _Kind(("id",)),
}


class BuildDifference(NamedTuple):
    """What became of the records of a kind, by their ids; a position is named by `question party day`."""

    kind: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def differences(old: Archive, new: Archive) -> tuple[BuildDifference, ...]:
    """Compare two builds of a dossier.

    Only the records of files that changed are looked at, where both know which those are. A record that only
    moved, within its file or to another, has not changed.

    Returns:
        The kinds of which anything changed, in the order of the format.
    """
    files = changed(old.state, new.state)
    some = []
    for name, kind in _KINDS.items():
        before, after = (_contents(archive, name, kind, files) for archive in (old, new))
        difference = BuildDifference(
            name,
            tuple(key for key in after if key not in before),
            tuple(key for key in before if key not in after),
            tuple(key for key, content in after.items() if before.get(key, content) != content),
        )
        if any(difference[1:]):
            some.append(difference)
    return tuple(some)


def _contents(archive: Archive, name: str, kind: _Kind, files: set[str] | None) -> dict[str, list[Any]]:
    """All that is said of each record of a kind, without where it stands."""
    where = ""
    if files is not None:
        numbers = [n for n, file in archive.rows("SELECT id, name FROM file") if file in files]
        where = f" WHERE r.file IN ({','.join(map(str, numbers))})"
    key = " || ' ' || ".join(f"r.{column}" for column in kind.key)
    contents: dict[str, list[Any]] = defaultdict(list)
    sql = f"SELECT {key}, {_columns(archive, name, 'r')} FROM {name} r{where}"  # noqa: S608 - our own names
    for identifier, *values in archive.rows(sql):
        contents[identifier].append(values)
    for table, (owner, column) in kind.parts.items():
        own = f"p.{owner} = r.{column}" + (f" AND p.kind = '{name}'" if table == "evidence" else "")
        columns = _columns(archive, table, "p", owner)
        sql = f"SELECT {key}, {columns} FROM {name} r JOIN {table} p ON {own}{where} ORDER BY p.n"  # noqa: S608
        for identifier, *values in archive.rows(sql):
            contents[identifier].append((table, *values))
    if name in SELDOM:
        owner = " || char(0) || ".join(f"r.{column}" for column in kind.key)  # as `more_fields.place` has it
        sql = f"SELECT {key}, p.fields FROM {name} r JOIN more p ON p.owner = {owner}{where}"  # noqa: S608
        for identifier, fields in archive.rows(sql):
            contents[identifier].append(("more", fields))
    if name == "dossier":
        for sql in ("SELECT name FROM editor ORDER BY n", "SELECT list, word FROM synonym ORDER BY list, n"):
            for identifier in contents:
                contents[identifier] += archive.rows(sql)
        owned = archive.rows("SELECT date, note FROM correction WHERE owner = '' ORDER BY n")
        for identifier in contents:
            contents[identifier] += owned
    return contents


def _columns(archive: Archive, table: str, short: str, owner: str = "") -> str:
    """The columns that say something of a record itself."""
    names = [name for (name,) in archive.rows("SELECT name FROM pragma_table_info(?)", (table,))]
    left_out = _PLACE | _LEFT_OUT.get(table, set()) | {owner}
    return ", ".join(f"{short}.{name}" for name in names if name not in left_out)
