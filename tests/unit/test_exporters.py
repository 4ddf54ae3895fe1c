"""Records as text for a reader and as JSON Lines."""

from __future__ import annotations

import datetime as dt
import io
import unicodedata

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import khabar
from khabar.exporters import JsonLines, TextSummary, harmless, summary
from khabar.exporters.days import day_in_words, stretch_in_words
from khabar.exporters.labels import Labels
from khabar.model import (
    Article,
    Cue,
    DateMention,
    DateValue,
    Extraction,
    Failure,
    Latin,
    Layout,
    Meeting,
    MeetingDate,
    MeetingPlace,
    OfficeMention,
    Participant,
    Person,
    Quotation,
    Span,
    Speaker,
    TitleMention,
)
from khabar.testing.strategies import extractions

TEXT = "استقبلت الوزيرة هدى ناصر في نزوى أمس الخبير سالم، ورحبت بزيارته وقالت: «أهلا»"


def span(words: str) -> Span:
    """Where words stand first."""
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def at(words: str) -> dict[str, object]:
    """The same as keyword arguments."""
    here = span(words)
    return {"start": here.start, "end": here.end, "text": here.text}


@pytest.fixture
def extraction() -> Extraction:
    """Huda Nasser receives Salem and says welcome."""
    huda = Speaker("person", ("p1",), span("هدى ناصر"), "name")
    welcome = span("رحبت")
    return Extraction(
        Article(TEXT, id="nizwa", headline="لقاء في نزوى", publisher="الخليج", published="2024-05-06"),
        dates=(
            DateMention(**at("أمس"), id="d1", value=DateValue(dt.date(2024, 5, 5), dt.date(2024, 5, 6), "day")),
            DateMention(**at("في"), id="d2"),
        ),
        titles=(TitleMention(**at("الخبير"), id="t1", gloss="Expert", person="p2"),),
        offices=(OfficeMention(**at("الوزيرة"), id="o1", gloss="Minister", persons=("p1",)),),
        persons=(
            Person("p1", "هدى ناصر", offices=("الوزيرة",), country="OM", latin=Latin("Huda Nasser", "rule")),
            Person("p2", "سالم", titles=("الخبير",)),
        ),
        quotations=(
            Quotation(
                **at("زيارته"),
                id="q1",
                type="reported",
                stance="praises",
                cue=Cue(welcome.start, welcome.end, "رحبت", "رحب"),
                speaker=huda,
            ),
            Quotation(**at("أهلا"), id="q2", speaker=huda),
        ),
        meetings=(
            Meeting(
                "m1",
                "reception",
                "announced",
                (Participant("p2", "الخبير سالم", "guest"), Participant("p1", "الوزيرة", "host")),
                MeetingPlace("نزوى", "OM"),
                MeetingDate(dt.date(2024, 5, 5), dt.date(2024, 5, 6)),
                triggers=(span("استقبلت"),),
            ),
        ),
    )


def test_summary_in_arabic(extraction: Extraction) -> None:
    """Headline, day, persons, meetings in a line each, quotations by speaker, dates."""
    assert summary(extraction).splitlines()[1:] == [
        "لقاء في نزوى",
        "الاثنين 6 مايو 2024 · الخليج",
        "",
        "الأشخاص",
        "  • هدى ناصر | الوزيرة | سلطنة عمان",
        "  • سالم | الخبير",
        "",
        "اللقاءات",
        "  • استقبال (معلن) | سالم [الضيف] + هدى ناصر [المضيف] | نزوى | الأحد 5 مايو 2024",
        "",
        "الأقوال",
        "  هدى ناصر:",
        "    – رحبت: زيارته",
        "    – «أهلا»",
        "",
        "التواريخ",
        "  • أمس = الأحد 5 مايو 2024",
    ]


def test_summary_in_english(extraction: Extraction) -> None:
    """Labels, glosses, countries, days and Latin names; what is quoted stays."""
    lines = summary(extraction, lang="en").splitlines()

    assert lines[2] == "Monday 6 May 2024 · الخليج"
    assert "  • Huda Nasser (هدى ناصر) | Minister | Oman" in lines
    assert "  • سالم | Expert" in lines
    assert "    – praises: زيارته" in lines
    assert any(line.startswith("  • reception (announced) | ") for line in lines)


def test_summary_in_no_other_language(extraction: Extraction) -> None:
    """A language that is not there is a wrong call."""
    with pytest.raises(ValueError, match="lang='fr'"):
        summary(extraction, lang="fr")


def test_summary_of_nothing_says_so() -> None:
    """An article in which nothing is found has a summary too."""
    assert "لا شيء" in summary(Extraction(Article("")))


def test_summary_tells_what_failed(extraction: Extraction) -> None:
    """A failure stands at the end of the summary."""
    failed = evolve(extraction, failures=(Failure("navy", "khabar_find_mentions", "KeyError", "'x'"),))

    assert summary(failed).splitlines()[-1] == "  • navy, khabar_find_mentions: 'x'"


def test_a_repeated_quotation_counts_once(extraction: Extraction) -> None:
    """What the summary of an article says again in its body is shown once."""
    first, second = extraction.quotations
    again = evolve(extraction, quotations=(evolve(first, duplicate_of="q2"), second))

    assert "زيارته" not in summary(again)


