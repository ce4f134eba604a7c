"""The JSON Schema of the format: what it takes the reader takes, and what it refuses the reader refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dossier.writing import SOUND, write
from tui.authoring.json_schema import json_schema
from tui.dossier.loading import examine
from tui.dossier.schema import KINDS

SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2 as the language server for YAML reads it: numbers are numbers, and dates are text."""


AsEditorsRead.yaml_implicit_resolvers = {
    letter: [(tag, form) for tag, form in forms if not tag.endswith((":timestamp", ":merge", ":bool"))]
    for letter, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(yaml.load(text, AsEditorsRead))]


def test_it_is_a_schema():
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]):
    from tui.cli import main

    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == SCHEMA


def test_every_file_of_the_shipped_dossiers_is_valid():
    files = sorted((Path(__file__).parents[2] / "content").rglob("*.yaml"))
    assert files
    for file in files:
        assert not faults(file.read_text(encoding="utf-8")), file


def test_a_new_dossier_is_valid_and_names_the_schema_beside_it(tmp_path: Path):
    from tui.cli import main

    folder = tmp_path / "border"
    assert main(["new", str(folder), "--title", "T", "--sides", "A,B", "--as-of", "2024"]) == 0
    for file in folder.glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        assert not faults(text), file
        named = re.match(r"# yaml-language-server: \$schema=(.*)\n", text)
        assert named
        assert json.loads((folder / named[1]).read_text(encoding="utf-8")) == SCHEMA


@pytest.mark.parametrize(
    ("old", "new", "message_part"),
    [
        (
            "quotation: direct",
            "quotation: verbatim",
            "'verbatim' is not one of ['direct', 'mixed', 'indirect']",
        ),
        ("title: His role", "titel: His role", "'titel' was unexpected"),
        ("  compare: [us, russia]\n", "  compare: [us]\n", "['us'] is too short"),
        ("parties:", "sides:", "'sides' was unexpected"),
        ("- id: kerry", "- id: Kerry", "does not match"),
        ("  as_of: 2015-12-15\n", "", "'as_of' is a required property"),
    ],
)
def test_what_the_reader_refuses_it_refuses(tmp_path: Path, old: str, new: str, message_part: str):
    spoilt = SOUND.replace(old, new, 1)
    assert examine(write(tmp_path, spoilt))[0] is None
    messages = [
        error.message
        for whole in VALIDATOR.iter_errors(yaml.load(spoilt, AsEditorsRead))
        for error in [whole, *all_within(whole)]
    ]
    assert any(message_part in message for message in messages), messages


def all_within(error: jsonschema.ValidationError) -> list[jsonschema.ValidationError]:
    """The errors of which an error is made."""
    return [inner for each in error.context or () for inner in [each, *all_within(each)]]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_field_of_each_kind_is_in_it(kind: Any):
    definition = SCHEMA["definitions"][kind.name]
    assert list(definition["properties"]) == [field.name for field in kind.fields]
    assert definition["required"] == [field.name for field in kind.fields if field.required]
    for field in kind.fields:
        assert all(
            f'"{choice}"' in json.dumps(definition["properties"][field.name]) for choice in field.choices
        )


VALUES = st.recursive(
    st.sampled_from(["us", "x y", "2015-12", "", "direct", "Ü", 12, 1.5]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "us"]), inner, max_size=2)
    ),
    max_leaves=4,
)
TREE = yaml.load(SOUND, AsEditorsRead)


def places(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths to all values of a tree."""
    keys = tree if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    return [place for key in keys for place in [(*path, key), *places(tree[key], (*path, key))]]


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(places(TREE)), VALUES)
def test_whatever_stands_in_a_sound_dossier_is_refused_by_the_reader_too(place: tuple[Any, ...], value: Any):
    tree = json.loads(json.dumps(TREE))
    holder = tree
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = value
    if VALIDATOR.is_valid(tree):
        return
    with TemporaryDirectory() as folder:
        assert examine(write(Path(folder), json.dumps(tree, ensure_ascii=False)))[0] is None
