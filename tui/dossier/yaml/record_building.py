"""Typing: nodes become records, and whatever does not fit the schema becomes a problem."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.dossier.draft import Declared, Draft
from tui.dossier.edtf import AmbiguousDate, EdtfError, parse, read_words
from tui.dossier.problems import quoted
from tui.dossier.records import Location
from tui.dossier.schema import BY_COLLECTION, BY_NAME
from tui.dossier.yaml.nodes import Mapping, Sequence, Text, key_place, place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.dossier.edtf import Edtf
    from tui.dossier.schema import Field, Kind
    from tui.dossier.yaml.dossier_files import File
    from tui.dossier.yaml.nodes import Node

ID = re.compile(r"[a-z0-9][a-z0-9-]*")
"""What an id looks like."""


class Plan(NamedTuple):
    """What is worked out once for each kind of record."""

    kind: Kind
    defaults: list[Any]
    located: bool
    named: bool
    readers: dict[str, tuple[int, Field, Callable[[Builder, Node, Field], Any]]]
    required: list[tuple[int, str]]


class Builder:
    """Makes the records of one file and adds them to a draft."""

    def __init__(self, file: File, draft: Draft, first_line: int = 1) -> None:
        self.file = file
        self.draft = draft
        self.first_line = first_line
        """The number in the file of the first line that was read."""

    def collect(self, top: Node) -> None:
        """Add all collections of a file.

        Args:
            top: the file's topmost node.
        """
        if not isinstance(top, Mapping):
            self.draft.is_complete = False
            advice = f"begin with the name of a collection: {', '.join(BY_COLLECTION)}"
            self.problem(top, "not-a-mapping", "a file is a mapping of collections", advice)
            return
        for name, node in top.entries.items():
            kind = BY_COLLECTION.get(name)
            if kind is None:
                self.draft.is_complete = False
                self.unknown_key(top, name, BY_COLLECTION, "collection")
            elif name == "dossier" and isinstance(node, Sequence):
                self.problem(
                    node,
                    "wrong-shape",
                    "`dossier` is one mapping, not a list",
                    "write its fields without “- ”",
                )
            else:
                self.add(kind, node)

    def add(self, kind: Kind, node: Node) -> None:
        """Add the records of one collection.

        Args:
            kind: the kind of record.
            node: the collection.
        """
        if type(node) is Text and _is_blank(node):
            return
        self.draft.seen.add(kind.collection)
        plan = PLANS[kind.name]
        add = self.draft.collections[kind.collection].append
        for item in node.items if type(node) is Sequence else (node,):
            record = self.record(plan, item)
            if record is not None:
                add(record)

    def record(self, plan: Plan, node: Node) -> Any:
        """Make one record; None where a required field is missing or faulty."""
        if type(node) is not Mapping:
            kind = plan.kind
            advice = f"write its fields as `key: value`: {', '.join(field.name for field in kind.fields)}"
            self.problem(node, "not-a-record", f"{_an(kind.name)} is a mapping of fields", advice)
            return None
        values = plan.defaults.copy()
        readers = plan.readers
        misspelt: list[str | None] = []
        for key, child in node.entries.items():
            reader = readers.get(key)
            if reader is None:
                meant = self.unknown_key(node, key, readers, f"field of {_an(plan.kind.name)}")
                if meant == "id" and type(child) is Text:
                    self.draft.presumed[child.value] = ""
                misspelt.append(meant)
                continue
            index, field, read = reader
            value = read(self, child, field)
            if value is not None:
                values[index] = value
        if plan.located:
            values[0] = Location(self.file.name, node.mark.line + self.first_line, node.mark.column + 1)
            if plan.named and values[1] is not None:
                self.draft.declared.append(Declared(values[1], plan.kind.name, values[0]))
        # What a misspelt key would have said is not looked for: that would be its consequence.
        if (None in values and not self._complete(plan, node, values, misspelt)) or any(misspelt):
            if plan.located:
                self.draft.faulty.append((plan.kind.name, [values]))
            return None
        return plan.kind.make._make(values)

    def _complete(self, plan: Plan, node: Mapping, values: list[Any], misspelt: list[str | None]) -> bool:
        """Tell whether all required fields are there; of those that are misspelt nothing more is said."""
        complete = True
        for index, name in plan.required:
            if values[index] is not None:
                continue
            complete = False
            given = node.entries.get(name)
            if given is None and name in misspelt:
                continue
            if given is None:
                self.problem(
                    node, "missing-field", f"this {plan.kind.name} has no `{name}`", f"add a line `{name}: …`"
                )
            elif _is_blank(given):
                self.problem(given, "empty-field", f"`{name}` is empty", "fill it in")
        return complete

    def problem(self, node: Node, code: str, message: str, advice: str) -> None:
        """Note an error where a node stands."""
        self._note(place(node), code, message, advice)

    def _note(self, at: tuple[int, int], code: str, message: str, advice: str) -> None:
        if self.draft.problems.keeps(code, message):
            self.draft.problems.keep(self.file.problem(*at, code, message, advice))

    def unknown_key(self, node: Mapping, key: str, known: Iterable[str], what: str) -> str | None:
        """Note a key that the format does not know, and return the known one that may be meant."""
        names = list(known)
        near = self.draft.suggestions.closest(key, names)
        if near is None and key in BY_NAME and BY_NAME[key].collection in names:
            near = BY_NAME[key].collection
        advice = f"did you mean `{near}`?" if near else f"write one of {', '.join(names)}"
        code = "unknown-collection" if what == "collection" else "unknown-field"
        self._note(key_place(node, key), code, f"{quoted(key)} is no {what}", advice)
        return near


def _read_text(builder: Builder, node: Node, field: Field) -> str | None:
    """Read a text; a block's closing line break is no part of it."""
    if type(node) is not Text:
        builder.problem(
            node,
            "wrong-shape",
            f"`{field.name}` is a text",
            "write it as one value; put [ or { in quotation marks",
        )
        return None
    value = node.value
    if value[-1:] == "\n":
        value = value.rstrip("\n")
    if not value or value.isspace():
        return None
    if field.choices and value not in field.choices:
        near = builder.draft.suggestions.closest(value, field.choices)
        wanted = f"write one of {', '.join(field.choices)}"
        advice = f"did you mean {near}? Otherwise {wanted}" if near else wanted
        builder.problem(node, "unknown-choice", f"{quoted(value)} is no `{field.name}`", advice)
        return None
    return value


