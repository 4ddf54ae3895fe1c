"""Who takes part: lists, delegations, states, antecedents; the cast stands in ``helpers/cast.py``."""

from __future__ import annotations

import pytest
from attrs import evolve
from cast import by_kind, meetings, only, read, roles

from khabar import extract
from khabar.extractors.meetings import find_meetings


@pytest.mark.parametrize(
    "words",
    [
        "كان لسامي منصور لقاء مع رامي حداد.",
        "كان لسامي منصور، أمس، لقاء مع رامي حداد.",
        "جرى لقاء بين سامي منصور و رامي حداد.",
        "جرى لقاء بين سامي منصور كنز ورامي حداد.",
        "تصافح سامي منصور ورامي حداد في بداية قمتهما التاريخية.",
        "أشار سامي منصور إلى أنه ناقش القضية كلها مع رامي حداد.",
        "أوضح سامي منصور في لقاء بالقاهرة مع رامي حداد أن الأمر انتهى.",
        "كما استقبل سامي منصور أمس في القاهرة رامي حداد.",
        "استقبل سامي منصور أخاه رامي حداد.",
    ],
)
def test_both_sides(words: str) -> None:
    """Both are found, and nobody else."""
    assert set(roles(only(words))) == {"سامي منصور", "رامي حداد"}


def test_foreign_name_whose_rest_nobody_knows_goes_on_its_list() -> None:
    """مون جاي إن وX: إن belongs to the name."""
    event = only("اجتماع جمع سامي منصور إن ورامي حداد في القاهرة.")

    assert set(roles(event)) == {"سامي منصور", "رامي حداد"}


def test_heads_of_a_group_named_one_by_one() -> None:
    """وزراء الخارجية المصري X واللبناني Y: each is a participant, the group is none."""
    event = only("اجتمع وزراء الخارجية المصري سامي منصور واللبناني رامي حداد والأردني كريم الطاهر في تونس.")

    assert set(roles(event)) == {"سامي منصور", "رامي حداد", "كريم الطاهر"}


def test_posts_of_two_states_are_two_persons() -> None:
    """استقبل وزير X سفير Y: a post of another state begins another phrase."""
    event = only("استقبل رئيس الوزراء العراقي وزير الخارجية اللبناني.")

    assert sorted(roles(event).values()) == ["guest", "host"]


def test_two_posts_behind_a_transitive_verb_are_two_persons() -> None:
    """التقى قائد الجيش رئيس الحكومة."""
    (event,) = extract("التقى قائد الجيش رئيس الحكومة.").meetings

    assert [p.text for p in event.participants] == ["قائد الجيش", "رئيس الحكومة"]


def test_delegation_led_by_somebody_that_nobody_knows() -> None:
    """وفد برئاسة X وصل إلى P: the delegation travels."""
    event = by_kind("أفاد مراسلنا بأن وفدا عسكريا برئاسة زغلول الحنش وصل إلى بيروت.", "visit")

    assert "وفدا عسكريا" in roles(event)


def test_chair_of_a_committee_is_its_chair() -> None:
    """اجتماع اللجنة برئاسة X: chair, not one more participant."""
    assert roles(only("التأم بتونس اجتماع لجنة المتابعة برئاسة سامي منصور."))["سامي منصور"] == "chair"


def test_who_leads_a_delegation_on_a_visit_is_its_guest() -> None:
    """سيرأس X وفدا في زيارة إلى P."""
    assert roles(only("سيرأس سامي منصور وفدا في زيارة رسمية إلى لبنان غدا."))["سامي منصور"] == "guest"


def test_own_state_of_the_one_spoken_of() -> None:
    """قال X إن بلاده أجرت محادثات مع Y: his state is the side."""
    event = by_kind("قال سامي منصور إن بلاده أجرت محادثات مع لبنان.", "talks")

    assert [p.country for p in event.participants] == ["EG", "LB"]


def test_accused_by_somebody_is_no_host() -> None:
    """التهم الموجهة من قبل X, far behind the event: X does not hold it."""
    event = only(
        "قرر سامي منصور عقد اجتماع أمس في القاهرة للنظر في مدى جدية التهم الموجهة إلى الجهاز كله في هذه القضية "
        "الشائكة من قبل رامي حداد."
    )

    assert "رامي حداد" not in roles(event)


