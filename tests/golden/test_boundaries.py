"""Nobody who speaks, no day and no event crosses from one article of a file into another."""

from __future__ import annotations

from pathlib import Path

import pytest

import khabar

MARINE = (
    "استقبل وزير النقل العماني سالم الحارثي أمس وفدا من شركات الملاحة، وبحث معه توسعة الميناء.\n"
    "وقال إن الأرصفة الجديدة ستفتح في الخريف."
)
NOBODY = "وأكد أن المحادثات ستستأنف في الأسبوع المقبل، وأضاف أن الحكومة متفائلة بما تحقق فيها."
TWO = (
    "التقت وزيرة الخارجية الأردنية هدى ناصر نظيرها التونسي كريم الطاهر أمس في عمان.\n"
    "وقالت إن البلدين متفقان على موعد القمة."
)
POST = "وقال الوزير إن السيول قطعت ثلاث طرق رئيسية، وإن فرق الإنقاذ وصلت إلى القرى كلها أمس."
STORIES = (MARINE, NOBODY, TWO, POST)

REVIEW = "عناوين الصحف العربية ليوم الأحد 5 مايو 2024\n\n" + "\n\n".join(
    f"{paper}:\n{story}" for paper, story in zip(("صحيفة الرأي", "صحيفة الغد", "جريدة الصباح", "صحيفة الوطن"), STORIES)
)
LIVE = "لحظة بلحظة: السيول في الإقليم الشرقي\n\n" + "\n\n".join(
    f"{hour}\n{story}" for hour, story in zip(("10:45", "10:20", "09:05", "08:30"), STORIES)
)
HEADS = ("الميناء الجديد يستقبل السفن", "عودة إلى المحادثات", "لقاء وزاري في عمان", "السيول تقطع الطرق")
LINES = ("مسقط في 5 مايو /العمانية/ ", "القاهرة في 9 مايو (أ ف ب) - ", "عمان في 7 مايو (رويترز) - ", "صنعاء - سبأ: ")
DUMP = "\n-----\n".join(f"{head}\n{line}{story}" for head, line, story in zip(HEADS, LINES, STORIES))
NUMBERED = "\n\n".join(
    f"{n}- {head}\n{line}{story}" for n, (head, line, story) in enumerate(zip(HEADS, LINES, STORIES), 1)
)

FILES = [
    pytest.param(REVIEW, id="review of the press"),
    pytest.param(LIVE, id="live coverage"),
    pytest.param(DUMP, id="agency dump"),
    pytest.param(NUMBERED, id="numbered dump"),
]
ORDERS = [(0, 1, 2, 3), (2, 1, 0, 3), (1, 0, 3, 2)]


def read(path: Path, text: str) -> list[khabar.Extraction]:
    """The articles of a file of this text."""
    (path / "file.txt").write_text(text, encoding="utf-8")
    return [khabar.extract(article) for article in khabar.read(path / "file.txt")]


def names(extraction: khabar.Extraction) -> list[str]:
    """Persons."""
    return sorted(person.name for person in extraction.persons)


def speakers(extraction: khabar.Extraction) -> list[str]:
    """Names of persons and bodies who speak, one a quotation; an empty one for nobody."""
    return [" ".join(who.name for who in extraction.speakers_of(q)) for q in extraction.quotations]


@pytest.mark.parametrize("text", FILES)
def test_persons_and_speakers_stay_in_their_story(tmp_path: Path, text: str) -> None:
    """Who is told of in one is nobody in another, and a verb without a subject means nobody from before."""
    marine, nobody, two, post = read(tmp_path, text)

    assert [names(e) for e in (marine, nobody, two, post)] == [["سالم الحارثي"], [], ["كريم الطاهر", "هدى ناصر"], []]
    assert speakers(marine) == ["سالم الحارثي"]
    assert set(speakers(nobody)) == {""}
    assert speakers(two) == ["هدى ناصر"]
    assert set(speakers(post)) == {""}


@pytest.mark.parametrize("text", FILES)
def test_events_stay_in_their_story(tmp_path: Path, text: str) -> None:
    """Each meeting has the sides of its own story."""
    found = [
        sorted(p.name for p in e.persons if any(s.actor == p.id for m in e.meetings for s in m.participants))
        for e in read(tmp_path, text)
    ]

    assert found == [["سالم الحارثي"], [], ["كريم الطاهر", "هدى ناصر"], []]


def test_a_day_counts_from_its_own_dateline(tmp_path: Path) -> None:
    """«أمس» below one dateline, another, and none: nothing is lent."""
    days = [
        [
            d.value.edtf
            for d in khabar.extract(khabar.Article(e.article.text, id="x", published=None)).dates
            if d.text == "أمس"
        ]
        for e in read(tmp_path, DUMP.replace("5 مايو", "5 مايو 2024").replace("7 مايو", "7 مايو 2024"))
    ]

    assert days == [["2024-05-04"], [], ["2024-05-06"], [None]]


@pytest.mark.parametrize("paper", ["صحيفة الرأي", "جريدة الغد", "صحيفة الشرق الأوسط"])
def test_a_newspaper_over_its_lines_is_no_speaker(paper: str) -> None:
    """«صحيفة الرأي:» on a line of its own heads what it writes; on the line of its words it says them."""
    over = khabar.extract(f"{paper}:\n{MARINE}", published="2024-05-05")
    beside = khabar.extract(f"{paper}: لن نقبل بأقل من اتفاق شامل\n{MARINE}", published="2024-05-05")

    assert speakers(over) == ["سالم الحارثي"]
    assert [q.speaker.kind for q in beside.quotations[:1] if q.speaker] == ["outlet"]


@pytest.mark.parametrize("text", ["صحيفة الغد: {}", "قالت صحيفة الغد إن {}", "نشرت جريدة «الغد» أن {}"])
def test_a_newspaper_of_tomorrow_is_no_day(text: str) -> None:
    """«الغد» is a newspaper where it is called one."""
    found = khabar.extract(text.format("الأرصفة ستفتح في الخريف"), published="2024-05-05")

    assert [d.text for d in found.dates if "الغد" in d.text] == []


@pytest.mark.parametrize("order", ORDERS)
def test_a_story_says_the_same_wherever_it_stands(tmp_path: Path, order: tuple[int, ...]) -> None:
    """Alone or among others, in any order."""
    parts = DUMP.split("\n-----\n")
    among = {e.article.text: e for e in read(tmp_path, "\n-----\n".join(parts[i] for i in order))}

    for part in parts:
        alone = khabar.extract(khabar.Article(part, id=among[part].article.id, published=among[part].article.published))
        assert (names(alone), speakers(alone)) == (names(among[part]), speakers(among[part]))
        assert [(d.text, d.value) for d in alone.dates] == [(d.text, d.value) for d in among[part].dates]
        assert [str(m) for m in alone.meetings] == [str(m) for m in among[part].meetings]
