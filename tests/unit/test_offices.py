"""Posts, named or not."""

from __future__ import annotations

import pytest

import khabar
from khabar.extractors.persons import find_offices, find_titles
from khabar.lexicon import Lexicon
from khabar.model import Article, OfficeMention
from khabar.reading import Reading

LEXICON = Lexicon()


def offices(text: str) -> tuple[OfficeMention, ...]:
    """Posts of a text."""
    return find_offices(Reading(Article(text), LEXICON))


def texts(text: str) -> list[str]:
    """Their slices."""
    return [o.text for o in offices(text)]


@pytest.mark.parametrize(
    "office",
    [
        "وزير الدفاع التونسي",
        "رئيس هيئة الأركان العامة للقوات المسلحة الإيرانية",
        "قائد القوات البحرية في الجيش الإيراني",
        "نائب رئيس مجلس الوزراء",
        "مساعد وزير الخارجية المصري لشؤون الأمن القومي",
        "الأمين العام المساعد لجامعة الدول العربية",
        "المتحدث الرسمي باسم وزارة الخارجية القطرية",
        "رئيس لجنة الشؤون الخارجية في مجلس الشيوخ الأمريكي",
        "رئيس المجلس الرئاسي لحكومة الوفاق الوطني الليبية",
        "وزير الفلاحة والموارد المائية والصيد البحري",
        "مندوب مصر الدائم لدى الأمم المتحدة",
        "السفير الفرنسي في بيروت",
        "المبعوث الأميركي الخاص لإيران",
        "القائم بأعمال السفارة الأميركية",
        "المديرة العامة لصندوق النقد الدولي",
        "الوزير المنتدب لدى وزير الدفاع الوطني",
        "وزير الدولة الإماراتي للشؤون الخارجية",
        "كاتب الدولة المكلفة بالتجارة",
        "حاكم مصرف لبنان",
        "محافظ البنك المركزي التركي",
        "المستشارة الألمانية",
        "عميد كلية الطب بجامعة القاهرة",
        "خادم الحرمين الشريفين",
        "رئيس كوريا الجنوبية",
        "الزعيم الكوري الشمالي",
        "وزير الخارجية السوداني الأسبق",
        "رئيس الوزراء العراقي المكلف",
        "الرئيس السابق للولايات المتحدة",
        "النائب الأول لرئيس الوزراء",
        "المتحدث باسم الرئيس التركي",
        "وزيرة الصحة في اليابان",
        "عامل إقليم تاونات",
        "وزير الصناعة وترقية الاستثمارات",
        "قائد المنطقة العسكرية الرابعة",
        "رئيس الهيئة العامة للترفيه",
        "الوكيل العام للملك لدى محكمة الاستئناف بالدار البيضاء",
        "مفتي الجمهورية اللبنانية",
        "رئيس الوزراء المنتهية ولايته",
        "رئيس المجلس البابوي للحوار بين الأديان",
        "وزير شؤون التونسيين بالخارج",
        "وزيرة التربية القومية والتعليم العالي والبحث الفرنسية",
        "رئيس حزب الاتحاد الاجتماعي البافاري",
        "رئيس الفريق الحركي",
        "رئيس مجلس النقباء الأردنيين",
        "رئيس لجنة تشجيع التعاون الإقليمي",
        "مستشار الأمن القومي للرئيس الكوري",
        "مدرب مانشستر يونايتد السابق",
        "وزيرة التجارة و الصناعات التقليدية",
        "الناطق الرسمي باسم بعثة الحجيج التونسيين",
        "مدير المكتب التنفيذي للجنة المواد",
        "المفوضة السامية لحقوق الإنسان في الأمم المتحدة",
    ],
)
def test_a_post_runs_to_the_end_of_its_complement(office: str) -> None:
    """Head, iḍāfa, adjectives, nisba, status and prepositional complement are in; the name is out."""
    assert texts(f"وقال {office} محمد سعيد، أمس، إن الوضع هادئ.") == [office]


