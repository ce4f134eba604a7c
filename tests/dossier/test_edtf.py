"""Dates: bounds, and what readers see."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.dossier import edtf
from tui.dossier.edtf import (
    DateContext,
    EdtfError,
    certain_by,
    day_of,
    ends_before,
    parse,
    read_words,
    show,
    show_short,
)


def days(text: str) -> tuple[str, str]:
    when = parse(text)
    return str(date.fromordinal(day_of(when.lower))), str(date.fromordinal(day_of(when.upper)))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2015-12-15", "2015-12-15", "2015-12-15"),
        ("2015-12", "2015-12-01", "2015-12-31"),
        ("2016-02~", "2016-02-01", "2016-02-29"),
        ("2015", "2015-01-01", "2015-12-31"),
        ("2015-12-XX", "2015-12-01", "2015-12-31"),
        ("2015-XX", "2015-01-01", "2015-12-31"),
        ("2015-XX-XX", "2015-01-01", "2015-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX?", "2000-01-01", "2099-12-31"),
        ("000X", "0001-01-01", "0009-12-31"),
        ("XXXX", "0001-01-01", "9999-12-31"),
        ("2015-21", "2015-03-01", "2015-05-31"),
        ("2015-24", "2015-12-01", "2016-02-29"),
        ("9999-24", "9999-12-01", "9999-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2015-12-08/2015-12-10", "2015-12-08", "2015-12-10"),
        ("2015-12/2015-12-10?", "2015-12-01", "2015-12-10"),
        ("../2015", "0001-01-01", "2015-12-31"),
        ("/2015", "0001-01-01", "2015-12-31"),
        ("2015/..", "2015-01-01", "9999-12-31"),
        ("2015/", "2015-01-01", "9999-12-31"),
    ],
)
def test_a_date_has_the_first_and_last_day_it_may_mean(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize("clock", ["14:30", "14:30:59", "14:30Z", "14:30+03:00", "14:30:00-05"])
def test_a_time_of_day_is_one_minute_on_the_clock_of_the_place(clock: str) -> None:
    when = parse(f"2015-12-15T{clock}")
    assert when.lower == when.upper == date(2015, 12, 15).toordinal() * 1440 + 14 * 60 + 30


@pytest.mark.parametrize(
    "text",
    [
        "/", "../..", "0000", "-0044", "12015", "Y170000002", "2015-13", "2015-00", "2015-25",
        "2015-20", "2015-02-30", "2015-12-32", "2015-21-05", "2015-XX-04", "201X-05", "2015-1-5",
        "20151215", "2015-W50-1", "2015-349", "2015-12-15T", "2015-12-15T24:00", "2015-12-15T14",
        "2015-12-15T14:60", "2015-12T14:30", "2015-12-15T14:30+25:00", "2015-12-10/2015-12-08",
        "2016/2015-12", "a/b/c", "?2015", "2015-12-15??", "２０１５", "2015-12-1５", "now",
        "", " ", "2015-12-15 14:30", "2015-12-15\n", "x" * 100_000, "/" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert len(str(caught.value)) < 200
    assert caught.value.advice


def test_a_day_that_does_not_exist_is_called_that() -> None:
    with pytest.raises(EdtfError, match="does not exist"):
        parse("2015-02-30")
    with pytest.raises(EdtfError, match="ends before it starts"):
        parse("2015-12-10/2015-12-08")


@pytest.mark.parametrize(
    ("text", "shown", "short", "without_year"),
    [
        ("2015-12-15", "15 Dec 2015", "15 Dec 2015", "15 Dec"),
        ("2015-12", "Dec 2015", "Dec 2015", "Dec"),
        ("2011", "2011", "2011", "2011"),
        ("2015-12-XX", "Dec 2015", "Dec 2015", "Dec"),
        ("201X", "2010s", "2010s", "2010s"),
        ("20XX", "2000–2099", "2000–2099", "2000–2099"),
        ("XXXX", "date unknown", "date unknown", "date unknown"),
        ("2015-22", "summer 2015", "summer 2015", "summer 2015"),
        ("2015-24", "winter 2015–16", "winter 2015–16", "winter 2015–16"),
        ("2015-12~", "about Dec 2015", "~Dec 2015", "~Dec"),
        ("2011-08?", "perhaps Aug 2011", "Aug 2011?", "Aug?"),
        ("2011-08%", "perhaps about Aug 2011", "~Aug 2011?", "~Aug?"),
        ("2015-12-14T14:30", "14 Dec 2015, 14:30", "14 Dec 2015", "14 Dec"),
        ("2015-12-14T14:30:05Z", "14 Dec 2015, 14:30 UTC", "14 Dec 2015", "14 Dec"),
        ("2015-12-14T14:30+03:00", "14 Dec 2015, 14:30 UTC+03:00", "14 Dec 2015", "14 Dec"),
        ("2015-12-08/2015-12-10", "8–10 Dec 2015", "8–10 Dec 2015", "8–10 Dec"),
        ("2015-12-08/2015-12-08", "8 Dec 2015", "8 Dec 2015", "8 Dec"),
        ("2015-11-30/2015-12-02", "30 Nov – 2 Dec 2015", "30 Nov – 2 Dec 2015", "30 Nov – 2 Dec"),
        ("2014-12-30/2015-01-02",) + ("30 Dec 2014 – 2 Jan 2015",) * 3,
        ("2015-11/2015-12", "Nov–Dec 2015", "Nov–Dec 2015", "Nov–Dec"),
        ("2011/2015", "2011–2015", "2011–2015", "2011–2015"),
        ("2015-12/2015-12-10",) + ("Dec 2015 – 10 Dec 2015",) * 3,
        ("2015-12-15T14:30/2015-12-15T16:00", "15 Dec 2015, 14:30–16:00", "15 Dec 2015", "15 Dec"),
        (
            "2015-12-08~/2015-12-10",
            "about 8 Dec 2015 – 10 Dec 2015",
            "~8 Dec 2015 – 10 Dec 2015",
            "~8 Dec – 10 Dec",
        ),
        ("2015/..", "since 2015", "since 2015", "since 2015"),
        ("2015/", "from 2015, end unknown", "since 2015", "since 2015"),
        ("../2015-12-15", "until 15 Dec 2015", "until 15 Dec 2015", "until 15 Dec"),
        ("/2015", "until 2015, start unknown", "until 2015", "until 2015"),
        ("no date", "no date", "no date", "no date"),
    ],
)
def test_a_date_is_shown_as_precisely_as_it_is_known(
    text: str, shown: str, short: str, without_year: str
) -> None:
    assert (show(text), show_short(text), show_short(text, year=False)) == (shown, short, without_year)


def test_a_day_is_shown_by_its_number_even_out_of_range() -> None:
    assert edtf.show_day(date(2015, 12, 15).toordinal()) == "15 Dec 2015"
    assert edtf.show_day(date(2015, 12, 15).toordinal(), year=False) == "15 Dec"
    assert edtf.show_day(-5) == "1 Jan 1"
    assert edtf.show_day(10**12) == "31 Dec 9999"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("2015", "2015"), ("201x", "201X"), ("oct 2015", "2015-10"), ("October 2015", "2015-10"),
        ("Sept. 2015", "2015-09"), ("15 dec 2015", "2015-12-15"), ("15  Dec,  2015", "2015-12-15"),
        ("december 15, 2015", "2015-12-15"), ("dec 1st 2015", "2015-12-01"), ("15.12.2015", "2015-12-15"),
        ("5. 6. 2015", "2015-06-05"), ("2015-1-5", "2015-01-05"), ("2015/12/15", "2015-12-15"),
        ("15/12/2015", "2015-12-15"), ("12/15/2015", "2015-12-15"), ("5/5/2015", "2015-05-05"),
        ("12/2015", "2015-12"), ("2015 dec", "2015-12"), (" 2015-12-15 ", "2015-12-15"),
        ("2015-12~", "2015-12~"),
    ],
)  # fmt: skip
def test_readers_may_type_dates_in_words(typed: str, text: str) -> None:
    assert read_words(typed).text == text


def test_a_day_and_month_that_may_be_swapped_are_refused_with_both_readings() -> None:
    with pytest.raises(EdtfError, match="day first or the month first") as caught:
        read_words("05/06/2015")
    assert caught.value.advice == "type 2015-06-05 or 2015-05-06"


@pytest.mark.parametrize("typed", ["", "31 feb 2015", "foo 2015", "99.99.2015", "2015-02-30", "13/13/2015"])
def test_words_that_are_no_date_are_refused(typed: str) -> None:
    with pytest.raises(EdtfError):
        read_words(typed)


def test_before_a_day_is_answered_as_certain_and_as_possible() -> None:
    when, day = parse("2015-12"), date(2015, 12, 14).toordinal()
    assert not certain_by(when, day)
    assert certain_by(when, date(2015, 12, 31).toordinal())


years = st.integers(1, 9999).map("{:04}".format)
months = st.builds("{}-{:02}".format, years, st.integers(1, 12))
iso_days = st.dates().map(date.isoformat)
points = st.one_of(
    years, months, iso_days,
    st.builds("{}T{:02}:{:02}".format, iso_days, st.integers(0, 23), st.integers(0, 59)),
    st.builds("{}-{}".format, years, st.integers(21, 24)), st.builds("{:03}X".format, st.integers(0, 999)),
)  # fmt: skip
qualified = st.builds("{}{}".format, points, st.sampled_from(["", "?", "~", "%"]))
dates = st.one_of(qualified, st.builds("{}/{}".format, st.one_of(qualified, st.just("..")), qualified))


@given(dates)
def test_bounds_are_ordered_and_the_text_is_kept(text: str) -> None:
    try:
        when = parse(text)
    except EdtfError as error:
        assert "ends before it starts" in str(error)  # noqa: PT017 - the only reason these may be refused
        return
    assert when.text == text
    assert 1440 <= when.lower <= when.upper < (date.max.toordinal() + 1) * 1440
    assert show(when) == show(text)


@given(st.one_of(months, years), st.sampled_from(["", "?", "~", "%"]))
def test_a_month_or_year_never_shows_a_day(text: str, qualifier: str) -> None:
    for shown in (show(text + qualifier), show_short(text + qualifier), show_short(text, year=False)):
        assert not re.search(r"\d+ [A-Z]", shown)


@given(st.one_of(months, iso_days).filter(lambda text: text >= "1000"))
def test_what_is_shown_can_be_typed_again(text: str) -> None:
    assert read_words(show(text)).text == text


@given(st.one_of(st.text(), st.text(alphabet="0123456789-/.TX?~%:Z+ ", max_size=40)))
def test_no_text_breaks_reading_or_showing(text: str) -> None:
    assert isinstance(show(text), str)
    assert isinstance(show_short(text, year=False), str)
    for read in (parse, read_words):
        try:
            read(text)
        except EdtfError as error:
            assert error.advice  # noqa: PT017 - nothing else may be raised


FRAME = DateContext(
    date(2015, 6, 1).toordinal(), date(2016, 3, 1).toordinal(), date(2015, 12, 15).toordinal()
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("10 dec", "2015-12-10"),
        ("feb 29", "2016-02-29"),
        ("december", "2015-12"),
        ("-3m", "2015-09-15"),
        ("-10d", "2015-12-05"),
        ("+2w", "2015-12-29"),
        ("today", date.today().isoformat()),
        ("summer 2015", "2015-22"),
        ("winter, 2014", "2014-24"),
        ("2015-12-08 – 2015-12-10", "2015-12-08/2015-12-10"),
        ("8–10 dec 2015", "2015-12-08/2015-12-10"),
        ("oct to dec 2015", "2015-10/2015-12"),
        ("20151215", "2015-12-15"),
        ("2015-W50", "2015-12-07/2015-12-13"),
        ("2015w501", "2015-12-07"),
        ("end of 2015", "2015"),
        ("late Dec 2015", "2015-12"),
        ("~2015", "2015~"),
        ("2015-12-15 at 10:00", "2015-12-15T10:00"),
        ("2015-12-15T1030Z", "2015-12-15T10:30Z"),
        ("2015-12-15 10.30 UTC", "2015-12-15T10:30Z"),
        ("13/6/2020", "2020-06-13"),
    ],
)
def test_what_a_reader_leaves_out_is_taken_from_what_is_read(typed: str, read: str) -> None:
    assert read_words(typed, FRAME).text == read


@pytest.mark.parametrize(
    ("typed", "reason", "advice"),
    [
        ("5/6/2020", "may put the day first or the month first", "type 2020-06-05 or 2020-05-06"),
        ("june", "lies in no year of the record", "type 2015-12-15"),
        ("2015-14-12", "names a day that does not exist", "write 2015-12-14, the month before the day"),
        ("2015-12-15T24:04", "is not a date", "hours run from 00 to 23: write 00:04 of the next day"),
    ],
)
def test_what_cannot_be_read_is_met_with_what_fits(typed: str, reason: str, advice: str) -> None:
    with pytest.raises(EdtfError, match=reason) as caught:
        read_words(typed, FRAME._replace(first=date(2015, 7, 1).toordinal()))
    assert caught.value.advice.startswith(advice)


def test_instants_are_compared_where_both_offsets_are_known() -> None:
    asked, answered = parse("2024-02-01T15:30+03:00"), parse("2024-02-01T10:00-05:00")
    assert ends_before(asked, answered)
    assert not ends_before(answered, asked)
    assert ends_before(parse("2024-02-01T10:00"), asked)
    flight = parse("2024-02-02T09:00+03:00/2024-02-02T08:30Z")
    assert flight.lower <= flight.upper
    with pytest.raises(EdtfError, match="ends before it starts"):
        parse("2024-02-02T09:00+03:00/2024-02-02T05:30Z")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[..2015-06-16]", "by 16 Jun 2015"),
        ("[2015-06-01..2015-06-10]", "on a day in 1–10 Jun 2015"),
        ("[2015-06-01..]", "1 Jun 2015 or later"),
    ],
)
def test_a_day_within_bounds_is_one_of_them(text: str, shown: str) -> None:
    when = parse(text)
    assert show(when) == shown
    assert when.lower <= when.upper


@pytest.mark.parametrize("text", ["[2015]", "[..]", "[2015..2014]", "[a..b]", "[..2015", "[" * 50])
def test_what_is_no_day_within_bounds_is_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        parse(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Tuesday 15 December 2015", "2015-12-15"),
        ("tue, 15 dec 2015", "2015-12-15"),
        ("on the 15th of december", "2015-12-15"),
        ("15-dec-2015", "2015-12-15"),
        ("15dec2015", "2015-12-15"),
        ("dec/2015", "2015-12"),
        ("2015–12–15", "2015-12-15"),
        ("2015‑12‑15", "2015-12-15"),
        ("２０１５-12-15", "2015-12-15"),
        ("2015-12-15 14:30", "2015-12-15T14:30"),
        ("8-10 dec 2015", "2015-12-08/2015-12-10"),
        ("8–10 Dec 2015", "2015-12-08/2015-12-10"),
        ("from 8 to 10 dec 2015", "2015-12-08/2015-12-10"),
        ("2015-12-08..2015-12-10", "2015-12-08/2015-12-10"),
        ("winter 2015–16", "2015-24"),
        ("summer", "2015-22"),
        ("Q3 2015", "2015-07/2015-09"),
        ("2015-Q3", "2015-07/2015-09"),
        ("3 months ago", "2015-09-15"),
        ("last week", "2015-12-08"),
        ("the past month", "2015-11-15"),
        ("a week ago", "2015-12-08"),
        ("about 2015", "2015~"),
        ("perhaps dec 2015", "2015-12?"),
    ],
)
def test_other_ways_of_writing_a_day_mean_the_same(typed: str, text: str) -> None:
    assert edtf.read_words(typed, FRAME).text == text


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("1/2/15", "write the year with four digits"),
        ("15 dec 15", "write the year with four digits"),
        ("15 dezember 2015", "did you mean december?"),
        ("2015-14-12", "write 2015-12-14, the month before the day"),
    ],
)
def test_what_is_nearly_a_date_is_told_what_it_lacks(typed: str, advice: str) -> None:
    with pytest.raises(EdtfError) as refused:
        edtf.read_words(typed, FRAME)
    assert refused.value.advice == advice
