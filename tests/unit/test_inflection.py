"""Inflection of lexicon rows."""

from __future__ import annotations

import pytest

from khabar.lexicon.inflection import INFLECTIONS


def forms(how: str, form: str, **fields: str) -> set[str]:
    """All forms of a row."""
    return {written for written, _ in INFLECTIONS[how](form, fields)}


VERBS = {
    "أكد": ("يؤكد", "أكد أكدت أكدا أكدتا أكدوا أكدنا يؤكد تؤكد نؤكد يؤكدان تؤكدان يؤكدون يؤكدوا"),
    "قال": ("يقول", "قال قالت قالا قالتا قالوا قلنا يقول تقول نقول يقولان تقولان يقولون"),
    "أشار": ("يشير", "أشار أشارت أشاروا أشرنا يشير تشير يشيران يشيرون"),
    "التقى": ("يلتقي", "التقى التقت التقيا التقتا التقوا التقينا يلتقي تلتقي يلتقيان يلتقون يلتقوا يلتق"),
    "دعا": ("يدعو", "دعا دعت دعوا دعتا دعونا يدعو تدعو يدعوان يدعون يدعوا يدع"),
    "رأى": ("يرى", "رأى رأت رأيا رأوا رأينا يرى ترى يريان يرون"),
    "بقي": ("يبقى", "بقي بقيت بقيا بقوا بقينا يبقى يبقيان يبقون"),
}


@pytest.mark.parametrize("verb", VERBS)
def test_verbs(verb: str) -> None:
    """Sound, hollow and defective verbs in all persons that news uses."""
    imperfect, expected = VERBS[verb]

    assert set(expected.split()) <= forms("pos", verb, pos="verb", imperfect=imperfect)


@pytest.mark.parametrize(
    ("noun", "fields", "expected"),
    [
        ("وزير", {"plural": "وزراء", "feminine": "وزيرة"}, "وزير وزيرا وزيري وزيران وزيرين وزراء وزيرة وزيرتا وزيرتان"),
        ("مسؤول", {"plural": "مسؤولون"}, "مسؤول مسؤولون مسؤولين مسؤولو مسؤولي"),
        ("زيارة", {"plural": "زيارات"}, "زيارة زيارتان زيارتين زيارتا زيارتي زيارات"),
        ("لقاء", {"plural": "لقاءات"}, "لقاء لقاءات لقاءان لقاءين"),
        ("عضو", {"plural": "أعضاء"}, "عضو عضوا عضوان أعضاء"),
        ("قاضي", {"plural": "قضاة"}, "قاضي قاضيا قضاة"),
    ],
)
def test_nouns(noun: str, fields: dict[str, str], expected: str) -> None:
    """Case endings that are written, duals in both states, plurals with and without nun."""
    assert set(expected.split()) <= forms("noun", noun, **fields)


def test_accusative_is_singular() -> None:
    """«عضوا» is one member as well as two."""
    numbers = {grammar["number"] for form, grammar in INFLECTIONS["noun"]("عضو", {}) if form == "عضوا"}

    assert numbers == {"s", "d"}


def test_nisba() -> None:
    """All genders and numbers, and a broken plural."""
    expected = "روسي روسيا روسية روسيان روسيون روسيين روسيتان روسيتين روسيات روس"

    assert set(expected.split()) <= forms("nisba", "روسي", plural="روس")


def test_only_the_first_word_of_a_phrase_is_inflected() -> None:
    """«زيارة عمل» gives «زيارتا عمل»."""
    assert {"زيارة عمل", "زيارتا عمل"} <= forms("noun", "زيارة عمل")


def test_grammar_says_who() -> None:
    """Gender, number and person stand beside each form."""
    found = dict(INFLECTIONS["pos"]("أكد", {"pos": "verb", "imperfect": "يؤكد"}))

    assert found["أكدت"]["gender"] == "f"
    assert found["أكدوا"]["number"] == "p"
    assert found["نؤكد"]["person"] == "1"
    assert found["يؤكد"]["shape"] == "imperfect"
