"""The date layer: contradictions, preferences, missing publication days, what is no date."""

from __future__ import annotations

import datetime as dt

import pytest

from khabar.extractors.dates import find_dates, khabar_find_mentions, khabar_resolve_date, parse_date
from khabar.lexicon import Lexicon
from khabar.model import Article, ArticleError, Meeting, MeetingDate, Span
from khabar.pipeline import Pipeline
from khabar.reading import Found, Reading

PUBLISHED = dt.date(2024, 5, 15)  # a Wednesday
LEXICON = Lexicon()


def test_two_month_names_that_differ_are_a_conflict() -> None:
    """The first name is the value, the second an alternative."""
    value = parse_date("أواخر نيسان/ مايو 2023")

    assert value.edtf == "2023-04-21/2023-04-30"
    assert value.alternatives == ("2023-05-21/2023-05-31",)
    assert value.conflicts == ("month-names",)


def test_weekday_beats_a_stale_today() -> None:
    """«اليوم الثلاثاء» on a Wednesday is Tuesday, and the contradiction is told."""
    value = parse_date("اليوم الثلاثاء", published=PUBLISHED)

    assert value.begin == dt.date(2024, 5, 14)
    assert value.conflicts == ("weekday",)
    assert value.alternatives == ("2024-05-15",)


def test_bare_deictic_follows_the_weekday_of_its_article() -> None:
    """Copy written on Tuesday: «عصر اليوم» is Tuesday too where «اليوم الثلاثاء» stands beside it."""
    found = find_dates("وصل عصر اليوم إلى المدينة.\nوالتقى اليوم الثلاثاء رئيس البلدية.", published=PUBLISHED)

    assert [m.value.edtf for m in found] == ["2024-05-14", "2024-05-14"]
    assert [m.value.conflicts for m in found] == [(), ("weekday",)]


def test_time_zone_may_explain_the_other_day() -> None:
    """An instant that is Thursday farther east makes «اليوم الخميس» no contradiction."""
    late = dt.datetime(2024, 5, 15, 21, 30, tzinfo=dt.UTC)

    value = parse_date("اليوم الخميس", published=late)

    assert (value.begin, value.conflicts) == (dt.date(2024, 5, 16), ())


def test_calendars_that_differ_by_more_than_a_day_are_a_conflict() -> None:
    """The Gregorian day is the value; an announced Hijri day one off is none."""
    near = parse_date("28 ذو الحجة 1444 هـ الموافق 17 تموز 2023")
    far = parse_date("20 ذو الحجة 1444 هـ الموافق 17 تموز 2023")

    assert (near.edtf, near.conflicts, near.alternatives) == ("2023-07-17", (), ("2023-07-16",))
    assert (far.edtf, far.conflicts) == ("2023-07-17", ("calendars",))


@pytest.mark.parametrize("text", ["31 نيسان 2023", "30 شباط 2024", "29 فبراير 2023", "30 إسفند 1402", "31 رمضان 1445"])
def test_impossible_days_are_told(text: str) -> None:
    """Found, without a day, never rolled over."""
    found = find_dates(text)

    assert [m.text for m in found] == [text]
    assert found[0].value.begin is None
    assert found[0].value.conflicts == ("impossible-day",)


@pytest.mark.parametrize(
    ("text", "timex"), [("31 نيسان 2023", "2023-04"), ("30 شباط", "XXXX-02"), ("29 فبراير 2023", "2023-02")]
)
def test_impossible_days_keep_their_month(text: str, timex: str) -> None:
    """What is known of an impossible day is its month, and its year where one is written."""
    assert parse_date(text).timex == timex


def test_hijri_method_is_said() -> None:
    """Umm al-Qura inside its tables, tabular outside; nothing for other calendars."""
    assert parse_date("1 رمضان 1445 هـ").method == "umm-al-qura"
    assert parse_date("1 رمضان 1300 هـ").method == "tabular"
    assert parse_date("1 رمضان 1300 هـ").calendar == "hijri"
    assert parse_date("1 أيار 1900").method is None


@pytest.mark.parametrize(
    ("prefer", "day"),
    [("past", dt.date(2024, 5, 13)), ("future", dt.date(2024, 5, 20)), ("tense", dt.date(2024, 5, 20))],
)
def test_prefer(prefer: str, day: dt.date) -> None:
    """The verb decides unless the caller does."""
    value = parse_date("سيجتمع المجلس الاثنين", published=PUBLISHED, prefer=prefer)  # type: ignore[arg-type]

    assert value.begin == day