def test_pronoun_of_a_session_is_its_holder() -> None:
    """عقدت اللجنة اجتماعها: not whoever was named before."""
    found = meetings("قدم سامي منصور تقريره عن اللجنة المشتركة التي ستعقد اجتماعها في تونس.")

    assert all("سامي منصور" not in roles(m) for m in found)


def test_dateline_holds_no_talks() -> None:
    """A state in the dateline is nobody's antecedent."""
    (event,) = extract(
        "عنوان\nبيروت، لبنان (رويترز) - في اجتماعه مع وزير الخارجية المصري سامح شكري، قال الوزير جبران باسيل كل شيء."
    ).meetings

    assert all(p.country != "LB" or p.actor for p in event.participants)
    assert "لبنان" not in [p.text for p in event.participants]


def test_site_of_a_visit_told_by_a_noun() -> None:
    """زيارة مفاجئة لمستشفى: a site is shown."""
    event = only("قام سامي منصور بزيارة مفاجئة لمستشفى العيون.")

    assert (event.kind, event.place and event.place.text) == ("site_visit", "مستشفى العيون")


def test_site_that_belongs_to_somebody() -> None:
    """حيث زار مقر القيادة العامة للجيش: the owner of the site takes no part."""
    event = by_kind("وصل سامي منصور إلى بيروت، حيث زار مقر القيادة العامة للجيش اللبناني.", "site_visit")

    assert set(roles(event)) == {"سامي منصور"}


def test_place_of_another_clause_is_not_inherited() -> None:
    """يجتمعان في P، قبل أن يلتقي X بY: where the others met is not where he did."""
    found = meetings("يلتقي سامي منصور وليلى عمران في تونس، قبل أن يلتقي رامي حداد بكريم الطاهر.")

    assert [m.place for m in found if "رامي حداد" in roles(m)] == [None]


@pytest.mark.parametrize("words", ["في بلد ثالث", "بسترة سوداء"])
def test_common_nouns_are_no_places(words: str) -> None:
    """Towns whose names are words too, with an adjective behind them."""
    (event,) = extract(f"التقى الرئيس المصري عبد الفتاح السيسي {words} الملك عبد الله الثاني.").meetings

    assert event.place is None


def test_signing_with_companies_that_nobody_knows() -> None:
    """وقعت P، أمس، عددا من الاتفاقيات مع الشركات: the words are the other side."""
    event = only("وقع سامي منصور، أمس، عددا من الاتفاقيات مع الشركات المنتجة.")

    assert "الشركات المنتجة" in roles(event)


def test_press_conference_of_an_office() -> None:
    """عقد رئيس الوزراء العراقي مؤتمرا صحفيا."""
    assert only("عقد رئيس الوزراء العراقي مؤتمرا صحفيا.").kind == "press_conference"


def test_bare_post_is_whoever_bore_it_last() -> None:
    """كما التقى الوزير السفيرة: the minister named before, not a third person."""
    event = meetings("استقبل سامي منصور وزير الخارجية المصري رامي حداد أمس. كما التقى الوزير ليلى عمران.")[-1]

    assert set(roles(event)) == {"سامي منصور", "ليلى عمران"}


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("أعلن سامي منصور خلال إشرافه على اجتماع في القاهرة بحضور رامي حداد ذلك.", "chair"),
        ("أعلن سامي منصور لدى ترؤسه اجتماعا أمنيا ذلك.", "chair"),
        ("أعلن سامي منصور خلال مشاركته في قمة المناخ في تونس ذلك.", "participant"),
    ],
)
def test_pronoun_of_a_light_verbal_noun(words: str, role: str) -> None:
    """إشرافه، ترؤسه، مشاركته: the pronoun's owner plays the verb's part."""
    assert roles(only(words))["سامي منصور"] == role


def test_whom_somebody_wants_to_meet() -> None:
    """طلب X لقاء Y: X is the other side, not the next clause's subject."""
    event = only("سامي منصور يطلب لقاء رامي حداد ولندن سترد في الوقت المناسب")

    assert (set(roles(event)), event.status) == ({"سامي منصور", "رامي حداد"}, "proposed")


def test_traveller_named_behind_how_long() -> None:
    """زيارة رسمية استمرت يومين لX إلى P: X is the guest."""
    assert roles(only("تنتهي زيارة رسمية استمرت يومين لسامي منصور إلى لبنان."))["سامي منصور"] == "guest"


