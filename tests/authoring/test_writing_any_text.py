"""Whatever text is written back, it reads as it was, and every other byte is what it was."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.authoring.variants import VARIANTS, assert_only_added, dossier, hostile, statement, without_places
from tui.authoring.writing import insert, set_fields
from tui.authoring.yaml_text import scalars
from tui.dossier.loading import read_dossier


@pytest.mark.parametrize("variant", [name for name in VARIANTS if name != "single"])
@given(text=hostile, note=hostile, collection=st.sampled_from(["statements", "sources"]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_added_all_other_bytes_are_what_they_were(variant, text, note, collection):
    assume(text.strip("\n").strip())
    with TemporaryDirectory() as name:
        path = dossier(Path(name), VARIANTS[variant])
        before = read_dossier(path)
        data = (path / "all.yaml").read_bytes()
        if collection == "statements":
            record = statement(text=text, note=note)
        else:
            record = {"id": "new-1", "title": text, "note": note}
        if variant == "flow" and collection == "sources":
            return  # a single record becomes a list: a test of its own
        change = insert(path, collection, record)
        change.apply()
        assert_only_added(data, (path / "all.yaml").read_bytes())
        after = read_dossier(path)
        records = getattr(after, collection)
        added = next(record for record in records if record.id == "new-1")
        value = added.text if collection == "statements" else added.title
        assert value == text.replace("\r\n", "\n").rstrip("\n")
        kept = note.replace("\r\n", "\n").rstrip("\n")
        assert added.note == (kept if kept.strip() else None)
        others = tuple(record for record in records if record.id != "new-1")
        assert without_places(after._replace(**{collection: others})) == without_places(before)
        change.undo()
        assert (path / "all.yaml").read_bytes() == data


@given(text=hostile, indent=st.integers(1, 6), width=st.integers(30, 100), flow=st.booleans())
@settings(max_examples=300, deadline=None)
def test_every_form_of_a_text_reads_back_as_it_was(text, indent, width, flow):
    from tui.authoring.yaml_text.outline import outline

    assume(text.rstrip("\n"))
    forms = ["\n".join(lines) for lines in (
        scalars.folded(text, indent, width), scalars.literal(text, indent)) if lines]  # fmt: skip
    forms += [scalars.one_line(text, quote) for quote in "'\""]
    for form in forms:
        assert outline(f"key: {form}\n").as_data() == {"key": text.rstrip("\n")}
    inner = scalars.one_line(text, flow=True)
    assert outline(f"key: [{inner}, {{a: {inner}}}]\n").as_data() == {
        "key": [text.rstrip("\n"), {"a": text.rstrip("\n")}]
    }


@given(
    values=st.dictionaries(st.sampled_from(["note", "venue", "locator", "text"]), hostile, min_size=1),
    variant=st.sampled_from(sorted(set(VARIANTS) - {"flow"})),
)
@settings(max_examples=60, deadline=None)
def test_fields_take_other_values_and_all_else_stays(values, variant):
    assume(values.get("text", "x").strip())
    with TemporaryDirectory() as name:
        path = dossier(Path(name), VARIANTS[variant])
        before = read_dossier(path)
        change = set_fields(path, "us-01", values)
        change.apply()
        after = read_dossier(path)
        for field, value in values.items():
            kept = value.replace("\r\n", "\n").rstrip("\n")
            assert getattr(after.statements[0], field) == (kept if kept.strip() else None)
        back = {field: getattr(before.statements[0], field) for field in values}
        same = (after.statements[0]._replace(**back), *after.statements[1:])
        assert without_places(after._replace(statements=same)) == without_places(before)
