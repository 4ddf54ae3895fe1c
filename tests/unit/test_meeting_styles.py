"""Meetings as newspapers of many countries print them; the cast stands in ``helpers/cast.py``."""

from __future__ import annotations

from cast import by_kind, meetings, only, roles

from khabar import extract


def test_addressees_that_nobody_knows() -> None:
    """بعث X برقية إلى أسرة الفقيد: the addressee stays as words."""
    assert "أسرة الفقيد" in roles(only("بعث سامي منصور برقية عزاء إلى أسرة الفقيد."))


def test_relative_passive_light_verb() -> None:
    """الاجتماع الذي عقد بين X وY."""
    event = only("تناول الاجتماع الذي عقد بمقر الوزارة بين سامي منصور ورامي حداد آفاق التعاون.")

    assert set(roles(event)) == {"سامي منصور", "رامي حداد"}


def test_received_by_somebody() -> None:
    """حظي X باستقبال من Y: X is guest."""
    assert roles(only("حظي سامي منصور باستقبال من رامي حداد.")) == {"سامي منصور": "guest", "رامي حداد": "host"}


def test_headline_that_begins_with_the_meeting() -> None:
    """خلال استقباله Y، X: …: the one behind the mark is the host."""
    event = only("خلال استقباله رامي حداد، سامي منصور: لا سلام دون حوار")

    assert roles(event) == {"سامي منصور": "host", "رامي حداد": "guest"}


def test_headline_in_the_present_was_held() -> None:
    """A first line without a full stop that tells in the present."""
    assert only("سامي منصور يستقبل رامي حداد").status == "held"


def test_talks_at_whose_end_two_speak() -> None:
    """قال X ونظيره Y في ختام محادثات: the talks are theirs."""
    event = by_kind("قال سامي منصور ورامي حداد، في ختام محادثات استمرت ساعتين، إن الاتفاق قريب.", "talks")

    assert set(roles(event)) == {"سامي منصور", "رامي حداد"}
    assert event.status == "held"


def test_site_before_its_visitor() -> None:
    """زار المستشفى أمس X."""
    event = only("زار المستشفى الميداني أمس سامي منصور.")

    assert (event.kind, set(roles(event))) == ("site_visit", {"سامي منصور"})


def test_invitation_without_its_other_side() -> None:
    """تلقى X دعوة لزيارة P: who invites him stands nowhere."""
    assert only("تلقى سامي منصور دعوة لزيارة بيروت.").kind == "invitation"


def test_committee_that_met() -> None:
    """اجتمعت لجنة المتابعة."""
    assert only("اجتمعت لجنة المتابعة أمس في القاهرة.").kind == "meeting"


def test_guest_whom_nothing_names() -> None:
    """أجرى X مباحثات مع الضيف: the guest stays as a word."""
    assert set(roles(only("أجرى سامي منصور مباحثات مع الضيف."))) == {"سامي منصور", "الضيف"}


def test_who_oversees_a_sitting_is_its_chair() -> None:
    """أشرف X على مجلس وزاري."""
    assert roles(only("أشرف سامي منصور على مجلس وزاري.")) == {"سامي منصور": "chair"}


def test_kin_of_somebody_takes_part_himself() -> None:
    """استقبل X صهر Y: the guest is the son-in-law, not Y."""
    assert roles(only("استقبل سامي منصور صهر رامي حداد.")) == {"سامي منصور": "host", "صهر رامي حداد": "guest"}


def test_cancelled_summit_that_was_to_bring_two_together() -> None:
    """إلغاء القمة التي كانت ستجمعه بY."""
    event = only("أعلن سامي منصور إلغاء القمة التي كانت ستجمعه برامي حداد.")

    assert event.status == "cancelled"
    assert set(roles(event)) == {"سامي منصور", "رامي حداد"}


def test_what_is_looked_for_takes_no_part() -> None:
    """عمال الإنقاذ يبحثون أفضل السبل مع Y: the ways are a topic."""
    found = meetings("عمال الإنقاذ يبحثون أفضل السبل لمساعدة العالقين مع رامي حداد.")

    assert all(not p.text.startswith("أفضل") for m in found for p in m.participants)


def test_arrival_of_a_private_person() -> None:
    """وصل X إلى لبنان: without a post or a title it is no visit."""
    assert meetings("وصل كريم الطاهر إلى لبنان في مارس 2022.") == []


def test_nobody_is_the_subject_of_a_meeting_held_in_the_passive() -> None:
    """يُعقد في بيروت اجتماع: whoever was named before does not hold it."""
    found = meetings("قال سامي منصور إن الأمر انتهى. ويُعقد في بيروت اجتماع على مستوى الوزراء.")

    assert all("سامي منصور" not in roles(m) for m in found)


def test_post_of_an_envoy_holds_no_place() -> None:
    """السفير الإيراني في العراق: where he serves is not where he was met."""
    (meeting,) = extract("التقى الوزير سالم منصور السفير الإيراني في العراق كاظم حداد.").meetings

    assert meeting.place is None


def test_group_with_its_body_is_one_participant() -> None:
    """قادة + body: one phrase, with the body's adjectives and country."""
    event = only("التقى سامي منصور قادة القوات البحرية والجوية الجزائرية في مقر الوزارة.")

    assert set(roles(event)) == {"سامي منصور", "قادة القوات البحرية والجوية الجزائرية"}
    assert [p.country for p in event.participants if p.text.startswith("قادة")] == ["DZ"]


def test_delegation_of_members_of_a_body_is_one_participant() -> None:
    """وفد من ضباط + body."""
    event = only("التقى سامي منصور وفدا من ضباط الجيش الكويتي.")

    assert set(roles(event)) == {"سامي منصور", "وفدا من ضباط الجيش الكويتي"}


def test_delegation_of_a_chain_of_nouns_is_one_participant() -> None:
    """وفد من شيوخ عشائر + place."""
    event = only("استقبل سامي منصور وفدا من شيوخ عشائر الأنبار.")

    assert set(roles(event)) == {"سامي منصور", "وفدا من شيوخ عشائر الأنبار"}


def test_a_researcher_is_no_talks() -> None:
    """باحث behind a verb of speech is its subject."""
    assert meetings("أعرب باحث مصري عن رأيه مع رامي حداد.") == []