def test_own_words_without_a_subject_are_the_speakers() -> None:
    """اختتمت اجتماعا مع Y, in X's quotation: the letters of she are those of I."""
    said = "لقد اختتمت للتو اجتماعا مع رامي حداد"
    who, found = read(f"قال سامي منصور: «{said}».", said=said, by="سامي منصور")
    quotations = tuple(evolve(q, type="direct") for q in found.quotations)
    (event,) = find_meetings(who, evolve(found, quotations=quotations))

    assert set(roles(event)) == {"سامي منصور", "رامي حداد"}


def test_plural_verb_is_not_his() -> None:
    """سيجرون مشاورات: not the man named before."""
    found = meetings("قال سامي منصور ذلك. وسيجرون مشاورات مع لبنان.")

    assert all("سامي منصور" not in roles(m) for m in found)


def test_name_of_a_monument_takes_no_part() -> None:
    """زار نصب X حيث وضع إكليلا: X is long dead."""
    found = meetings("زار سامي منصور نصب رامي حداد حيث وضع إكليلا من الزهور.")

    assert [set(roles(m)) for m in found] == [{"سامي منصور"}, {"سامي منصور"}]


def test_group_seated_in_a_body_is_one_participant() -> None:
    """ممثلي الجهة بمجلس النواب: one phrase."""
    (event,) = extract("سيلتقي السفير الأمريكي مع ممثلي الجهة بمجلس نواب الشعب.").meetings

    assert [p.text for p in event.participants] == ["السفير الأمريكي", "ممثلي الجهة بمجلس نواب الشعب"]


@pytest.mark.parametrize("words", ["يلتقي سامي منصور لمناقشة الأزمة.", "ترفض تونس استقبالهم بعد لقاء سامي منصور."])
def test_purposes_and_pronouns_are_no_parties(words: str) -> None:
    """«لمناقشة», «استقبالهم»: nobody takes part."""
    assert meetings(words) == []


def test_body_whose_meeting_is_prepared_meets_alone() -> None:
    """للإعداد لاجتماع المجلس: who prepares it is not met by it."""
    found = meetings("استقبل سامي منصور رامي حداد للإعداد لاجتماع لجنة المتابعة.")

    assert set(roles(found[0])) == {"سامي منصور", "رامي حداد"}
    assert all("سامي منصور" not in roles(m) for m in found[1:])


def test_closed_relative_clause_keeps_its_day_and_verb() -> None:
    """القمة التي ستعقد غدا، سبقتها محادثات: the talks were held before."""
    found = by_kind("القمة التي ستعقد غدا في تونس، استبقتها محادثات بين سامي منصور ورامي حداد.", "talks")

    assert (found.status, found.date) == ("held", None)


@pytest.mark.parametrize(
    ("more", "kind", "status"),
    [
        ("واتفق الوزيران على عقد اجتماع آخر في تونس.", "meeting", "announced"),
        ("ووقع الوزيران مذكرة تفاهم.", "signing", "held"),
        ("ومن المقرر أن يجتمع الجانبان مجددا غدا.", "meeting", "announced"),
    ],
)
def test_the_two_meet_again(more: str, kind: str, status: str) -> None:
    """الوزيران، الجانبان: another event of those who have just met."""
    first, second = meetings(f"استقبل سامي منصور رامي حداد أمس. {more}")

    assert (first.kind, second.kind, second.status) == ("reception", kind, status)
    assert set(roles(second)) == {"سامي منصور", "رامي حداد"}


def test_sides_that_nobody_named_make_no_event() -> None:
    """الجانبان without an event before: who they are is unknown."""
    assert meetings("ومن المقرر أن يجتمع الجانبان مجددا غدا.") == []


def test_counted_group_behind_a_preposition() -> None:
    """بعدد من النواب: the preposition belongs to the phrase."""
    (event,) = extract("اجتمع رئيس الوزراء العراقي محمد شياع السوداني بعدد من النواب.").meetings

    assert [p.text for p in event.participants][1:] == ["عدد من النواب"]


def test_bare_summit_between_two_adds_nothing() -> None:
    """«القمة» where two summits are told of: its place goes to neither."""
    found = meetings(
        "اختتمت قمة المناخ في تونس بحضور ليلى عمران. ويعقد سامي منصور قمة مع رامي حداد غدا. وستعقد القمة في بيروت."
    )

    assert [m.place.text if m.place else None for m in found] == ["تونس", None]


