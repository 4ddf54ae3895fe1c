"""The parts of an article, in the styles of several outlets."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.extractors.article import find_layout
from khabar.lexicon import Lexicon
from khabar.model import Article
from khabar.pipeline import Pipeline
from khabar.reading import Reading

LEXICON = Lexicon()
FIRST = "بحث وزير الطاقة الجزائري مع نظيره النيجري في نيامي مشروع أنبوب الغاز العابر للصحراء وسبل تمويله."
SECOND = "وقال الوزير إن المشروع سيدخل مرحلة الدراسات النهائية قبل نهاية السنة، مضيفا أن الشركات أبدت اهتمامها به."
THIRD = "وأضاف أن البلدين اتفقا على تشكيل لجنة مشتركة تجتمع كل ثلاثة أشهر لمتابعة تنفيذ ما جرى الاتفاق عليه."
HEADLINE = "الجزائر والنيجر تبحثان أنبوب الغاز العابر للصحراء"


def parts(text: str, *, headline: str | None = None) -> list[tuple[str, str]]:
    """Kinds and texts of the sections."""
    layout = find_layout(Reading(Article(text, headline=headline), LEXICON))
    return [(s.kind, text[s.start : s.end]) for s in layout.sections]


def test_headline_before_a_blank_line() -> None:
    """A short first line set apart is the headline."""
    assert parts(f"{HEADLINE}\n\n{FIRST}\n{SECOND}") == [("headline", HEADLINE), ("body", f"{FIRST}\n{SECOND}")]


def test_text_alone_is_body() -> None:
    """A text that begins with a sentence has no headline."""
    assert parts(f"{FIRST}\n{SECOND}") == [("body", f"{FIRST}\n{SECOND}")]


def test_given_headline_is_recognised() -> None:
    """The headline given as metadata is the first line even where nothing sets it apart."""
    line = "أنبوب الغاز على طاولة الوزيرين."

    assert parts(f"{line}\n{FIRST}", headline=line)[0] == ("headline", line)


def test_kicker_over_the_headline() -> None:
    """A short line that ends in a colon over a headline."""
    kicker = "وزير الطاقة من نيامي:"

    assert [k for k, _ in parts(f"{kicker}\n\n{HEADLINE}\n\n{FIRST}\n\n{SECOND}")] == ["kicker", "headline", "body"]


def test_repeated_headline_and_date_line() -> None:
    """The headline again is a summary, the line with the day a dateline."""
    day = "الإثنين ٢٠ مايو ٢٠٢٤ - ٠٣:٥٦ بتوقيت غرينتش"

    assert parts(f"{HEADLINE}\n\n{HEADLINE}\n{day}\n\n{FIRST}") == [
        ("headline", HEADLINE),
        ("summary", HEADLINE),
        ("dateline", day),
        ("body", FIRST),
    ]


def test_repeated_lead_even_when_cut() -> None:
    """A lead that the text says again is a summary, also when it is cut and the next sentence is glued to it."""
    cut = FIRST + SECOND[:40]

    assert [k for k, _ in parts(f"{HEADLINE}\n\n{cut}\n{FIRST}\n{SECOND}")] == ["headline", "summary", "body"]


@pytest.mark.parametrize(
    "dateline",
    [
        "الجزائر، الجزائر (CNN)--",
        "نيامي - أ ف ب -",
        "القاهرة (رويترز) –",
        "بيروت - 5 أيار -",
        "طهران / 5 مايو / إرنا -",
    ],
)
def test_dateline_at_the_head_of_the_text(dateline: str) -> None:
    """Place, agency and day before a dash are a dateline of their own."""
    assert parts(f"{HEADLINE}\n\n{dateline} {FIRST}\n{SECOND}")[1] == ("dateline", dateline)


@pytest.mark.parametrize(
    "dateline",
    [
        "أبوظبي في 20 يناير / وام /",
        "الدوحة في 20 يناير /قنا/",
        "الرياض 12 محرم 1445 هـ الموافق 30 يوليو 2023 م واس",
        "القاهرة 20 يناير 2025 (شينخوا)",
        "موسكو - (د ب أ)",
        "دمشق-سانا",
        "بغداد / شفق نيوز /",
        "السومرية نيوز/ بغداد",
        "أنقرة/ سليم يازجي/ الأناضول",
        "لندن ـ «القدس العربي»:",
        "مسقط في 20 يناير /العمانية/",
        "طرابلس - وال -",
        "وطنية - صور -",
        "المكلا (عدن الغد) خاص:",
    ],
)
def test_dateline_that_an_agency_closes(dateline: str) -> None:
    """The agency ends it, with no dash behind it, where a slash, brackets or a day set it off."""
    assert parts(f"{HEADLINE}\n\n{dateline} {FIRST}\n{SECOND}")[1] == ("dateline", dateline)


@pytest.mark.parametrize("opening", ["لبنان - معا - إلى الحل", "السعودية تنفي ما نشرته رويترز"])
def test_no_dateline_where_an_agency_is_told_of(opening: str) -> None:
    """An agency further on in a sentence closes nothing."""
    assert "dateline" not in [k for k, _ in parts(f"{HEADLINE}\n\n{opening} {FIRST}\n{SECOND}")]


@pytest.mark.parametrize("opening", ["مصر وتركيا - كما يرى خبراء - تتقاربان", "لبنان اليوم - كما أمس - على مفترق طرق"])
def test_no_dateline_where_the_sentence_goes_on(opening: str) -> None:
    """A place and a dash inside a sentence are none."""
    assert "dateline" not in [k for k, _ in parts(f"{opening} {FIRST}\n{SECOND}")]


@pytest.mark.parametrize(
    "line",
    [
        "اقرأ أيضا: وزير المالية يستقيل",
        "إقرأ أيضاً .. وزير المالية يستقيل",
        "للمزيد: وزير المالية يستقيل من منصبه",
        "شاهد | تسرب للغاز",
    ],
)
def test_read_also_line(line: str) -> None:
    """A read-also line between paragraphs is related, the text goes on after it."""
    assert [k for k, _ in parts(f"{FIRST}\n{line}\n{SECOND}\n{THIRD}")] == ["body", "related", "body"]


def test_verbs_of_the_same_spelling_are_text() -> None:
    """«شاهد الوزير» is a sentence."""
    line = "شاهد الوزير عرضا عن المشروع في مقر الشركة، وتابع شرحا مفصلا عن مراحل إنجازه من مدير المشروع."

    assert [k for k, _ in parts(f"{FIRST}\n{line}\n{SECOND}")] == ["body"]


def test_everything_after_the_source_line_is_related() -> None:
    """Tags, read-also lists and a second article after «المصدر:» are not the story."""
    other = "ضربت عاصفة رملية أمس مدنا عدة في الجنوب وأدت إلى إغلاق المطار ساعات طويلة قبل أن تستأنف الرحلات."
    text = f"{FIRST}\n{SECOND}\n{THIRD}\nالمصدر: صحيفة الغد\n\nكلمات دلالية: طاقة\n\nإقرأ أيضا:\n\n{other}\n{other}"

    assert [k for k, _ in parts(text)] == ["body", "source", "related"]


def test_publisher_of_the_source_line() -> None:
    """What «المصدر:» names."""
    text = f"{FIRST}\n{SECOND}\n{THIRD}\nالمصدر: صحيفة الغد"
    publisher = find_layout(Reading(Article(text), LEXICON)).publisher

    assert publisher is not None
    assert publisher.text == "صحيفة الغد"


def test_headings() -> None:
    """Short lines between paragraphs, starred or not, are headings."""
    text = f"{FIRST}\n*لجنة مشتركة\n{SECOND}\nتمويل المشروع\n{THIRD}"

    assert [p for p in parts(text) if p[0] == "heading"] == [("heading", "*لجنة مشتركة"), ("heading", "تمويل المشروع")]


def test_lead_of_another_article_at_the_end() -> None:
    """A last line without a full stop and without a word of the story is another story's."""
    other = "أعلن نادي الوداد تعاقده رسميا مع المهاجم البرازيلي لموسمين قادما من الدوري البرتغالي الممتاز"

    assert parts(f"{FIRST}\n{SECOND}\n{THIRD}\n{THIRD}\n{other}")[-1] == ("related", other)


