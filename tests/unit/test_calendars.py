"""Calendars against independent libraries, and the writing of intervals."""

from __future__ import annotations

import datetime as dt

import jdatetime
import pytest
from hijridate import Hijri

from khabar.calendars import (
    CALENDARS,
    edtf_of,
    from_hijri,
    from_solar_hijri,
    hijri_method,
    hijri_month_length,
    shift_days,
    shift_months,
    solar_hijri_month_length,
    timex_of,
    to_hijri,
    to_solar_hijri,
    week_begin,
    weekday_near,
)


def test_every_hijri_month_of_the_tables_agrees_with_hijridate() -> None:
    """All month starts and ends of 1343–1500 AH are those of the Umm al-Qura tables, and come back."""
    for year in range(1343, 1501):
        for month in range(1, 13):
            length = Hijri(year, month, 1).month_length()
            first = from_hijri(year, month, 1)
            last = from_hijri(year, month, length)

            assert first == dt.date(*Hijri(year, month, 1).to_gregorian().datetuple())
            assert hijri_month_length(year, month) == length
            assert first is not None and last is not None
            assert to_hijri(first) == (year, month, 1)
            assert to_hijri(last) == (year, month, length)
            assert from_hijri(year, month, length + 1) is None


def test_every_day_of_150_solar_hijri_years_agrees_with_jdatetime() -> None:
    """1300–1450 SH, day by day, both ways."""
    day, end = dt.date(1921, 3, 21), dt.date(2072, 3, 20)
    while day < end:
        other = jdatetime.date.fromgregorian(date=day)
        fields = (other.year, other.month, other.day)

        assert to_solar_hijri(day) == fields
        assert from_solar_hijri(*fields) == day
        day += dt.timedelta(days=1)


def test_tabular_days_outside_the_tables_are_consecutive_and_come_back() -> None:
    """Before 1343 and after 1500 AH each day has one date, the next day the next one."""
    for begin in (dt.date(1850, 1, 1), dt.date(2077, 11, 17)):
        for n in range(3 * 355):
            day = begin + dt.timedelta(days=n)
            fields = to_hijri(day)

            assert fields is not None
            assert hijri_method(fields[0]) == "tabular"
            assert from_hijri(*fields) == day


@pytest.mark.parametrize(
    ("date", "day"),
    [((1, 1, 1), dt.date(622, 7, 19)), ((1342, 12, 28), dt.date(1924, 7, 31)), ((1445, 9, 1), dt.date(2024, 3, 11))],
)
def test_known_hijri_days(date: tuple[int, int, int], day: dt.date) -> None:
    """The first day of the calendar (civil epoch), the last day before the tables, the first of Ramadan 1445."""
    assert from_hijri(*date) == day
    assert to_hijri(day) == date


@pytest.mark.parametrize("date", [(1445, 13, 1), (1445, 9, 31), (0, 1, 1), (1445, 1, 0), (99_999, 1, 1)])
def test_hijri_days_that_do_not_exist(date: tuple[int, int, int]) -> None:
    """None instead of another day."""
    assert from_hijri(*date) is None


@pytest.mark.parametrize("date", [(1402, 12, 30), (1402, 7, 31), (0, 1, 1), (4000, 1, 1), (1402, 13, 1)])
def test_solar_hijri_days_that_do_not_exist(date: tuple[int, int, int]) -> None:
    """None instead of another day."""
    assert from_solar_hijri(*date) is None


def test_days_before_a_calendar_begins_have_no_date_in_it() -> None:
    """None before the first year."""
    assert to_hijri(dt.date(600, 1, 1)) is None
    assert to_solar_hijri(dt.date(600, 1, 1)) is None


def test_leap_year_of_solar_hijri() -> None:
    """1403 has 30 days in its last month, 1402 has 29."""
    assert solar_hijri_month_length(1403, 12) == 30
    assert solar_hijri_month_length(1402, 12) == 29


def test_intervals_of_months_and_years() -> None:
    """Half-open, in Gregorian days."""
    assert CALENDARS["gregorian"].interval(2024, 2) == (dt.date(2024, 2, 1), dt.date(2024, 3, 1))
    assert CALENDARS["gregorian"].interval(2024) == (dt.date(2024, 1, 1), dt.date(2025, 1, 1))
    assert CALENDARS["hijri"].interval(1445, 9) == (dt.date(2024, 3, 11), dt.date(2024, 4, 10))
    assert CALENDARS["solar-hijri"].interval(1402) == (dt.date(2023, 3, 21), dt.date(2024, 3, 20))


@pytest.mark.parametrize(
    ("begin", "until", "text"),
    [
        ((2023, 7, 15), (2023, 7, 16), "2023-07-15"),
        ((2023, 7, 1), (2023, 8, 1), "2023-07"),
        ((2023, 1, 1), (2024, 1, 1), "2023"),
        ((1990, 1, 1), (2000, 1, 1), "199X"),
        ((1900, 1, 1), (2000, 1, 1), "19XX"),
        ((2015, 1, 1), (2019, 1, 1), "2015/2018"),
        ((2018, 6, 1), (2018, 9, 1), "2018-06/2018-08"),
        ((2018, 3, 12), (2018, 3, 19), "2018-03-12/2018-03-18"),
    ],
)
def test_edtf(begin: tuple[int, int, int], until: tuple[int, int, int], text: str) -> None:
    """The shortest EDTF string that says exactly the interval."""
    assert edtf_of(dt.date(*begin), dt.date(*until)) == text


def test_edtf_of_open_and_approximate_intervals() -> None:
    """Qualifier on every member; an open end as two points."""
    assert edtf_of(dt.date(2017, 1, 1), dt.date(2018, 1, 1), qualifier="~") == "2017~"
    assert edtf_of(dt.date(2017, 3, 1), None) == "2017-03-01/.."


@pytest.mark.parametrize(
    ("begin", "until", "grain", "text"),
    [
        ((2023, 7, 10), (2023, 7, 17), "week", "2023-W28"),
        ((2023, 7, 1), (2023, 10, 1), "quarter", "2023-Q3"),
        ((2023, 7, 1), (2024, 1, 1), "half-year", "2023-H2"),
        ((1990, 1, 1), (2000, 1, 1), "decade", "199"),
        ((1900, 1, 1), (2000, 1, 1), "century", "19"),
    ],
)
def test_timex(begin: tuple[int, int, int], until: tuple[int, int, int], grain: str, text: str) -> None:
    """TIMEX3 values of the grains that EDTF writes otherwise."""
    assert timex_of(dt.date(*begin), dt.date(*until), grain) == text


def test_weekdays_near() -> None:
    """Direction -1 and 1 include the day itself; 0 is the nearer one."""
    sunday = dt.date(2023, 7, 16)

    assert weekday_near(sunday, 7, -1) == weekday_near(sunday, 7, 1) == sunday
    assert weekday_near(sunday, 6, -1) == dt.date(2023, 7, 15)
    assert weekday_near(sunday, 6, 1) == dt.date(2023, 7, 22)
    assert weekday_near(sunday, 3, 0) == dt.date(2023, 7, 19)
    assert weekday_near(sunday, 4, 0) == dt.date(2023, 7, 13)


def test_shifts_end_where_the_years_end() -> None:
    """No error at either end of the calendar; months end at their last day."""
    assert shift_days(dt.date.max, 1) is None
    assert shift_months(dt.date(9999, 12, 1), 1) is None
    assert shift_months(dt.date(2024, 1, 31), 1) == dt.date(2024, 2, 29)
    assert week_begin(dt.date(2023, 7, 16)) == dt.date(2023, 7, 10)
