"""The table of the format, the records and the document about it say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.dossier.schema import BY_COLLECTION, BY_NAME, KINDS, Kind

FORMAT = Path(__file__).parents[2] / "docs" / "format.md"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_fields_and_attributes_are_the_same(kind: Kind) -> None:
    fields = {field.attribute or field.name for field in kind.fields}
    assert fields == set(kind.make._fields) - {"at"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_required_has_no_default_and_the_rest_has_one(kind: Kind) -> None:
    required = {field.attribute or field.name for field in kind.fields if field.required}
    assert required == set(kind.make._fields) - set(kind.make._field_defaults) - {"at"}


def test_references_and_nested_records_name_kinds_that_exist() -> None:
    for kind in KINDS:
        for field in kind.fields:
            assert set(field.refers) <= set(BY_NAME)
            assert not field.record or field.record in BY_NAME


def test_the_format_document_names_every_field_and_choice() -> None:
    rows = dict(re.findall(r"^\| `?(\w+)`?[^|]* \| (.*) \|$", FORMAT.read_text(), re.MULTILINE))
    for kind in KINDS:
        if kind.name in ("role", "correction", "naming", "figure"):
            continue  # described where they are used
        row = rows[kind.collection or kind.name]
        for field in kind.fields:
            assert re.search(rf"\b{field.name}\b{re.escape('*') if field.required else ''}", row), field
            assert all(choice in row for choice in field.choices), field
    assert set(BY_COLLECTION) <= set(rows)
