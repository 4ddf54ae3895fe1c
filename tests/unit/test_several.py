"""Several articles in one text, and texts that are one article whatever they look like."""

from __future__ import annotations

import pytest

from khabar.readers.several import split

PORT = "استقبل وزير النقل سالم الحارثي وفدا من شركات الملاحة، وبحث معه توسعة الميناء الجديد."
TALKS = "أعلنت وزيرة الخارجية هدى ناصر أن المحادثات ستستأنف في الأسبوع المقبل، وقالت إنها متفائلة."
FLOOD = "قال محافظ الإقليم إن السيول قطعت ثلاث طرق رئيسية، وإن فرق الإنقاذ وصلت إلى القرى كلها."
HEADLINES = ("الميناء الجديد يستقبل أول السفن", "استئناف المحادثات الأسبوع المقبل", "السيول تقطع ثلاث طرق رئيسية")
STORIES = (PORT, TALKS, FLOOD)
LINES = ("مسقط في 5 مايو /العمانية/ ", "القاهرة - أ ف ب: ", "عمان 5 مايو (رويترز) - ")


def parts(*stories: str) -> list[str]:
    """Three stories as they should come out."""
    return [f"{head}\n\n{story}" for head, story in zip(HEADLINES, stories, strict=True)]


SOURCED = parts(*(line + story for line, story in zip(LINES, STORIES, strict=True)))
BARE = parts(*STORIES)


@pytest.mark.parametrize("mark", ["-----", "* * *", "==========================", "ـــــــــــــ", "###"])
def test_dump_parted_by_marks(mark: str) -> None:
    """What parts the stories belongs to none of them."""
    assert split(f"\n\n{mark}\n\n".join(SOURCED)) == SOURCED
    assert split(f"{mark}\n" + f"\n{mark}\n".join(SOURCED) + f"\n{mark}\n") == SOURCED


def test_dump_with_a_title_of_its_own() -> None:
    """A title over the whole is none of the stories."""
    assert split("نشرة أخبار المساء\n-----\n" + "\n-----\n".join(SOURCED)) == SOURCED


def test_dump_parted_by_datelines() -> None:
    """A headline that stands over a dateline opens a story."""
    assert split("\n\n".join(SOURCED)) == SOURCED


def test_dump_parted_by_days() -> None:
    """A line with the day does what a dateline does."""
    dated = parts(*(f"الأحد 5 مايو 2024\n{story}" for story in STORIES))

    assert split("\n\n".join(dated)) == dated


def test_dump_signed_by_agencies() -> None:
    """An agency's name below each story."""
    signed = [f"{story}\n(رويترز)" for story in BARE]

    assert split("\n----\n".join(signed)) == signed


def test_numbered_stories() -> None:
    """The number is no part of the headline."""
    text = "\n\n".join(f"{n}- {story}" for n, story in enumerate(SOURCED, 1))

    assert split(text) == SOURCED


HARBOUR = """توسعة الميناء الشرقي
بدأت شركات البناء توسعة الأرصفة في الميناء الشرقي بعد تأخير طويل سببه نقص الرافعات والإسمنت.
وتشمل التوسعة مخازن جديدة للحبوب وسكة حديد تربط الأرصفة بالمدينة الصناعية، ومحطة للكهرباء تعمل بطاقة الرياح.
وسيعمل المهندسون ليلا حتى نهاية الصيف."""
MATCH = """الفريق يعود بالكأس
فاز لاعبو المنتخب بثلاثة أهداف في مباراة مثيرة شهدها جمهور كبير ملأ مدرجات الملعب قبل ساعات.
وسجل المهاجم الشاب هدفين برأسه، فيما أهدر زميله ضربة جزاء في الدقائق الأخيرة أمام حارس متألق.
ويلتقي الفائز خصما عنيدا ضمن الدور المقبل."""


def test_different_stories_parted_by_marks() -> None:
    """Headlines and marks are enough, where nothing told is told in both."""
    assert split(f"{HARBOUR}\n-----\n{MATCH}") == [HARBOUR, MATCH]


def test_sections_of_one_story_parted_by_marks() -> None:
    """Sections that come back to the same things are one article."""
    again = HARBOUR.replace("توسعة الميناء الشرقي\n", "ما بعد التوسعة\n").replace("تأخير طويل", "خلاف مع المقاولين")
    text = f"{HARBOUR}\n-----\n{again}"

    assert split(text) == [text]


REVIEW = f"""عناوين الصحف العربية ليوم الأحد 5 مايو 2024

صحيفة المدينة:
{PORT}

جريدة الصباح الجديد:
{TALKS}
{FLOOD}"""


def test_review_of_the_press() -> None:
    """Each newspaper is one; the title stands with the first."""
    first, second = split(REVIEW)

    assert first.startswith("عناوين الصحف") and first.endswith(PORT)
    assert second == f"جريدة الصباح الجديد:\n{TALKS}\n{FLOOD}"


LIVE = f"""لحظة بلحظة: السيول في الإقليم الشرقي

10:45
{PORT}

10:20 بتوقيت غرينتش
{TALKS}

09:05
{FLOOD}"""


def test_live_coverage() -> None:
    """Each entry is one."""
    assert [part.splitlines()[-1] for part in split(LIVE)] == list(STORIES)


def test_live_coverage_with_a_preface() -> None:
    """A lead of its own before the entries is no entry."""
    head, rest = LIVE.split("\n\n", 1)

    assert [part.splitlines()[-1] for part in split(f"{head}\n{TALKS}\n{rest}")] == [TALKS, *STORIES]


ONE = [
    pytest.param("\n\n".join(BARE), id="headings"),
    pytest.param("\n* * *\n".join(STORIES), id="asterisks between paragraphs"),
    pytest.param("\n-----\n".join(BARE), id="headings between marks"),
    pytest.param("\n".join(f"{n}- {story}" for n, story in enumerate(BARE, 1)), id="numbered headings"),
    pytest.param("\n".join(f"{n}- {head}" for n, head in enumerate(HEADLINES * 3, 1)), id="list"),
    pytest.param(SOURCED[0] + "\n\n" + "\n".join(BARE[1:]), id="one dateline"),
    pytest.param(
        "\n".join(line + story for line, story in zip(LINES, STORIES, strict=True)), id="relayed without heads"
    ),
    pytest.param(LIVE.replace("لحظة بلحظة", "تسلسل الأحداث"), id="chronology"),
    pytest.param(REVIEW.replace("عناوين الصحف", "مواقف الأحزاب"), id="no review"),
    pytest.param(f"عناوين الصحف\n{PORT}\nوكتبت صحيفة المدينة: {TALKS}\n{FLOOD}\nوختمت.", id="review in prose"),
    pytest.param("", id="empty"),
    pytest.param("----\n" * 50, id="marks only"),
    pytest.param("\n\n".join(HEADLINES * 20), id="headlines only"),
]


@pytest.mark.parametrize("text", ONE)
def test_one_article(text: str) -> None:
    """Headings, lists, asterisks and sections are no other articles."""
    assert split(text) == [text]


def test_parts_are_slices_in_order() -> None:
    """Nothing is rewritten, and no part overlaps another."""
    text = "\n\n=====\n\n".join(SOURCED)
    position = 0
    for part in split(text):
        position = text.index(part, position) + len(part)