def test_posts_joined_or_side_by_side_are_separate() -> None:
    """«و» or nothing between two posts: two mentions, and «ووزير» is cut after the conjunction."""
    assert texts("نائب رئيس الوزراء ووزير الخارجية الباكستاني") == ["نائب رئيس الوزراء", "وزير الخارجية الباكستاني"]
    assert texts("القائد العام للقوات المسلحة وزير الدفاع والإنتاج الحربي الفريق أول محمد") == [
        "القائد العام للقوات المسلحة",
        "وزير الدفاع والإنتاج الحربي",
    ]


def test_a_shorter_post_inside_is_not_marked_again() -> None:
    """«وزير الدفاع» inside «مساعد وزير الدفاع» is no mention of its own."""
    assert texts("التقى مساعد وزير الدفاع السعودي") == ["مساعد وزير الدفاع السعودي"]


def test_a_surname_inside_the_post_keeps_its_title() -> None:
    """«مدير مكتب الرئيس بوتفليقة» holds a named president."""
    text = "أحمد منصور مدير مكتب الرئيس بوتفليقة"

    assert texts(text) == ["مدير مكتب الرئيس بوتفليقة"]
    assert [t.text for t in find_titles(Reading(Article(text), LEXICON))] == ["الرئيس"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("لقاء وزيري خارجية مصر والأردن في عمان", "وزيري خارجية مصر والأردن"),
        ("التقى الرئيسان التركي والروسي", "الرئيسان التركي والروسي"),
        ("اجتماع رئيسي مصر والسودان", "رئيسي مصر والسودان"),
        ("إقالة وزيري العدل والداخلية", "وزيري العدل والداخلية"),
        ("اجتمع رئيسا البلدين أمس", "رئيسا البلدين"),
        ("لقاء وزراء داخلية المغرب وإسبانيا والبرتغال", "وزراء داخلية المغرب وإسبانيا والبرتغال"),
    ],
)
def test_a_dual_is_one_post(text: str, expected: str) -> None:
    """Two holders, one mention, no one country."""
    (office,) = offices(text)

    assert (office.text, office.country) == (expected, None)


def test_counterparts_and_pronouns() -> None:
    """«نظيره الإيراني», «وزير خارجيتها», «أميرها» keep the pronoun."""
    assert texts("مع نظيره الإيراني جواد") == ["نظيره الإيراني"]
    assert texts("أوفدت وزير خارجيتها إلى لندن") == ["وزير خارجيتها"]
    assert texts("نشكر قطر وأميرها على الدعم") == ["أميرها"]
    assert texts("بإقالة رئيس وزرائها") == ["رئيس وزرائها"]


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير في تصريح",
        "طلبت المساعدة في حل الأزمة",
        "في محافظة الحديدة غربي اليمن",
        "أمر البرلمان العراقي بإعادة الفرز",
        "قال مسؤول كبير في الجيش",
        "زار وزراء الخارجية العرب بيروت",
        "دولة عضو في الاتحاد الأوروبي",
        "وإلى ولاية الخرطوم",
        "اجتماع مراقبة في القريب",
        "صوت 54 عضوا في المجلس",
        "قال عبد الملك الحوثي",
        "اعتقال الممثل الأمريكي كيفن سبايسي",
    ],
)
def test_what_is_no_post(text: str) -> None:
    """A head without complement, help, a province, an order, officials, groups, states."""
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("استقبل رئيس الوزراء الاثنين وفدا", "رئيس الوزراء"),
        ("استقبل رئيس الحكومة الرياضيين", "رئيس الحكومة"),
        ("شكر وزير الدفاع الإيراني الحكومة الباكستانية", "وزير الدفاع الإيراني"),
        ("غادر وزير الخارجية والوفد المرافق له", "وزير الخارجية"),
        ("قال مدير المخابرات المصرية للسودان", "مدير المخابرات المصرية"),
        ("قال وزير الخارجية لرئيس الوزراء", "وزير الخارجية"),
        ("قال وزير الخارجية الذي يزور", "وزير الخارجية"),
        ("قال الرئيس التركي في مؤتمر صحفي", "الرئيس التركي"),
        ("زيارة ولي العهد السعودي لإسبانيا", "ولي العهد السعودي"),
        ("قال المتحدث باسم الحزب لقناة العربية", "المتحدث باسم الحزب"),
        ("وكيل الوزارة للتجارة والصناعة وسعادة السفير", "وكيل الوزارة للتجارة والصناعة"),
    ],
)
def test_where_a_post_ends(text: str, expected: str) -> None:
    """Before a day, another noun, a companion, an addressee, a relative."""
    assert texts(text)[0] == expected