def test_related_material_is_not_read() -> None:
    """Nothing is found in it unless asked for."""
    text = f"{FIRST}\n{SECOND}\n{THIRD}\nالمصدر: صحيفة الغد\nإقرأ أيضا:\nالرئيس أحمد سالم يصل إلى الدوحة أمس"

    assert not [d for d in Pipeline(layers=("dates",))(text).dates if d.text == "أمس"]
    assert [d for d in Pipeline(layers=("dates",), related=True)(text).dates if d.text == "أمس"]


def test_day_of_the_dateline_is_the_anchor() -> None:
    """Without a given day the dateline's absolute day counts «أمس»."""
    text = f"{HEADLINE}\nالإثنين 20 مايو 2024 - 03:56 بتوقيت غرينتش\n\nوصل الوفد أمس إلى نيامي."
    extraction = Pipeline(layers=("dates",), on_error="raise")(text)

    assert extraction.layout.published_basis == "text"
    assert extraction.article.published == date(2024, 5, 20)
    assert [d.begin for d in extraction.dates if d.text == "أمس"] == [date(2024, 5, 19)]


@pytest.mark.parametrize("text", ["", "\n\n\n", " ", "؟", "-----", "•", "المصدر:", "\u200f\n\u200f"])
def test_nothing_raises_on_scraps(text: str) -> None:
    """Scraps of text have a layout too."""
    assert all(len(t) >= 0 for _, t in parts(text))