def test_day_of_an_announcement_is_not_the_events() -> None:
    """أكد الأربعاء أن اجتماعا قد يعقد: said on Wednesday."""
    event = only("والأربعاء، أكد سامي منصور أن اجتماعا مع رامي حداد قد يعقد خلال أسابيع.")

    assert (event.status, event.date) == ("proposed", None)


def test_body_that_nobody_knows_signs() -> None:
    """أن الهيئة وقعت مذكرات مع X: the words behind أن sign, X is the only other side."""
    event = only("وأضاف سامي منصور أن الهيئة وقعت أخيرا مذكرات تفاهم مع لبنان.")

    assert set(roles(event)) == {"الهيئة", "لبنان"}


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ("قال سامي منصور إنه أجرى محادثات وصفها بالمثمرة مع رامي حداد.", {"سامي منصور", "رامي حداد"}),
        ("انتقد كريم الطاهر أداء سامي منصور في قمة تونس مع رامي حداد.", {"سامي منصور", "رامي حداد"}),
        ("القمة التي جمعت سامي منصور إن، ورامي حداد، أمس.", {"سامي منصور", "رامي حداد"}),
        ("ردا على الأسئلة خلال مؤتمر صحفي، أكد سامي منصور ذلك.", {"سامي منصور"}),
    ],
)
def test_who_is_meant(words: str, sides: set[str]) -> None:
    """Relative clauses, genitives, lists over a comma, a speaker behind a comma."""
    assert set(roles(only(words))) == sides


def test_host_of_those_invited() -> None:
    """نظم X اجتماعا لY: X is the host."""
    event = only("نظم سامي منصور في القاهرة اجتماعا لوزراء الخارجية العرب.")

    assert roles(event)["سامي منصور"] == "host"


def test_inviter_with_a_title_that_nobody_knows() -> None:
    """بدعوة من الشاعر X: the inviter is no guest."""
    assert roles(only("زار سامي منصور لبنان أمس بدعوة من الزجال رامي حداد."))["رامي حداد"] == "host"


def test_cabinet_that_is_addressed_later_is_no_host_of_a_visit() -> None:
    """خلال زيارته لP قدم X مقترحات لY."""
    event = only("وخلال زيارته للبنان أمس قدم سامي منصور مقترحات لرامي حداد.")

    assert "رامي حداد" not in roles(event)


def test_cancelling_verb_hides_the_light_verb_before() -> None:
    """أبلغهم بحضوره ولكنه ألغى زيارته: cancelled."""
    assert only("أبلغ سامي منصور السلطات بحضوره ولكنه ألغى زيارته إلى لبنان.").status == "cancelled"


@pytest.mark.parametrize("words", ["طلب منه سامي منصور تسليم هاتفه.", "سنستمر في التخطيط للقاء مع ذلك."])
def test_a_telephone_and_a_plan_are_no_events(words: str) -> None:
    """«هاتفه» is a thing; a plan that names nobody is none."""
    assert meetings(words) == []


def test_a_group_is_told_with_what_it_belongs_to() -> None:
    """«مسؤولي هذا البلد»: the construct is not cut before its demonstrative."""
    text = "اجتمع الوزير سامي منصور بممثلي هذه المنظمات في جنيف."

    (meeting,) = extract(text).meetings

    assert [p.text for p in meeting.participants if "ممثلي" in p.text] == ["ممثلي هذه المنظمات"]


@pytest.mark.parametrize(
    "words",
    [
        "زار سامي منصور روما أمس. ورأى أن الزيارة ستسهم في التقارب بين الأردن والعراق.",
        "زار سامي منصور روما أمس. وقال إن الزيارة ستزيد من التعاون بين الأردن والعراق.",
        "زار سامي منصور روما أمس. وقال إن الزيارة ستؤدي إلى السلام بين الأردن والعراق.",
    ],
)
def test_between_belongs_to_the_noun_before_it(words: str) -> None:
    """Whom other ties are between takes no part in the visit."""
    assert not {"الأردن", "العراق"} & {p.text for m in meetings(words) for p in m.participants}


def test_between_belongs_to_the_event_across_place_and_adjective() -> None:
    """«مباحثات رفيعة المستوى في روما بين X وY»: both take part."""
    words = "عقدت أمس مباحثات رفيعة المستوى في روما بين سامي منصور ورامي حداد."

    assert set(roles(only(words))) == {"سامي منصور", "رامي حداد"}