def test_predicates_give_their_citation_form() -> None:
    """«أمينا ل…» and «رئيسا ل…» are posts; ``norm`` has the head as the word list writes it."""
    (office,) = offices("بصفته رئيساً لمجلس الشورى الإسلامي")

    assert office.text == "رئيساً لمجلس الشورى الإسلامي"
    assert office.norm == "رئيس لمجلس الشورى الإسلامي"


def test_the_preposition_is_stripped() -> None:
    """«للرئيس الفرنسي» gives «لرئيس الفرنسي» and «الرئيس الفرنسي» as ``norm``."""
    (office,) = offices("دعوة للرئيس الفرنسي")

    assert (office.text, office.norm) == ("لرئيس الفرنسي", "الرئيس الفرنسي")


@pytest.mark.parametrize(
    ("text", "head", "domain", "country", "status", "gloss"),
    [
        ("وزير الدفاع الباكستاني", "وزير", "الدفاع", "PK", "current", "Minister of Defence of Pakistan"),
        ("وزيرة الصحة السابقة", "وزير", "الصحة", None, "former", "former Minister of Health"),
        ("رئيس الوزراء العراقي المكلف", "رئيس", None, "IQ", "elect", "Prime Minister-designate of Iraq"),
        ("وزير الداخلية الليبي المكلف", "وزير", "الداخلية", "LY", "acting", "acting Minister of the Interior of Libya"),
        ("الرئيس المنتخب", "رئيس", None, None, "elect", "President-elect"),
        ("سفير تركيا لدى قطر", "سفير", None, "TR", "current", "Ambassador of Turkey to Qatar"),
        ("المبعوث الأممي إلى اليمن", "مبعوث", None, None, "current", "UN Envoy to Yemen"),
        (
            "رئيس مجلس النواب الأردني",
            "رئيس",
            None,
            "JO",
            "current",
            "Speaker of the House of Representatives of Jordan",
        ),
    ],
)
def test_what_a_post_is(text: str, head: str, domain: str | None, country: str | None, status: str, gloss: str) -> None:
    """Head, domain, country, status, and English put together from them."""
    (office,) = offices(text)

    assert (office.head, office.domain, office.country, office.status) == (head, domain, country, status)
    assert office.gloss == gloss


def test_affiliation_is_not_country() -> None:
    """An envoy to a country is not of it."""
    (office,) = offices("السفير في باكستان")

    assert office.country is None


def test_a_hashtag_is_a_post() -> None:
    """Words joined by underscores are read like others."""
    assert texts("انتقد #وزير_الخارجية_الألماني، أمس") == ["وزير_الخارجية_الألماني"]


@pytest.mark.parametrize(
    ("text", "domain", "organisation"),
    [
        ("وزير الخارجية في الحكومة الانتقالية", "الخارجية", "الحكومة الانتقالية"),
        ("وزيرا للداخلية", "الداخلية", None),
        ("أوفدت وزير خارجيتها", "الخارجية", None),
        ("رئيس الوزراء الإيطالي", None, None),
        ("أميناً للمجلس الأعلى للأمن القومي", None, "المجلس الأعلى للأمن القومي"),
        ("مبعوث الأمم المتحدة لليمن", None, "الأمم المتحدة"),
        ("رئيس حركة النهضة السابق", None, "حركة النهضة"),
    ],
)
def test_domain_and_body(text: str, domain: str | None, organisation: str | None) -> None:
    """What a post is in charge of, and the body it belongs to, as written, articles restored."""
    (office,) = offices(text)

    assert (office.domain, office.organisation) == (domain, organisation)


