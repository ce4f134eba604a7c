"""The one rule of ids, references and evidence, and that the checks explain whatever breaks it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tui.dossier.consistency import Consistency, is_consistent
from tui.dossier.loading import examine, read_draft

IDS = ["us", "ru", "ann", "bob", "s-1", "s-2", "s-3", "x", "q"]


def dossier(ids: list[str], speaker: str, evidence: list[str], event: str) -> str:
    """A small dossier of which some ids and references may be wrong."""
    return f"""
dossier: {{id: d, title: t, compare: [us, ru], as_of: 2015}}
parties:
- {{id: us, name: US}}
- {{id: ru, name: Russia}}
actors:
- {{id: ann, name: Ann, party: us}}
- {{id: {ids[0]}, name: Bob, party: ru}}
issues:
- id: i
  title: t
  question: q
  questions:
  - id: {ids[1]}
    ask: who
    positions:
      us:
      - {{since: 2015, summary: s, evidence: [{", ".join(evidence)}]}}
statements:
- {{id: {ids[2]}, date: 2015, speaker: {speaker}, quotation: indirect, text: t, issues: i, source: s}}
- {{id: s-2, date: 2015, party: ru, attribution: a, quotation: indirect, text: t, issues: i, source: s,
   responds_to: [{{statement: {ids[3]}, as: denies}}], event: {event}}}
events:
- {{id: e, title: t, date: 2015}}
sources:
- {{id: s, title: t}}
"""


@given(
    st.lists(st.sampled_from(IDS), min_size=4, max_size=4),
    st.sampled_from(["ann", "bob", "us"]),
    st.lists(st.sampled_from(IDS), min_size=1, max_size=2, unique=True),
    st.sampled_from(["e", "i"]),
)
def test_what_breaks_the_rule_is_explained_and_what_keeps_it_is_no_error(
    tmp_path_factory, ids, speaker, evidence, event
):
    file = tmp_path_factory.mktemp("rule") / "d.yaml"
    file.write_text(dossier(ids, speaker, evidence, event))
    _, problems = examine(file)
    errors = [problem for problem in problems if problem.severity == "error"]
    oneself = [problem for problem in errors if "answers itself" in problem.message]
    assert is_consistent(read_draft(file)) == (errors == oneself)


def test_the_shipped_dossier_keeps_the_rule():
    assert is_consistent(read_draft(ROOT / "content" / "syria-2015"))


@pytest.mark.parametrize("late", [[("s-1", "ru")], [("s-1", "us"), ("s-1", "ru")]])
def test_evidence_for_another_party_is_seen_however_the_parts_come(late):
    rule = Consistency()
    rule.add_evidence(late)
    rule.add_statements(["s-1"], ["us"])
    rule.close_statements()
    assert not rule.holds()
