"""Opening hours: read only when every word is understood, and right at every moment."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_map.facts import COLUMNS, OWN_COLUMNS
from social_map.opening import DATA
from social_map.opening_hours import (
    CODES,
    Schedule,
    always,
    any_in,
    describe,
    from_byday,
    next_opening,
    open_now,
    openings,
    parse,
)
from social_map.tables import read_file

WEEK = tuple(range(7))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("di en do 10.00-12.30", [((1, 3), time(10), time(12, 30), None, None)]),
        ("dinsdag t/m donderdag 9-12 uur", [((1, 2, 3), time(9), time(12), None, None)]),
        ("ma-vr 9:00-17:00", [((0, 1, 2, 3, 4), time(9), time(17), None, None)]),
        ("elke eerste zaterdag van de maand", [((5,), None, None, None, 1)]),
        ("laatste zaterdag 10.00-14.00 uur (2014)", [((5,), time(10), time(14), None, -1)]),
        ("zondagmiddag", [((6,), None, None, "middag", None)]),
        ("maandag- en woensdagochtend", [((0, 2), None, None, "ochtend", None)]),
        ("maandag van 10 tot 12 uur", [((0,), time(10), time(12), None, None)]),
        ("dinsdag vanaf 19.30 uur", [((1,), time(19, 30), None, None, None)]),
        ("elke dag 14.00-22.00 uur", [(WEEK, time(14), time(22), None, None)]),
        ("werkdagen 9-17", [((0, 1, 2, 3, 4), time(9), time(17), None, None)]),
        ("dag en nacht", [(WEEK, time(0), time(0), None, None)]),
        ("infobalie: maandag 9-12", [((0,), time(9), time(12), None, None)]),
        (
            "eerste en derde woensdag 14.00-16.00 uur",
            [((2,), time(14), time(16), None, 1), ((2,), time(14), time(16), None, 3)],
        ),
        (
            "woensdagmiddag en vrijdagavond",
            [((2,), None, None, "middag", None), ((4,), None, None, "avond", None)],
        ),
        (
            "di t/m vr 10-18 (do tot 21)",
            [((1, 2, 4), time(10), time(18), None, None), ((3,), time(10), time(21), None, None)],
        ),
        (
            "wo 9-12 en 13-17, do 10-11",
            [
                ((2,), time(9), time(12), None, None),
                ((2,), time(13), time(17), None, None),
                ((3,), time(10), time(11), None, None),
            ],
        ),
    ],
)
def test_plain_dutch_becomes_schedules(
    text: str,
    expected: list[tuple[tuple[int, ...], time | None, time | None, str | None, int | None]],
) -> None:
    found = parse(text)
    assert found is not None
    assert [(one.days, one.start, one.end, one.part, one.nth) for one in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "op afspraak",
        "om de week op dinsdag",
        "even weken di 10-12",
        "maandag 26-27",
        "maandag 10.99-12",
        "9-17",
        "maandag 10-12, 's middags",
        "di, eerste za 10-12",
        "vrijdag t/m dinsdag 10-12",
        "maandag t/m",
        "in de zomer op maandag",
        "maandag 10-12 (di tot 30)",
    ],
)
def test_what_is_not_sure_is_not_guessed(text: str) -> None:
    assert parse(text) is None


def test_all_hours_in_the_data_of_zwolle_are_understood() -> None:
    rows = read_file(DATA / "zwolle" / "services.csv", COLUMNS, OWN_COLUMNS).rows
    assert rows
    texts = {row.cells["opening_hours"] for row in rows} - {""}
    assert [text for text in texts if parse(text) is None] == []


@given(st.text(max_size=60))
def test_any_text_gives_schedules_or_none(text: str) -> None:
    found = parse(text)
    assert found is None or all(one.days for one in found)


days = st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True).map(
    lambda found: tuple(sorted(found))
)
times = st.times().map(lambda one: one.replace(second=0, microsecond=0))
schedules = st.builds(
    Schedule,
    days,
    st.one_of(st.none(), times),
    st.none(),
    st.none(),
    st.sampled_from([None, 1, -1]),
)
timed = st.builds(Schedule, days, times, times)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31))


@given(schedules)
def test_days_survive_the_way_to_a_recurrence_rule_and_back(schedule: Schedule) -> None:
    assert from_byday(schedule.byday) == (schedule.days, schedule.nth)
    assert schedule.rrule == f"FREQ={schedule.freq};BYDAY={schedule.byday}"


@given(st.lists(schedules, max_size=3))
def test_what_is_described_reads_back(found: list[Schedule]) -> None:
    text = describe(found)
    assert text is None or set(parse(text) or ()) == set(found)


@pytest.mark.parametrize(
    "text",
    [
        "dinsdag en donderdag 10.00-12.30 uur",
        "elke dag 14.00-22.00 uur",
        "eerste zaterdag van de maand 10.00-12.00 uur",
        "dinsdag vanaf 19.30 uur",
        "maandag en woensdag 's ochtends",
        "dinsdag 9.00-11.00 uur, woensdag 19.00-20.00 uur, zaterdag",
    ],
)
def test_schedules_are_described_in_plain_dutch(text: str) -> None:
    assert describe(parse(text) or ()) == text


def test_what_has_no_words_is_not_described() -> None:
    assert describe(()) is None
    assert describe([Schedule((0,), nth=5)]) is None
    assert describe([Schedule((0,)), Schedule((1,))]) is None


@pytest.mark.parametrize("byday", ["", "XX", "MO,2TU", "12MO", "mo"])
def test_a_wrong_recurrence_rule_is_refused(byday: str) -> None:
    with pytest.raises(ValueError, match="byday"):
        from_byday(byday)


@given(timed, moments)
def test_the_next_opening_is_later_and_on_one_of_the_days(
    schedule: Schedule, now: datetime
) -> None:
    opening = next_opening((schedule,), now)
    assert opening is not None
    assert opening.opens > now
    assert opening.opens.weekday() in schedule.days
    assert opening.opens - now <= timedelta(days=8)


@given(timed, moments)
def test_open_now_means_between_opening_and_closing(schedule: Schedule, now: datetime) -> None:
    opening = open_now((schedule,), now)
    if opening is not None:
        assert opening.closes is not None
        assert opening.opens <= now < opening.closes
        assert CODES[opening.opens.weekday()] in schedule.byday


@given(moments)
def test_day_and_night_is_always_open(now: datetime) -> None:
    found = parse("dag en nacht")
    assert found is not None
    assert always(found)
    assert open_now(found, now) is not None


def test_a_night_runs_into_the_next_day() -> None:
    bar = parse("vrijdag 22.00-02.00 uur")
    assert bar is not None
    assert open_now(bar, datetime(2026, 11, 28, 1, 30)) is not None
    assert open_now(bar, datetime(2026, 11, 28, 2, 0)) is None
    assert any_in(bar, 0, 2, frozenset(WEEK)) is True
    assert any_in(bar, 3, 6, frozenset(WEEK)) is False


def test_the_last_saturday_is_found_in_every_month() -> None:
    found = parse("laatste zaterdag 10-14")
    assert found is not None
    open_days = [
        date(2026, 1, 1) + timedelta(days=ahead)
        for ahead in range(365)
        if openings(found, date(2026, 1, 1) + timedelta(days=ahead))
    ]
    assert len(open_days) == 12
    assert all((day + timedelta(days=7)).month != day.month for day in open_days)


def test_a_day_without_times_is_neither_open_nor_closed_at_an_hour() -> None:
    found = parse("maandag")
    assert found is not None
    assert any_in(found, 9, 12, frozenset(WEEK)) is None
    assert any_in(found, 9, 12, frozenset({5, 6})) is False
    assert any_in((), 9, 12, frozenset(WEEK)) is None
    begins = parse("maandag vanaf 19.00 uur")
    assert begins is not None
    assert any_in(begins, 19, 20, frozenset(WEEK)) is True
    assert any_in(begins, 20, 21, frozenset(WEEK)) is None