def _read_id(builder: Builder, node: Node, field: Field) -> str | None:
    value = _read_text(builder, node, field)
    if value is None or ID.fullmatch(value):
        return value
    example = re.sub(r"[^a-z0-9]+", "-", value[:60].lower()).strip("-") or "statement-01"
    builder.draft.presumed[value] = builder.draft.presumed[example] = ""
    advice = f"use lower-case letters, digits and hyphens: {example}"
    builder.problem(node, "bad-id", f"{quoted(value)} can't be an id", advice)
    return None


def _read_date(builder: Builder, node: Node, field: Field) -> Edtf | None:
    if type(node) is Sequence and len(node.items) == 1 and type(node.items[0]) is Text:
        # `[..2015-06-16]`, a day within bounds, which YAML takes for a list.
        node = Text(f"[{node.items[0].value}]", node.mark)
    value = _read_text(builder, node, field)
    if value is None:
        return None
    try:
        return parse(value)
    except EdtfError as error:
        message, advice = _date_advice(value, error)
        builder.problem(node, "bad-date", message, advice)
        return None


def _date_advice(value: str, error: EdtfError) -> tuple[str, str]:
    """Say what is wrong with a date, and how one in words is written where its words are plain."""
    if value[:1] in "+-" or value.lower() in ("today", "now", "yesterday", "tomorrow"):
        return str(error), "write the day itself: 2015-12-15"
    try:
        return str(error), f"write {read_words(value).text}"
    except AmbiguousDate as ambiguous:
        return str(ambiguous), ambiguous.advice.replace("type ", "write ", 1)
    except EdtfError:
        return str(error), error.advice