def test_nothing_is_invented_without_a_publication_day() -> None:
    """Partial expressions are found and stay open; full ones are resolved."""
    found = find_dates("أعلن أمس، وفي 15 يوليو، والثلاثاء، وفي العام الماضي، أن العمل بدأ في 3 آذار 2021")

    assert [m.text for m in found] == ["أمس", "15 يوليو", "الثلاثاء", "العام الماضي", "3 آذار 2021"]
    assert [m.value.edtf for m in found] == [None, None, None, None, "2021-03-03"]
    assert [m.value.basis for m in found] == ["unresolved"] * 4 + ["stated"]
    assert [m.value.timex for m in found][1:3] == ["XXXX-07-15", "XXXX-WXX-2"]


@pytest.mark.parametrize(("published", "year"), [("2024-05-15", 1999), ("1999-12-31", 1999), ("2090-01-01", 2099)])
def test_two_digit_years_follow_the_publication_day(published: str, year: int) -> None:
    """At most twenty years ahead, else the century before."""
    assert parse_date("3/4/99", published=published).begin == dt.date(year, 4, 3)


def test_the_weekday_chooses_the_year() -> None:
    """«الجمعة 20 ديسمبر»: 2024, as 20 December 2023 was a Wednesday."""
    assert parse_date("الجمعة 20 ديسمبر", published=PUBLISHED).begin == dt.date(2024, 12, 20)
    assert parse_date("الأربعاء 20 ديسمبر", published=PUBLISHED).begin == dt.date(2023, 12, 20)


