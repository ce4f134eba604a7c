"""The format as one table, derived from the records: each kind, its fields and what they may hold.

Typing, checks of references and the documents about the format follow from it; docs/format.md is its prose.
"""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from tui.dossier import records
from tui.dossier.edtf.form import Edtf

Shape = Literal["text", "id", "date", "reference", "record", "words", "pairs", "by_party"]
"""`words` is a list of texts, `pairs` maps text to text, `by_party` maps parties to lists of records."""


class Field(NamedTuple):
    """One field of a record."""

    name: str
    """The key in YAML."""
    shape: Shape = "text"
    required: bool = False
    many: bool = False
    """A list; one of a single value may be written as that value."""
    choices: tuple[str, ...] = ()
    """What a text may be, if not anything."""
    refers: tuple[str, ...] = ()
    """The kinds whose ids a reference may name."""
    record: str = ""
    """The kind of record nested here."""
    exactly: int | None = None
    """How many values a list must have."""
    attribute: str = ""
    """The record's attribute, where it is not the key (`from` is a word of Python)."""


class Kind(NamedTuple):
    """One kind of record."""

    name: str
    make: Any
    """Its class in `tui.dossier.records`."""
    fields: tuple[Field, ...]
    collection: str = ""
    """The key of its collection; empty for kinds nested in others."""


def _kinds() -> tuple[Kind, ...]:
    """Every kind of record: those of the collections, then those nested in them."""
    collections = {
        _item(hint): name for name, hint in get_type_hints(records.Records, include_extras=True).items()
    }
    kinds: dict[str, Kind] = {}
    pending = list(collections)
    while pending:
        make = pending.pop(0)
        name = make.__name__.lower()
        if name not in kinds:
            fields, nested = _fields(make)
            kinds[name] = Kind(name, make, fields, collections.get(make, ""))
            pending += nested
    return tuple(kinds.values())


def _fields(make: Any) -> tuple[tuple[Field, ...], list[Any]]:
    """The fields of a class of records in the order in which they are written, and the classes in it."""
    fields: list[Field] = []
    nested: list[Any] = []
    for attribute, hint in get_type_hints(make, include_extras=True).items():
        if attribute == "at":
            continue
        annotations = _marks(hint)
        written = next((mark for mark in annotations if isinstance(mark, records.Written)), records.Written())
        field = Field(written.key or attribute, required=attribute not in make._field_defaults)
        if written.key:
            field = field._replace(attribute=attribute)
        field, inner = _typed(field, hint)
        names = [other.name for other in fields]
        fields.insert(names.index(written.before) if written.before else len(fields), field)
        if inner is not None:
            nested.append(inner)
    return tuple(fields), nested


def _typed(field: Field, hint: Any) -> tuple[Field, Any]:
    """Add what a type says of a field; with it, the class of the records nested in it."""
    kind = _bare(hint)
    if get_origin(kind) is not tuple:
        return _single(field, hint)
    items = [item for item in get_args(kind) if item is not Ellipsis]
    inner = _bare(items[0])
    if get_origin(inner) is not tuple:
        fixed = None if Ellipsis in get_args(kind) else len(items)
        field, record = _single(field._replace(many=True, exactly=fixed), items[0])
        return field, record
    if Ellipsis in get_args(inner):
        return field._replace(shape="words", many=True), None
    key, value = get_args(inner)
    if get_origin(_bare(value)) is not tuple:
        return field._replace(shape="pairs"), None
    record = _item(value)
    refers = next(mark.kinds for mark in _marks(key) if isinstance(mark, records.Refers))
    return field._replace(shape="by_party", refers=refers, record=record.__name__.lower()), record


def _single(field: Field, hint: Any) -> tuple[Field, Any]:
    kind = _bare(hint)
    if kind is Edtf:
        return field._replace(shape="date"), None
    if get_origin(kind) is Literal:
        return field._replace(choices=get_args(kind)), None
    if kind is not str:
        return field._replace(shape="record", record=kind.__name__.lower()), kind
    for mark in _marks(hint):
        if isinstance(mark, records.Refers):
            return field._replace(shape="reference", refers=mark.kinds), None
        if mark is records.IDENTIFIES:
            return field._replace(shape="id"), None
    return field, None


def _bare(hint: Any) -> Any:
    """A type without its marks and without None."""
    while True:
        origin = get_origin(hint)
        if origin is Annotated:
            hint = get_args(hint)[0]
        elif origin in (Union, UnionType):
            hint = next(item for item in get_args(hint) if item is not type(None))
        else:
            return hint


def _marks(hint: Any) -> list[Any]:
    """All marks on a type, those within an optional one too."""
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *annotations = get_args(hint)
        return [*annotations, *_marks(inner)]
    if origin in (Union, UnionType):
        return [mark for item in get_args(hint) for mark in _marks(item)]
    return []


def _item(hint: Any) -> Any:
    """What a list is of; what is no list is itself."""
    kind = _bare(hint)
    return _bare(get_args(kind)[0]) if get_origin(kind) is tuple else kind


KINDS: tuple[Kind, ...] = _kinds()
BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
BY_COLLECTION: dict[str, Kind] = {kind.collection: kind for kind in KINDS if kind.collection}
