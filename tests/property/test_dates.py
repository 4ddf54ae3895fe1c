"""Dates: every way to write a day gives the day; no text raises; offsets hold."""

from __future__ import annotations

import datetime as dt
from importlib import resources

from arabic_numbers import cardinal, in_digits, ordinal
from hypothesis import example, given
from hypothesis import strategies as st

from khabar.calendars import CALENDARS, shift_months
from khabar.extractors.dates import find_dates, parse_date
from khabar.lexicon import parse_number
from khabar.lexicon.tables import read_rows
from khabar.testing.strategies import texts
from khabar.text import fold

DATA = resources.files("khabar.lexicon") / "data"
MONTHS = list(read_rows(DATA / "months.tsv"))
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
RANGES = {"gregorian": (1900, 2099), "hijri": (1343, 1499), "solar-hijri": (1300, 1440)}
MARKS = {"gregorian": "", "hijri": " هـ", "solar-hijri": ""}
ZEROS = ["0", "٠", "۰"]
published_days = st.dates(dt.date(1950, 1, 1), dt.date(2060, 12, 31))


@st.composite
def days(draw: st.DrawFn) -> tuple[str, str, int, int, dt.date]:
    """A calendar, a month's name in one of its spellings, the day and year, and the Gregorian day."""
    row = draw(st.sampled_from(MONTHS))
    calendar, month = row.get("calendar"), int(row.get("month"))
    year = draw(st.integers(*RANGES[calendar]))
    day = draw(st.integers(1, CALENDARS[calendar].length(year, month)))
    date = CALENDARS[calendar].day(year, month, day)
    assert date is not None
    return calendar, row.values[0], year, day, date


@given(days(), st.sampled_from(ZEROS), st.sampled_from(["{d} {m} {y}", "{d} من {m} {y}", "{d} {m} عام {y}"]))
def test_day_in_figures(day: tuple[str, str, int, int, dt.date], zero: str, form: str) -> None:
    """«20 تموز 2023», in three scripts, in every month name of the lexicon and all three calendars."""
    calendar, name, year, number, date = day
    text = form.format(d=in_digits(number, zero), m=name, y=in_digits(year, zero)) + MARKS[calendar]

    found = find_dates(f"وقع ذلك في {text}، حسب المصدر")

    assert [m.text for m in found] == [text]
    assert found[0].begin == date
    assert found[0].value.calendar == calendar


@given(days())
def test_day_in_words(day: tuple[str, str, int, int, dt.date]) -> None:
    """«الثالث والعشرين من تموز عام ألفين وثلاثة وعشرين»."""
    calendar, name, year, number, date = day
    text = f"{ordinal(number)} من {name} عام {cardinal(year)}{MARKS[calendar].replace('هـ', 'للهجرة')}"

    found = find_dates(f"وقع ذلك في {text}، حسب المصدر")

    assert [m.text for m in found] == [text]
    assert found[0].begin == date


@given(days())
def test_weekday_before_the_day(day: tuple[str, str, int, int, dt.date]) -> None:
    """A right weekday is part of the expression and no conflict."""
    calendar, name, year, number, date = day
    text = f"{WEEKDAYS[date.weekday()]} {number} {name} {year}{MARKS[calendar]}"

    found = find_dates(text)

    assert [m.text for m in found] == [text]
    assert (found[0].begin, found[0].value.conflicts) == (date, ())


@given(days(), st.integers(1, 6))
def test_wrong_weekday_is_a_conflict(day: tuple[str, str, int, int, dt.date], off: int) -> None:
    """A wrong weekday is reported; of a Hijri day only when it is more than two days off."""
    calendar, name, year, number, date = day
    wrong = WEEKDAYS[(date.weekday() + off) % 7]

    value = parse_date(f"{wrong} {number} {name} {year}{MARKS[calendar]}")

    if calendar == "hijri" and off in (1, 2, 5, 6):
        assert value.begin is not None and abs((value.begin - date).days) <= 2
    else:
        assert "weekday" in value.conflicts


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["/", "-"]), st.sampled_from(ZEROS))
def test_numeric_dates(day: dt.date, mark: str, zero: str) -> None:
    """Day first, and year first."""
    forward = in_digits(f"{day.day}{mark}{day.month:02d}{mark}{day.year}", zero)
    backward = in_digits(f"{day.year}{mark}{day.month:02d}{mark}{day.day:02d}", zero)

    assert parse_date(forward).begin == day
    assert parse_date(backward).begin == day