def test_standfirst_told_in_other_words() -> None:
    """A line under the headline that the lead tells again is a summary."""
    standfirst = "وزيرا الطاقة في الجزائر والنيجر يبحثان في نيامي تمويل مشروع أنبوب الغاز العابر للصحراء"

    assert [k for k, _ in parts(f"{HEADLINE}\n\n{standfirst}\n{FIRST}\n{SECOND}")] == ["headline", "summary", "body"]


def test_second_paragraph_does_not_make_the_lead_a_summary() -> None:
    """A paragraph that goes on («وأوضح») tells more, not the same."""
    more = "وأوضح وزير الطاقة الجزائري في نيامي أن مشروع أنبوب الغاز العابر للصحراء يحتاج إلى تمويل جديد وسبل أخرى."

    assert [k for k, _ in parts(f"{HEADLINE}\n\n{FIRST}\n{more}")] == ["headline", "body"]


def test_desk_over_the_headline() -> None:
    """One or two words over a headline are a kicker."""
    assert [k for k, _ in parts(f"اقتصاد\n\n{HEADLINE}\n\n{FIRST}\n\n{SECOND}")] == ["kicker", "headline", "body"]


@pytest.mark.parametrize(
    "line",
    ["كتب: سالم المنصوري", "بقلم سالم المنصوري", "إعداد وتحرير: قسم الاقتصاد", "AFP", "وكالات", "أ ف ب / رويترز"],
)
def test_byline_and_agency_under_the_headline(line: str) -> None:
    """Who wrote it stands in a source line."""
    assert parts(f"{HEADLINE}\n{line}\n\n{FIRST}\n{SECOND}")[1] == ("source", line)


def test_buttons_under_the_headline() -> None:
    """Share and print buttons are the page's, not the story's."""
    text = f"{HEADLINE}\n\nمشاركة\nطباعة\n20/05/2024 - 10:30\n\n{FIRST}\n{SECOND}"

    assert [k for k, _ in parts(text)] == ["headline", "related", "dateline", "body"]


@pytest.mark.parametrize("line", ["كتب الوزير في سجل الزوار كلمة شكر.", "تقرير الأمم المتحدة يحذر من الجفاف."])
def test_sentences_that_open_like_a_byline(line: str) -> None:
    """«كتب الوزير …» is text."""
    assert [k for k, _ in parts(f"{FIRST}\n{line}\n{SECOND}")] == ["body"]