def test_fuller_post_covers_the_shorter(extraction: Extraction) -> None:
    """«وزير النقل» is not shown beside «وزير النقل العماني»."""
    person = Person("p1", "علي", offices=("وزير النقل", "وزير النقل العماني", "رئيس اللجنة"))

    assert "  • علي | وزير النقل العماني، رئيس اللجنة" in summary(evolve(extraction, persons=(person,)))


def test_headline_of_the_text_goes_before_the_given_one(extraction: Extraction) -> None:
    """The line that stands in the text is the headline."""
    laid_out = evolve(extraction, layout=Layout(headline=span("استقبلت الوزيرة")))

    assert summary(laid_out).splitlines()[1] == "استقبلت الوزيرة"


EVIL = "\x1b[31mأحمر\x1b]0;title\x07 \u202eعكس\u202c \u2066x\u2069 \x9b31m"


def test_content_cannot_steer_the_terminal(extraction: Extraction) -> None:
    """Escape sequences, bidi overrides and line ends in an article's words come out as plain words on one line."""
    person = Person("p1", f"هدى{EVIL}\nناصر\u2028علي", offices=(EVIL,))
    article = Article(EVIL, headline=EVIL, publisher=EVIL, author=EVIL)
    shown = summary(evolve(extraction, article=article, persons=(person,)))

    assert {unicodedata.category(c) for c in shown.replace("\n", "")}.isdisjoint({"Cc", "Zl", "Zp"})
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert len([line for line in shown.splitlines() if "ناصر" in line and "هدى" in line and "•" in line]) >= 1


@given(st.text())
def test_harmless_text_keeps_its_letters(text: str) -> None:
    """Only control characters, bidi controls and separators go."""
    shown = harmless(text)

    assert [c for c in shown if c.isalnum()] == [c for c in text if c.isalnum()]
    assert all(c in "\n\t" or unicodedata.category(c) != "Cc" for c in shown)


@settings(deadline=None)  # the first summary reads the names of countries
@given(extractions(), st.sampled_from(["ar", "en"]))
def test_summary_of_anything(extraction: Extraction, lang: str) -> None:
    """Every record has a summary, in UTF-8, the same each time."""
    target = io.BytesIO()
    TextSummary().write([extraction], target, lang=lang)

    assert target.getvalue().decode() == summary(extraction, lang=lang)


@settings(deadline=None)  # the first write builds the pipeline
@given(st.lists(extractions(), max_size=3))
def test_json_lines_lose_nothing(tmp_path_factory: pytest.TempPathFactory, written: list[Extraction]) -> None:
    """What is written is loaded again, equal and in order."""
    path = tmp_path_factory.mktemp("records") / "out.jsonl"
    khabar.write(written, path)

    assert list(khabar.load(path)) == written


def test_json_lines_are_lines(extraction: Extraction) -> None:
    """One line an article, whatever line ends its text has."""
    target = io.BytesIO()
    JsonLines().write(
        [evolve(extraction, article=Article("أ\nب\u2028ج\r\nد"), dates=(), offices=(), titles=())] * 2, target
    )

    assert target.getvalue().count(b"\n") == 2


AR, EN = Labels("ar"), Labels("en")


@pytest.mark.parametrize(
    ("begin", "until", "arabic", "english"),
    [
        ("2023-07-15", "2023-07-16", "السبت 15 يوليو 2023", "Saturday 15 July 2023"),
        ("2023-07-15", None, "السبت 15 يوليو 2023", "Saturday 15 July 2023"),
        ("2021-10-01", "2021-11-01", "أكتوبر 2021", "October 2021"),
        ("2021-12-01", "2022-01-01", "ديسمبر 2021", "December 2021"),
        ("2021-01-01", "2022-01-01", "2021", "2021"),
        ("2010-01-01", "2020-01-01", "2010–2019", "2010–2019"),
        ("2023-07-15", "2023-07-17", "15 – 16 يوليو 2023", "15 – 16 July 2023"),
        ("2023-07-31", "2023-08-03", "31 يوليو – 2 أغسطس 2023", "31 July – 2 August 2023"),
        ("2023-12-31", "2024-01-02", "31 ديسمبر 2023 – 1 يناير 2024", "31 December 2023 – 1 January 2024"),
        ("2023-01-01", "2023-03-01", "1 يناير – 28 فبراير 2023", "1 January – 28 February 2023"),
    ],
)
def test_days_in_words(begin: str, until: str | None, arabic: str, english: str) -> None:
    """A day with its weekday, whole months and years by name, other stretches by first and last day."""
    first = dt.date.fromisoformat(begin)
    after = dt.date.fromisoformat(until) if until else None

    assert [stretch_in_words(first, after, labels) for labels in (AR, EN)] == [arabic, english]


def test_instants_in_words() -> None:
    """An instant has its time."""
    instant = dt.datetime(2025, 1, 20, 3, 56, tzinfo=dt.UTC)

    assert day_in_words(instant, EN) == "Monday 20 January 2025 03:56"


@given(st.dates(max_value=dt.date(9998, 12, 31)), st.integers(min_value=0, max_value=40000))
def test_every_stretch_has_words(begin: dt.date, length: int) -> None:
    """No stretch raises; a single day names its year."""
    until = begin + dt.timedelta(days=length) if begin.toordinal() + length < dt.date.max.toordinal() else None
    words = stretch_in_words(begin, until, EN)

    assert str(begin.year) in words or (until is not None and str((until - dt.timedelta(days=1)).year) in words)
