"""The format as JSON Schema, for editors that complete and check YAML by one (draft 7)."""

from __future__ import annotations

import ast
import inspect
import json
from typing import TYPE_CHECKING, Any, TypeAlias

import tui
from tui.dossier import records
from tui.dossier.schema import KINDS
from tui.dossier.yaml.record_building import ID

if TYPE_CHECKING:
    from tui.dossier.schema import Field, Kind

Schema: TypeAlias = dict[str, Any]

# What is written without quotation marks may be a number or a truth value to an editor; here it is text.
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_REFERENCE: Schema = {"type": ["string", "integer"], "pattern": f"^{ID.pattern}$"}
_DATE: Schema = {
    "type": ["string", "integer", "array"],
    "examples": ["2015-12-15", "2015-12", "2015-12~", "2015/2016"],
}
_EMPTY: Schema = {"enum": [None, ""]}
_DATE_HELP = "A date in EDTF (ISO 8601-2, level 1), as precise as it is known: 2015-12-15, 2015-12, 2011-08?"


def text() -> str:
    """The schema as the text of a file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def json_schema() -> Schema:
    """Work out the schema of a file of a dossier, from the same table by which files are read."""
    notes = _notes()
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A file of a Bilateral dossier",
        "$comment": f"bilateral {tui.__version__}: bilateral schema prints it anew",
        "type": "object",
        "properties": {kind.collection: _collection(kind) for kind in KINDS if kind.collection},
        "additionalProperties": False,
        "definitions": {kind.name: _record(kind, notes) for kind in KINDS},
    }


def _collection(kind: Kind) -> Schema:
    record = {"$ref": f"#/definitions/{kind.name}"}
    several = record if kind.name == "dossier" else _one_or_more(record)
    return {"description": inspect.getdoc(kind.make), **_or_empty(several)}


def _record(kind: Kind, notes: dict[tuple[str, str], str]) -> Schema:
    properties = {}
    for field in kind.fields:
        note = notes.get((kind.make.__name__, field.attribute or field.name), "")
        properties[field.name] = _described(field, note)
    return {
        "description": inspect.getdoc(kind.make),
        "type": "object",
        "properties": properties,
        "required": [field.name for field in kind.fields if field.required],
        "additionalProperties": False,
    }


def _described(field: Field, note: str) -> Schema:
    if not note and field.refers:
        note = f"Refers by id to: {', '.join(field.refers)}."
    if not note and field.shape == "date":
        note = _DATE_HELP
    schema = _value(field)
    if not field.required:
        schema = _or_empty(schema)
    return {"description": note, **schema} if note else schema


def _value(field: Field) -> Schema:
    match field.shape:
        case "record":
            return _one_or_more({"$ref": f"#/definitions/{field.record}"})
        case "by_party":
            record = _one_or_more({"$ref": f"#/definitions/{field.record}"})
            return {
                "type": "object",
                "propertyNames": {"pattern": _REFERENCE["pattern"]},
                "additionalProperties": _or_empty(record),
            }
        case "pairs":
            return {"type": "object", "additionalProperties": _or_empty(_TEXT)}
        case "words":
            return {"type": "array", "items": {"type": "array", "items": _TEXT}}
    item = _scalar(field)
    if field.exactly is not None:
        return {"type": "array", "items": item, "minItems": field.exactly, "maxItems": field.exactly}
    return _one_or_more(item) if field.many else item


def _scalar(field: Field) -> Schema:
    if field.choices:
        return {"enum": list(field.choices)}
    match field.shape:
        case "date":
            return _DATE
        case "id" | "reference":
            return _REFERENCE
    return {**_TEXT, "minLength": 1} if field.required else _TEXT


def _one_or_more(schema: Schema) -> Schema:
    """A list; one of a single value may be written as that value."""
    return {"anyOf": [schema, {"type": "array", "items": schema}]}


def _or_empty(schema: Schema) -> Schema:
    """A field left empty is as if it were not there."""
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], _EMPTY]}
    return {"anyOf": [schema, _EMPTY]}


def _notes() -> dict[tuple[str, str], str]:
    """What stands below a field in the classes of records, by class and field."""
    try:
        tree = ast.parse(inspect.getsource(records))
    except OSError:  # installed without its source: the schema is as strict, and tells less
        return {}
    notes = {}
    for made in tree.body:
        if not isinstance(made, ast.ClassDef):
            continue
        for field, below in zip(made.body, made.body[1:], strict=False):
            match field, below:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    notes[made.name, name] = inspect.cleandoc(text)
    return notes