@pytest.mark.parametrize(
    "dateline", ["(رويترز) -", "(CNN)--", "أ ف ب -", "عدن/ خاص/ سما نيوز:", "تونس 20 ماي 2024 (وات) -"]
)
def test_datelines_of_agencies(dateline: str) -> None:
    """An agency in brackets or before a dash, and unknown outlets between slashes."""
    assert parts(f"{HEADLINE}\n\n{dateline} {FIRST}\n{SECOND}")[1] == ("dateline", dateline)


@pytest.mark.parametrize("opening", ["الأردن: لا تغيير في موقفنا كما قال الوزير.", "(قال) الوزير -وهو يبتسم- إنه راض."])
def test_no_dateline_without_place_or_agency(opening: str) -> None:
    """Brackets and colons alone are none."""
    kinds = [k for k, _ in parts(f"{HEADLINE}\n\n{FIRST}\n{opening}\n{SECOND}")]

    assert "dateline" not in kinds


def test_tags_and_rules() -> None:
    """A line of hashtags and what follows a line of dashes are the page's."""
    text = f"{FIRST}\n{SECOND}\n#الجزائر #النيجر #غاز\n--------\nيمكنكم متابعة أخبارنا عبر التطبيق على هواتفكم."

    assert [k for k, _ in parts(text)] == ["body", "related"]


def test_day_at_the_end() -> None:
    """A last line with nothing but a day is a dateline."""
    assert parts(f"{HEADLINE}\n\n{FIRST}\n{SECOND}\n2024/05/20")[-1] == ("dateline", "2024/05/20")


TEASERS = [
    "أعلن نادي الوداد تعاقده رسميا مع المهاجم البرازيلي لموسمين قادما من الدوري البرتغالي الممتاز في صفقة قيا",
    "قالت هيئة الأرصاد إن موجة حر شديدة ستضرب الساحل الشرقي ابتداء من الخميس وتستمر أسبوعا كاملا.",
    "توفيت الكاتبة اللبنانية سلمى الخوري عن تسعين عاما بعد مسيرة أدبية امتدت ستة عقود.",
]


def test_row_of_teasers_at_the_end() -> None:
    """Leads of other stories, one of them cut, are not the story."""
    assert parts("\n".join([FIRST, SECOND, THIRD, THIRD, *TEASERS]))[-1] == ("related", "\n".join(TEASERS))


def test_paragraphs_that_lean_on_the_story_are_no_teasers() -> None:
    """The same words joined to the story by و or «كما» stay."""
    joined = [f"و{TEASERS[0]}", f"كما {TEASERS[1]}", f"وبحسب المصدر {TEASERS[2]}"]

    assert [k for k, _ in parts("\n".join([FIRST, SECOND, THIRD, THIRD, *joined]))] == ["body"]


def test_review_of_the_press_is_a_story() -> None:
    """Many whole paragraphs on different things are a review, not teasers."""
    papers = [f"قالت صحيفة {name} إن {TEASERS[i % 3][5:70]}." for i, name in enumerate("أبجدهوزحطيك")]

    assert "related" not in [k for k, _ in parts("\n".join([FIRST, *papers]))]


def test_no_heading_that_goes_on() -> None:
    """A short line without a full stop that opens with «وأضاف» is text."""
    text = f"{FIRST}\nوأضاف الوزير أن العمل جار\n{SECOND}"

    assert "heading" not in [k for k, _ in parts(text)]


def test_kicker_and_headline_in_one_block() -> None:
    """A line that leans on the headline under it is its kicker; one that does not is the headline itself."""
    leaning, under = "خلال زيارته إلى النيجر", "أنبوب الغاز ينتظر التمويل"

    assert [k for k, _ in parts(f"{leaning}\n{HEADLINE}\n\n{FIRST}\n{SECOND}")] == ["kicker", "headline", "body"]
    assert [k for k, _ in parts(f"{HEADLINE}\n{under}\n\n{FIRST}\n{SECOND}")] == ["headline", "summary", "body"]


