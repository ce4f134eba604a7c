"""What a new build of a dossier differs in from the last one, by ids and in words."""

from __future__ import annotations

from tests.archive.dossiers import AT, archive, contested, dossier, statement
from tui.dossier.edtf import parse
from tui.dossier.records import Assessment, Correction, Issue, Position, Question, Rendering, Response
from tui.library.build_differences import differences
from tui.report.text.changes import in_words

FIRST = dossier((statement("a"), statement("b", "Others."), statement("c")), (contested(),))


def compared(records, before=FIRST):
    with archive(before) as old, archive(records) as new:
        return differences(old, new)


def test_the_same_records_elsewhere_are_no_difference():
    moved = FIRST._replace(
        statements=tuple(
            record._replace(at=AT._replace(file="other.yaml", line=n))
            for n, record in enumerate(FIRST.statements)
        )
    )
    assert compared(moved) == ()
    assert in_words(()) == ""


def test_statements_added_removed_and_changed_are_counted_by_their_ids():
    now = FIRST._replace(
        statements=(statement("a"), statement("b", "Other words."), statement("d"), statement("e"))
    )
    (difference,) = compared(now)
    assert (difference.added, difference.removed, difference.changed) == (("d", "e"), ("c",), ("b",))
    assert in_words([difference]) == "2 statements added, 1 statement changed, 1 statement removed"


def test_what_hangs_on_a_statement_changes_it():
    for more in (
        {"renderings": (Rendering("ru", "Слова"),)},
        {"responds_to": (Response("a", "denies"),)},
        {"corrections": (Correction(parse("2015"), "A word."),)},
        {"audience": ("russia",)},
        {"tags": ("quoted-again",)},
    ):
        now = FIRST._replace(statements=(*FIRST.statements[:2], statement("c", **more)))
        assert in_words(compared(now)) == "1 statement changed"


def asked(summary: str, verdict: str, evidence: tuple[str, ...] = ("a",)):
    """An issue with a question that one side answers."""
    position = Position(AT, parse("2015-12-01"), summary, evidence)
    judged = Assessment(AT, ("us", "russia"), parse("2015-12-02"), verdict, "A reason.")
    question = Question(AT, "q", "Should he go?", (("us", (position,)),), (judged,))
    return (Issue(AT, "assad-role", "Assad", "Which?", questions=(question,)),)


def test_positions_and_verdicts_are_told_by_question_party_and_day():
    before = dossier((statement("a"), statement("b")), issues=asked("He must go.", "differ"))
    reworded = before._replace(issues=asked("He must go now.", "differ"))
    (difference,) = compared(reworded, before)
    assert difference == ("position", (), (), ("q us 2015-12-01",))
    backed = before._replace(issues=asked("He must go.", "differ", ("a", "b")))
    assert in_words(compared(backed, before)) == "1 position changed"
    judged = before._replace(issues=asked("He must go.", "agree"))
    assert in_words(compared(judged, before)) == "1 verdict changed"


def test_an_account_added_changes_its_event():
    (event,) = FIRST.events
    now = FIRST._replace(events=(event._replace(accounts=event.accounts[:1]),))
    assert in_words(compared(now)) == "1 event changed"


def test_the_dossiers_own_record_and_an_actors_offices_count_too():
    now = FIRST._replace(
        dossier=FIRST.dossier._replace(title="Another title"),
        actors=tuple(actor._replace(aliases=("Somebody",)) for actor in FIRST.actors),
    )
    assert "1 dossier record changed" in in_words(compared(now))
    assert "changed" in in_words([one for one in compared(now) if one.kind == "actor"])