@given(published_days, st.integers(-2, 2))
def test_deictic_days(published: dt.date, distance: int) -> None:
    """«أول أمس» … «بعد غد», bare and with the right weekday."""
    word = {-2: "أول أمس", -1: "أمس", 0: "اليوم", 1: "غدا", 2: "بعد غد"}[distance]
    day = published + dt.timedelta(days=distance)
    weekday = WEEKDAYS[day.weekday()]

    assert parse_date(word, published=published).begin == day
    value = parse_date(f"{word} {weekday}", published=published)
    assert (value.begin, value.conflicts) == (day, ())


@given(published_days, st.integers(0, 6), st.sampled_from(["past", "future"]))
def test_weekdays_keep_to_the_side_asked_for(published: dt.date, weekday: int, prefer: str) -> None:
    """``prefer`` past gives the last such day, future the next one; the day itself belongs to both."""
    day = parse_date(WEEKDAYS[weekday], published=published, prefer=prefer).begin  # type: ignore[arg-type]

    assert day is not None and day.weekday() == weekday
    assert 0 <= (published - day).days < 7 if prefer == "past" else 0 <= (day - published).days < 7


@given(published_days, st.integers(3, 10), st.sampled_from(["أيام", "أسابيع", "أشهر", "سنوات"]))
def test_distances_hold_the_day(published: dt.date, number: int, unit: str) -> None:
    """«قبل N»: the day so far back lies in the value."""
    value = parse_date(f"قبل {cardinal(number)} {unit}", published=published)
    exact = {
        "أيام": published - dt.timedelta(days=number),
        "أسابيع": published - dt.timedelta(weeks=number),
        "أشهر": shift_months(published, -number),
        "سنوات": shift_months(published, -12 * number),
    }[unit]

    assert value.begin is not None and value.until is not None and exact is not None
    assert value.begin <= exact < value.until


@given(st.integers(1, 3999))
def test_number_words_come_back(number: int) -> None:
    """Cardinal → words → the same number."""
    words = [fold(word) for word in cardinal(number).split()]

    read = parse_number(words, 0)

    assert read is not None
    assert (read.value, read.last) == (number, len(words))


@given(st.one_of(texts(), st.text()), st.one_of(st.none(), st.dates()))
@example("٠" * 30 + "/" + "9" * 30, dt.date.max)
@example("قبل 99999 قرنا", dt.date.min)
@example("31 شباط 2023 الموافق 31 صفر 9999", dt.date.max)
@example("أول أمس", dt.date.min)
@example("بعد غد الاثنين الأسبوع المقبل", dt.date.max)
@example("ـ 7 ـ", dt.date.max)
def test_no_text_raises(text: str, published: dt.date | None) -> None:
    """Offsets slice to the text, in order, without overlap; ends do not precede begins."""
    found = find_dates(text, published=published)

    last = 0
    for mention in found:
        assert last <= mention.start < mention.end
        assert mention.text
        last = mention.end
        value = mention.value
        if value.begin is not None and value.until is not None and type(value.begin) is type(value.until):
            assert value.begin < value.until


WORDS = [row.values[0] for name in ("months", "weekdays", "time_words", "time_units", "numbers", "time_zones")
         for row in read_rows(DATA / f"{name}.tsv")]  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(["2023", "7", "15", "31", "/", "-", "،", "(", ")", ":", "30", "1445", "من", "\n"]),
)


@given(st.lists(PIECES, min_size=1, max_size=14), st.one_of(st.none(), st.dates()))
def test_no_heap_of_date_words_raises(pieces: list[str], published: dt.date | None) -> None:
    """Words of time in any order."""
    text = " ".join(pieces)

    for mention in find_dates(text, published=published):
        assert text[mention.start : mention.end] == mention.text


@given(st.lists(PIECES, min_size=1, max_size=8))
def test_what_follows_another_paragraph_changes_nothing(pieces: list[str]) -> None:
    """A paragraph after the text leaves its own dates as they are."""
    text = " ".join(pieces).replace("\n", " ")
    published = dt.date(2024, 5, 15)

    alone = [(m.start, m.end, m.kind) for m in find_dates(text + "\nانتهى", published=published)]
    longer = [(m.start, m.end, m.kind) for m in find_dates(text + "\nانتهى\nوصل الوفد", published=published)]

    assert alone == longer