def test_a_status_agrees_with_its_post() -> None:
    """«السابق» is the post's, «السابقة» the government's."""
    (former,) = offices("رئيس الحكومة السابق")
    (current,) = offices("رئيس الحكومة السابقة")

    assert (former.status, current.status) == ("former", "current")


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("وصل القنصل العام لجمهورية إندونيسيا إلى جدة.", "القنصل العام لجمهورية إندونيسيا"),
        ("وقالت المقررة الخاصة المعنية بحقوق الإنسان ذلك.", "المقررة الخاصة المعنية بحقوق الإنسان"),
        ("وقال كبير الاقتصاديين في البنك المركزي ذلك.", "كبير الاقتصاديين في البنك المركزي"),
    ],
)
def test_posts_of_consuls_rapporteurs_and_economists(text: str, office: str) -> None:
    """Consuls of a republic, rapporteurs concerned with something, chief economists of a bank."""
    assert [o.text for o in khabar.Pipeline()(khabar.Article(text=text)).offices] == [office]


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        ("قال قائد القوات البحرية إن الوضع هادئ.", "Commander of the Naval Forces"),
        ("قال رئيس هيئة الأركان العام إن الوضع هادئ.", "Chief of the General Staff"),
        ("قال رئيس المخابرات العامة إن الوضع هادئ.", "Head of General Intelligence"),
    ],
)
def test_adjective_of_the_body_in_english(text: str, gloss: str) -> None:
    """An adjective of the body stays with the body, and is not said twice."""
    assert [o.gloss for o in khabar.Pipeline()(khabar.Article(text=text)).offices] == [gloss]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("قال رئيس حزب الغد إن الحزب مستعد.", ["رئيس حزب الغد"]),
        ("أعلن المدير العام للبنك العربي لتونس ذلك.", ["المدير العام للبنك العربي لتونس"]),
        ("قدمت الدنمارك المساعدة للقوات العراقية.", []),
        ("وقلصت تركيا العضو في حلف شمال الأطلسي الدعم.", []),
    ],
)
def test_parties_banks_help_and_member_states(text: str, offices: list[str]) -> None:
    """A party may be named after a day, a bank be of a country; help and member states hold no post."""
    assert [o.text for o in khabar.Pipeline()(khabar.Article(text=text)).offices] == offices


@pytest.mark.parametrize(
    "text",
    [
        "عقدت الهيئة المديرة للنادي اجتماعا.",
        "أعلنت الدنمارك، العضو في التحالف الدولي، الخبر.",
        "يلتقي المنتخب الإنكليزي ونظيره الكرواتي غدا.",
    ],
)
def test_adjectives_states_and_teams_hold_no_post(text: str) -> None:
    """What steers, a member state and the counterpart of a team are no persons."""
    assert offices(text) == ()


def test_a_woman_after_her_title_holds_a_post() -> None:
    """«السيدة المديرة العامة» is a person, unlike «الهيئة المديرة»."""
    assert [o.text for o in offices("قالت السيدة المديرة العامة للوكالة إن العمل بدأ.")] == ["المديرة العامة للوكالة"]


@pytest.mark.parametrize(
    "text",
    [
        "تعد المدينة المعقل الرئيس للحركة.",
        "حرمانه من الارتقاء للمناصب القيادية في وزارة الداخلية.",
        "إيران هي الممول الرئيس للحزب.",
        "وقال متحدثا للصحيفة إن الأمر صعب.",
    ],
)
def test_main_and_speaking_are_no_posts(text: str) -> None:
    """«الرئيس» after a definite noun is its adjective; «متحدثا ل…» speaks to somebody."""
    assert texts(text) == []
