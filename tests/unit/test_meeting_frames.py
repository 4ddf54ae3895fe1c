"""Who meets whom by which words, and who is the host; the cast stands in ``helpers/cast.py``."""

from __future__ import annotations

from cast import by_kind, meetings, only, roles

from khabar import extract


def test_subject_and_object_of_a_verb() -> None:
    """التقى X Y: both take part."""
    assert roles(only("التقى سامي منصور رامي حداد.")) == {"سامي منصور": "participant", "رامي حداد": "participant"}


def test_receiver_is_host() -> None:
    """استقبل X Y: X is host, Y is guest."""
    assert roles(only("استقبل سامي منصور رامي حداد.")) == {"سامي منصور": "host", "رامي حداد": "guest"}


def test_post_after_a_name_is_no_second_person() -> None:
    """استقبل X، وزير الخارجية المصري، Y: the post explains X."""
    event = only("استقبل سامي منصور، وزير الخارجية المصري، رامي حداد في القاهرة.")

    assert roles(event) == {"سامي منصور": "host", "رامي حداد": "guest"}


def test_headline_present() -> None:
    """Headline: X يلتقي Y."""
    assert set(roles(only("سامي منصور يلتقي رامي حداد"))) == {"سامي منصور", "رامي حداد"}


def test_pronoun_before_the_object_is_host() -> None:
    """خلال استقباله Y: the pronoun is the host."""
    event = only("قال سامي منصور خلال استقباله رامي حداد إن الأمر انتهى.")

    assert roles(event) == {"سامي منصور": "host", "رامي حداد": "guest"}


def test_awaited_pronoun_is_guest() -> None:
    """كان في استقباله Y: the pronoun is the guest."""
    event = by_kind("وصل سامي منصور إلى بيروت حيث كان في استقباله رامي حداد.", "reception")

    assert roles(event) == {"سامي منصور": "guest", "رامي حداد": "host"}


def test_relative_light_verb() -> None:
    """اجتماع عقده X مع Y."""
    event = only("جاء ذلك في اجتماع ثنائي عقده سامي منصور مع رامي حداد.")

    assert set(roles(event)) == {"سامي منصور", "رامي حداد"}


def test_light_verb_far_from_its_noun() -> None:
    """قام X، …، بزيارة إلى P."""
    event = only("قام سامي منصور، وزير الخارجية المصري، بزيارة رسمية إلى لبنان.")

    assert roles(event) == {"سامي منصور": "guest", "لبنان": "host"}


def test_between_two() -> None:
    """مباحثات بين X وY."""
    assert set(roles(only("جرت مباحثات بين سامي منصور ورامي حداد."))) == {"سامي منصور", "رامي حداد"}


def test_other_side_behind_a_phrase_of_time() -> None:
    """التقى X، في إطار زيارته إلى P، بY."""
    event = by_kind("التقى سامي منصور، في إطار زيارته إلى لبنان، برامي حداد.", "meeting")

    assert roles(event) == {"سامي منصور": "guest", "رامي حداد": "host"}


def test_hidden_subject_goes_on() -> None:
    """زار X المقر، والتقى Y: X met Y."""
    event = by_kind("زار سامي منصور لبنان، والتقى مع رامي حداد.", "meeting")

    assert set(roles(event)) == {"سامي منصور", "رامي حداد"}


def test_gender_chooses_the_subject() -> None:
    """التقت asks for a woman."""
    event = by_kind("وصلت ليلى عمران مع سامي منصور إلى بيروت. والتقت برامي حداد.", "meeting")

    assert set(roles(event)) == {"ليلى عمران", "رامي حداد"}


def test_call_from_somebody() -> None:
    """تلقى X اتصالا هاتفيا من Y."""
    event = only("تلقى سامي منصور اتصالا هاتفيا من رامي حداد.")

    assert (event.kind, set(roles(event))) == ("phone_call", {"سامي منصور", "رامي حداد"})


def test_chair_and_attendees() -> None:
    """اجتماع برئاسة X وبحضور Y."""
    event = only("عقد اجتماع أمني برئاسة سامي منصور وبحضور رامي حداد.")

    assert roles(event) == {"سامي منصور": "chair", "رامي حداد": "participant"}


def test_counterpart_without_name_keeps_its_words() -> None:
    """نظيره العراقي: nobody is invented, the country is known."""
    event = only("بحث سامي منصور مع نظيره العراقي ملف المياه.")
    other = next(p for p in event.participants if p.actor is None)

    assert (other.text, other.country) == ("نظيره العراقي", "IQ")


def test_dual_post() -> None:
    """لقاء رئيسي/رئيسا مصر ولبنان: two persons."""
    assert set(roles(only("عقد رئيسا مصر ولبنان قمة في القاهرة."))) == {"سامي منصور", "رامي حداد"}


def test_first_person_is_the_speaker() -> None:
    """التقيت in a quotation is the speaker, and only he claims it."""
    event = only("قال سامي منصور: التقيت برامي حداد أمس.", said="التقيت برامي حداد أمس", by="سامي منصور")

    assert set(roles(event)) == {"سامي منصور", "رامي حداد"}
    assert event.asserted_by == ("p1",)


def test_each_one_by_one() -> None:
    """بكل من A وB وC: one event each."""
    found = meetings("التقى سامي منصور بكل من وزير الدفاع العراقي، ووزير الداخلية العراقي، ورئيس الوزراء العراقي.")

    assert [set(roles(m)) - {"سامي منصور"} for m in found] == [
        {"وزير الدفاع العراقي"}, {"وزير الداخلية العراقي"}, {"رئيس الوزراء العراقي"},
    ]  # fmt: skip


def test_together_is_one() -> None:
    """اجتماع ثلاثي مع كل من A وB: one event."""
    assert len(meetings("عقد سامي منصور اجتماعا ثلاثيا مع كل من رامي حداد وكريم الطاهر.")) == 1


# Host and guest by who travels


def test_who_travels_is_guest() -> None:
    """A meeting inside a visit: the visitor is guest."""
    found = meetings("وصل سامي منصور إلى بيروت اليوم. والتقى سامي منصور رامي حداد.")
    visit = next(m for m in found if m.kind == "visit")
    meeting = next(m for m in found if m.kind == "meeting")

    assert roles(meeting) == {"سامي منصور": "guest", "رامي حداد": "host"}
    assert meeting.parent == visit.id


def test_place_makes_the_host() -> None:
    """A meeting in the country of one side."""
    assert roles(only("التقى سامي منصور رامي حداد في بيروت.")) == {"سامي منصور": "guest", "رامي حداد": "host"}


def test_visited_state_is_host() -> None:
    """The visited state takes part."""
    assert roles(only("زار سامي منصور لبنان.")) == {"سامي منصور": "guest", "لبنان": "host"}


def test_at_home_no_state_is_host() -> None:
    """Nobody visits his own state."""
    assert roles(only("زار سامي منصور القاهرة.")) == {"سامي منصور": "guest"}


def test_ambassador_is_the_guest_of_whom_he_meets() -> None:
    """التقى X السفير Y: an ambassador is where he is accredited."""
    (event,) = extract("التقى وزير التربية العراقي إبراهيم نامس السفير الفرنسي باتريك دوريل.").meetings

    assert [p.role for p in event.participants] == ["host", "guest"]