def test_clock_times_are_instants_of_their_day() -> None:
    """Aware where the zone keeps one offset, naive where its clocks change."""
    mecca = parse_date("اليوم الساعة 21:30 بتوقيت مكة المكرمة", published=PUBLISHED)
    jerusalem = parse_date("اليوم الساعة 21:30 بتوقيت القدس", published=PUBLISHED)

    assert mecca.begin == dt.datetime(2024, 5, 15, 21, 30, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    assert mecca.timex == "2024-05-15T21:30+03:00"
    assert jerusalem.begin == dt.datetime(2024, 5, 15, 21, 30)
    assert (jerusalem.grain, jerusalem.edtf) == ("minute", "2024-05-15")


def test_hours_count_from_the_instant_of_publication() -> None:
    """The day alone does not say when two hours ago was."""
    instant = dt.datetime(2024, 5, 15, 1, 0, tzinfo=dt.UTC)

    assert parse_date("قبل ساعتين", published=instant).begin == dt.datetime(2024, 5, 14, 23, 0, tzinfo=dt.UTC)
    assert parse_date("قبل ساعتين", published=PUBLISHED).begin is None


def test_distance_from_an_event_stays_open() -> None:
    """«بعد يومين من الانتخابات» counts from the elections, «بعد يومين» in a tale from the tale."""
    for text in ("ستعلن النتائج بعد يومين من الانتخابات", "وقع الانفجار ثم عاد بعد يومين إلى بيته"):
        found = find_dates(text, published=PUBLISHED)

        assert [(m.value.timex, m.value.begin) for m in found] == [("P2D", None)]


def test_same_and_next_count_from_the_date_before() -> None:
    """«من العام نفسه», «اليوم التالي»."""
    found = find_dates("سافر في 3 آذار 2011 وعاد في اليوم التالي ثم غادر في أيلول من العام نفسه", published=PUBLISHED)

    assert [m.value.edtf for m in found] == ["2011-03-03", "2011-03-04", "2011-09"]


def test_a_list_of_days_is_several_dates() -> None:
    """Days that do not follow one another are not filled up to a range."""
    found = find_dates("ينعقد في 3 و9 حزيران 2024", published=PUBLISHED)

    assert [(m.text, m.value.edtf) for m in found] == [("3", "2024-06-03"), ("9 حزيران 2024", "2024-06-09")]


def test_ranges_over_new_year() -> None:
    """«من 28 ديسمبر إلى 3 يناير» ends in the next year."""
    value = parse_date("من 28 ديسمبر إلى 3 يناير", published=dt.date(2024, 1, 10))

    assert value.edtf == "2023-12-28/2024-01-03"


def test_an_event_name_without_known_year_has_none() -> None:
    """The rule says that it is a name; no year is made up."""
    found = find_dates("نشأت قوى 8 آذار في لبنان", published=PUBLISHED)

    assert [(m.text, m.rule) for m in found] == [("8 آذار", "event-name")]
    assert found[0].value.begin is None


def test_offsets_are_those_of_the_text() -> None:
    """Vowel marks, tatweel and proclitics before the expression are outside, those inside it are in the slice."""
    text = "وبأمسِ الأحدِ، ولليوم الثّلاثاء في ١٥ يولـيو ٢٠٢٣"

    found = find_dates(text, published=PUBLISHED)

    assert all(text[m.start : m.end] == m.text for m in found)
    assert [m.value.edtf for m in found][-1] == "2023-07-15"


def test_published_must_be_a_date() -> None:
    """A wrong call is an error."""
    with pytest.raises(ArticleError, match="is no date"):
        find_dates("أمس", published="yesterday")


def test_parse_date_of_something_else() -> None:
    """No date, no value; the first with a value in a longer text."""
    assert parse_date("لا تاريخ هنا").begin is None
    assert parse_date("مؤخرا، في 3 آذار 2011").edtf == "2011-03-03"


def read(text: str) -> tuple[Reading, Found]:
    """A reading, and its dates as found."""
    reading = Reading(Article(text, published=PUBLISHED), LEXICON, anchor=PUBLISHED)
    return reading, Found(dates=tuple(khabar_find_mentions(reading)))


def test_counted_day_waits_for_its_event() -> None:
    """«اليوم الثاني من زيارته» is open until the meetings say when the visit began."""
    reading, found = read("التقى الوزير في اليوم الثاني من زيارته رئيس البلدية")
    visit = Meeting(
        id="m1",
        kind="visit",
        status="held",
        triggers=(Span.of(reading.text, 31, 38),),
        date=MeetingDate(begin=dt.date(2024, 5, 13), until=dt.date(2024, 5, 14), basis="stated"),
    )

    before = khabar_resolve_date(found.dates[0], reading, found)
    after = khabar_resolve_date(found.dates[0], reading, Found(dates=found.dates, meetings=(visit,)))

    assert before is not None and (before.begin, before.basis) == (None, "unresolved")
    assert after is not None and (after.edtf, after.basis) == ("2024-05-14", "event")


def test_pipeline_and_front_door_agree() -> None:
    """The plugin gives what the function gives."""
    text = "قال الوزير أمس الثلاثاء إن الاتفاق سيوقع الخميس المقبل في 16 أيار/مايو 2024"

    extraction = Pipeline(layers=("dates",), on_error="raise")(Article(text, published=PUBLISHED))
    direct = find_dates(text, published=PUBLISHED)

    assert [(m.start, m.end, m.value) for m in extraction.dates] == [(m.start, m.end, m.value) for m in direct]


def test_dates_need_no_names() -> None:
    """The front door loads the tables of time alone, and the full lexicon gives the same."""
    text = "زار العاصمة يوم 12 أيار/مايو، وعاد مساء الأحد، ثم سافر بعد يومين"

    _, found = read(text)

    assert [(m.start, m.end) for m in found.dates] == [(m.start, m.end) for m in find_dates(text, published=PUBLISHED)]


@pytest.mark.parametrize(
    "text", ["10:30 الأحد إلى أمس", "من أمس إلى 5 يناير الساعة 10:30", "من 5 يناير الساعة 10:30 إلى 3 يناير"]
)
def test_from_an_instant_to_a_day(text: str) -> None:
    """One end may have an hour and the other none."""
    extraction = Pipeline(layers=["dates"], on_error="raise")(Article(text, published="2024-05-05"))

    assert extraction.dates


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("زار العاصمة في مايو ويونيو 2023", ["2023-05", "2023-06"]),
        ("عقد الاجتماعان في 5 مايو و7 يونيو 2023", ["2023-05-05", "2023-06-07"]),
        ("تراجع الإنتاج في كانون الأول وكانون الثاني 2023", ["2022-12", "2023-01"]),
        ("بدأت في مايو وانتهت عام 2021", ["2024-05", "2021"]),
        ("من ديسمبر إلى فبراير 2023", ["2022-12/2023-02"]),
    ],
)
def test_two_dates_share_the_year_of_the_second(text: str, values: list[str]) -> None:
    """«في مايو ويونيو 2023»: May is not this year's; December before January is of the year before."""
    assert [m.value.edtf for m in find_dates(text, published="2024-05-15")] == values


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("أعلن ذلك الأسبوع الماضي", "الأسبوع الماضي", "2024-05-06/2024-05-12"),
        ("أعلن ذلك الأسبوع قبل الماضي", "الأسبوع قبل الماضي", "2024-04-29/2024-05-05"),
        ("قال ذلك العام الماضي", "العام الماضي", "2023"),
        ("سيبحثون هذا الشهر المقبل", "الشهر المقبل", "2024-06"),
        ("وانتهى ذلك الشهر", "ذلك الشهر", None),
        ("بدأ هذا الأسبوع", "هذا الأسبوع", "2024-05-13/2024-05-19"),
    ],
)
def test_a_demonstrative_before_a_unit_with_its_own_word_is_an_object(
    text: str, expression: str, value: str | None
) -> None:
    """«أعلن ذلك الأسبوع الماضي» tells when; «ذلك الأسبوع» is the week spoken of."""
    (mention,) = find_dates(text, published="2024-05-15")

    assert (mention.text, mention.value.edtf) == (expression, value)