def _read_record(builder: Builder, node: Node, field: Field) -> tuple[Any, ...]:
    """Read nested records; faulty ones are left out."""
    plan = PLANS[field.record]
    made = [builder.record(plan, item) for item in _items(node)]
    if None in made:
        builder.draft.gaps[builder.file.name, *place(node)] = [
            index for index, record in enumerate(made) if record is not None
        ]
    return tuple(record for record in made if record is not None)


def _read_words(builder: Builder, node: Node, field: Field) -> tuple[tuple[str, ...], ...]:
    """Read a list of lists of texts."""
    if type(node) is not Sequence or not all(type(item) is Sequence for item in node.items):
        builder.problem(
            node, "wrong-shape", f"`{field.name}` is a list of lists", "write - [one name, another name]"
        )
        return ()
    return tuple(_many(_read_text, builder, item, field) for item in node.items)


def _read_pairs(builder: Builder, node: Node, field: Field) -> tuple[tuple[str, str], ...]:
    """Read a mapping of text to text."""
    if type(node) is not Mapping:
        builder.problem(
            node, "wrong-shape", f"`{field.name}` is a mapping", "write wikidata: Q76 below it, indented"
        )
        return ()
    read = ((key, _read_text(builder, child, field)) for key, child in node.entries.items())
    return tuple((key, value) for key, value in read if value is not None)


def _read_by_party(builder: Builder, node: Node, field: Field) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Read a mapping of party to records."""
    if type(node) is not Mapping:
        builder.problem(
            node,
            "wrong-shape",
            f"`{field.name}` is a mapping of parties",
            "write the party's id, then its list",
        )
        return ()
    return tuple((party, _read_record(builder, child, field)) for party, child in node.entries.items())


def _read_many(builder: Builder, node: Node, field: Field) -> tuple[Any, ...] | None:
    """Read a list of texts or references; blank where it stands alone, it is as if it were not there."""
    values = _many(_read_text, builder, node, field)
    if field.shape == "reference" and len(values) != len(set(values)):
        twice = next(value for value in values if values.count(value) > 1)
        builder.problem(
            node, "duplicate-value", f"{quoted(twice)} stands twice in `{field.name}`", "name each once"
        )
    if field.exactly is not None and len(values) != field.exactly:
        builder.problem(
            node,
            "wrong-number",
            f"`{field.name}` names {field.exactly}, not {len(values)}",
            f"write ids between brackets: [{', '.join(['…'] * field.exactly)}]",
        )
        return None
    return values or None


def _many(
    read: Callable[[Builder, Node, Field], Any], builder: Builder, node: Node, field: Field
) -> tuple[Any, ...]:
    values = []
    for item in _items(node):
        value = read(builder, item, field)
        if value is not None:
            values.append(value)
        elif _is_blank(item):
            builder.problem(
                item, "empty-item", f"an item of `{field.name}` is empty", "fill it in or delete it"
            )
    return tuple(values)


def _items(node: Node) -> list[Node]:
    """A list of one may be written as a plain value; an empty value is an empty list."""
    if type(node) is Sequence:
        return node.items
    return [] if _is_blank(node) else [node]


def _is_blank(node: Node) -> bool:
    if type(node) is Text:
        return not node.value.strip()
    return type(node) is Sequence and not node.items


def _an(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


_READERS: dict[str, Callable[[Builder, Node, Field], Any]] = {
    "text": _read_text,
    "reference": _read_text,
    "id": _read_id,
    "date": _read_date,
    "record": _read_record,
    "words": _read_words,
    "pairs": _read_pairs,
    "by_party": _read_by_party,
}


def _plan(kind: Kind) -> Plan:
    attributes = kind.make._fields
    readers = {}
    required = []
    for field in kind.fields:
        index = attributes.index(field.attribute or field.name)
        is_list = field.many and field.shape in ("text", "reference")
        readers[field.name] = (index, field, _read_many if is_list else _READERS[field.shape])
        if field.required:
            required.append((index, field.name))
    defaults = [kind.make._field_defaults.get(attribute) for attribute in attributes]
    named = any(field.shape == "id" for field in kind.fields)
    return Plan(kind, defaults, attributes[0] == "at", named, readers, required)


PLANS: dict[str, Plan] = {name: _plan(kind) for name, kind in BY_NAME.items()}