def test_place_and_reporter_under_the_headline() -> None:
    """«نيامي: سالم المنصوري» alone on its line is a dateline."""
    line = "نيامي: سالم المنصوري"

    assert parts(f"{HEADLINE}\n\n{line}\n{FIRST}\n{SECOND}")[:2] == [("headline", HEADLINE), ("dateline", line)]


def test_headings_of_a_live_page() -> None:
    """A heading directly under the headline."""
    text = f"تطورات الأربعاء\n\nطاقة\n{FIRST}\n\nأمن\n{SECOND}"

    assert [k for k, _ in parts(text)] == ["headline", "heading", "body", "heading", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "/انتهى/",
        "(النهاية)",
        "// انتهى // 1430",
        "(م.س/ع.أ)",
        "س.ع/ م.أ (رويترز، أ ف ب)",
        "— وزارة الخارجية (@ministry) January 20, 2025",
        "(الصورة: رويترز)",
        "التعليق على الصورة، الوزير في مكتبه",
        "تابعونا عبر خدمة الأخبار",
        "أدخل بريدك الإلكتروني",
    ],
)
def test_what_a_desk_or_a_page_writes_under_a_story(line: str) -> None:
    """Signs of the end, initials, feet of posts, captions' labels and invitations are no story."""
    assert parts(f"{HEADLINE}\n\n{FIRST}\n{SECOND}\n{line}")[-1] == ("related", line)


def test_tags_one_a_line_are_related() -> None:
    """A row of short lines set apart at the end."""
    tags = "عُمان\nوزارة المالية\nالموازنة"

    assert parts(f"{HEADLINE}\n\n{FIRST}\n{SECOND}\n\n{tags}")[-1] == ("related", tags)


def test_a_list_that_the_story_announces_is_no_row_of_tags() -> None:
    """Names behind a colon belong to the story."""
    kinds = [k for k, _ in parts(f"{HEADLINE}\n\n{FIRST}\nوالفائزون هم:\n\nسالم العبري\nهدى الكندي\nخالد الرواس")]

    assert "related" not in kinds


@pytest.mark.parametrize(
    ("above", "kind"),
    [
        ("الرئيسية / سياسة", "kicker"),
        ("الرئيسية > أخبار > اقتصاد", "kicker"),
        ("الاثنين 20 يناير 2025", "dateline"),
        ("مصدر الصورة Getty Images", "related"),
    ],
)
def test_what_stands_over_the_headline(above: str, kind: str) -> None:
    """The way through the site, the day or a caption's label does not take the headline's place."""
    found = parts(f"{above}\n{HEADLINE}\n\n{FIRST}\n{SECOND}")

    assert found[:2] == [(kind, above), ("headline", HEADLINE)]


def test_points_under_the_headline_are_summaries() -> None:
    """«- الوزير: لا تراجع» between headline and text."""
    points = ["- الوزير: لا تراجع عن الموازنة", "- النواب يطلبون مهلة"]
    found = parts("\n".join([HEADLINE, *points, FIRST, SECOND]))

    assert found[:3] == [("headline", HEADLINE), *(("summary", point) for point in points)]


def test_a_caption_does_not_cost_the_headline() -> None:
    """A short line between headline and text, blank lines around it."""
    assert parts(f"{HEADLINE}\n\nالوزير في مكتبه (أ ف ب)\n\n{FIRST}\n{SECOND}")[0] == ("headline", HEADLINE)


def test_age_of_the_story_is_a_dateline() -> None:
    """«منذ 3 ساعات» under the headline."""
    assert parts(f"{HEADLINE}\nمنذ 3 ساعات\n\n{FIRST}\n{SECOND}")[1] == ("dateline", "منذ 3 ساعات")


def test_the_paper_that_speaks_next_is_no_source_line() -> None:
    """«القدس العربي:» over a paragraph of a press review."""
    kinds = [k for k, _ in parts(f"{HEADLINE}\n\n{FIRST}\nالقدس العربي:\n{SECOND}")]

    assert "source" not in kinds
    assert "dateline" not in kinds
