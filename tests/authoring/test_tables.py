"""The parts that read tables: days, names, quotation marks and columns."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.authoring.identifiers import slug, unused
from tui.authoring.relative_days import told_from
from tui.authoring.tables.columns import assign, is_header, letter
from tui.authoring.tables.day_forms import read
from tui.authoring.tables.known import address_key
from tui.authoring.tables.name_matching import NameIndex, is_unnamed, name_and_office
from tui.authoring.tables.quotation_kinds import quotation_of
from tui.dossier import edtf
from tui.dossier.yaml.record_building import ID


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2015-12-15", "2015-12-15"),
        ("15/12/2015", "2015-12-15"),
        ("12/15/15", "2015-12-15"),
        ("15.12.2015", "2015-12-15"),
        ("5.6.2020", "2020-06-05"),
        ("20151215", "2015-12-15"),
        ("2015/12/5", "2015-12-05"),
        ("15 dec 2015", "2015-12-15"),
        ("Dec. 15, 2015", "2015-12-15"),
        ("15-Dec-15", "2015-12-15"),
        ("Tuesday, 15th of December 2015", "2015-12-15"),
        ("15. Dezember 2015", "2015-12-15"),
        ("15 декабря 2015 г.", "2015-12-15"),
        ("1er mars 2019", "2019-03-01"),
        ("15 de diciembre de 2015", "2015-12-15"),
        ("2015-12-15 14:30", "2015-12-15T14:30"),
        ("12/15/2015 2:30 PM", "2015-12-15T14:30"),
        ("2015-12-15 00:00:00", "2015-12-15"),
        ("about 15 dec 2015", "2015-12-15~"),
        ("Dec 2015", "2015-12"),
        ("5/2015", "2015-05"),
        ("2015", "2015"),
        ("2015-12~", "2015-12~"),
    ],
)
def test_a_day_is_read_in_any_usual_form(text, wanted):
    reading = read(text)
    assert (reading.under(None), reading.problem) == (wanted, "")


def test_a_day_that_may_be_two_is_neither_until_the_order_is_known():
    reading = read("5/6/2020")
    assert reading.is_open
    assert (reading.under(None), reading.under("dmy"), reading.under("mdy")) == (
        "",
        "2020-06-05",
        "2020-05-06",
    )
    assert not read("5/5/2020").is_open
    assert read("13/6/2020").wants == "dmy"
    assert read("6/13/2020").wants == "mdy"


@given(
    st.dates(),
    st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %d %b %Y", "%Y/%m/%d", "%Y%m%d"]),
)
def test_every_day_is_read_back_from_every_form(day, form):
    text = day.strftime(form.replace("%Y", f"{day.year:04}"))
    assert read(text).under(None) == day.isoformat()


@given(st.text(max_size=40))
def test_whatever_a_cell_holds_it_is_a_date_of_the_format_or_says_why_not(text):
    reading = read(text)
    dates = {reading.day_first, reading.month_first} - {""}
    assert bool(dates) != bool(reading.problem)
    for found in dates:
        assert edtf.parse(found).text == found


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("yesterday", "2015-12-14"),
        ("on Monday", "2015-12-14"),
        ("last Tuesday", "2015-12-08"),
        ("Tuesday morning", "2015-12-15"),
        ("two weeks ago", "2015-12-01~"),
        ("3 days ago", "2015-12-12"),
        ("last month", "2015-11"),
        ("last week", "2015-12-07/2015-12-13"),
        ("earlier this week", "2015-12-14/2015-12-15"),
        ("December 15", "2015-12-15"),
        ("3 June", "2015-06-03"),
        ("in September", "2015-09"),
        ("a year ago", "2014"),
        ("soon", None),
    ],
)
def test_words_for_a_day_are_told_by_another(words, wanted):
    assert told_from(words, date(2015, 12, 15)) == wanted


def people() -> NameIndex:
    index = NameIndex(people=True)
    index.add("lavrov", ["Sergei Lavrov"])
    index.add("kerry", ["John Kerry", "Secretary Kerry"])
    return index


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("SERGEI LAVROV", "lavrov"),
        ("Lavrov, Sergei", "lavrov"),
        ("Foreign Minister Sergei Lavrov", "lavrov"),
        ("Mr. John Kerry", "kerry"),
        ("Sergey Lavrov", None),
        ("Lavrov", "lavrov"),
        ("John Perry", None),
    ],
)
def test_the_same_name_is_found_whatever_its_case_order_and_titles(name, wanted):
    assert people().find(name) == wanted


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Sergey Lavrov", ["lavrov"]),
        ("S. Lavrov", ["lavrov"]),
        ("Sergei Viktorovich Lavrov", ["lavrov"]),
        ("John F. Kerry", ["kerry"]),
        ("Jon Kerry", ["kerry"]),
        ("John Perry", []),
        ("Barack Obama", []),
        ("Cameron Perry", []),
    ],
)
def test_near_names_are_told_and_far_ones_are_not(name, near):
    assert [one.id for one in people().near(name)] == near


def test_initials_are_near_what_they_stand_for():
    index = NameIndex()
    index.add("us", ["United States of America"])
    assert [one.id for one in index.near("USA")] == ["us"]
    assert index.near("UNA") == ()


def test_names_with_other_numbers_are_not_near():
    index = NameIndex()
    index.add("r-2254", ["Resolution 2254"])
    assert index.near("Resolution 2268") == ()
    assert [one.id for one in index.near("Resolutoin 2254")] == ["r-2254"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("John Kerry, US Secretary of State", ("John Kerry", "US Secretary of State")),
        ("John Kerry (Secretary of State)", ("John Kerry", "Secretary of State")),
        ("Kerry, John", ("John Kerry", "")),
        ("John Kerry", ("John Kerry", "")),
    ],
)
def test_an_office_behind_a_name_is_told_from_it(text, wanted):
    assert name_and_office(text) == wanted


def test_who_is_not_named_is_no_person():
    assert all(map(is_unnamed, ["a senior official", "Officials in Moscow", "the ministry", "sources"]))
    assert not any(map(is_unnamed, ["John Kerry", "Anna", "Theresa May"]))


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("“Yes.”", "direct", "Yes."),
        ("«Да»", "direct", "Да"),
        ("„Ja“", "direct", "Ja"),
        ('"Yes," he said. "No."', "mixed", "“Yes,” he said. “No.”"),
        ("He said «нет»", "mixed", "He said “нет”"),
        ("He agreed", "indirect", "He agreed"),
        ("“He said “x” now”", "direct", "He said “x” now"),
        ('He said "no', "", 'He said "no'),
    ],
)
def test_quotation_marks_tell_the_kind(text, kind, wanted):
    assert quotation_of(text, marks_mean_direct=True)[:2] == (kind, wanted)


def test_columns_are_told_by_name_then_by_what_is_in_them():
    header = ["When", "Speaker name", "Country", "What they said", "Web", "Ref."]
    rows = [["1/2/2015", "Ann", "North", "“We go now, all of us.”", "https://x.example/a", "7"]]
    columns = assign(header, rows, {"Ref.": "-"}, {"party": lambda cell: cell == "North"})
    assert [column.field for column in columns] == ["date", "speaker", "party", "text", "url", ""]
    assert is_header(header)
    assert not is_header(rows[0])
    assert [letter(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_addresses_of_one_page_are_one():
    keys = {address_key(url) for url in ("http://www.x.example/a/", "https://x.example/a?utm_source=m#top")}
    assert keys == {"url x.example/a"}
    assert address_key("https://x.example/a?id=2") != address_key("https://x.example/a?id=3")


@given(st.text(max_size=60))
def test_an_id_made_of_any_name_is_one(name):
    identifier = slug(name, "somebody")
    assert ID.fullmatch(identifier)
    assert len(identifier) <= 40
    taken = {identifier, f"{identifier}-2"}
    assert unused(identifier, taken) == f"{identifier}-3"
