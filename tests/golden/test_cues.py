"""Every cue with a sentence that must and one that must not give a quotation."""

from __future__ import annotations

from pathlib import Path

import pytest

from khabar.extractors.quotations import khabar_find_quotations
from khabar.lexicon import Lexicon
from khabar.lexicon.tables import builtin_rows
from khabar.model import Article, Quotation
from khabar.reading import Found, Reading

LEXICON = Lexicon()
LINES = (Path(__file__).parent / "cues.tsv").read_text(encoding="utf-8").splitlines()[2:]
CASES = [line.split("\t") for line in LINES]


def quotations(text: str) -> list[Quotation]:
    """Quotations of a text, with no persons known."""
    return list(khabar_find_quotations(Reading(Article(text), LEXICON), Found()))


def test_every_verb_has_its_two_sentences() -> None:
    """No verb of the list is untested."""
    verbs = [row.get("form") for row in builtin_rows(("cues",)) if row.get("pos") == "verb"]

    assert sorted(case[0] for case in CASES) == sorted(verbs)


@pytest.mark.parametrize(("lemma", "must", "content", "must_not"), CASES, ids=[c[0] for c in CASES])
def test_the_cue_reports_what_it_introduces(lemma: str, must: str, content: str, must_not: str) -> None:
    """The content is found to the letter, with its cue and its overt speaker."""
    found = [(q.text, q.cue.lemma if q.cue else "", _surface(q)) for q in quotations(must)]

    assert found == [(content, lemma, "الوزير")]


@pytest.mark.parametrize(("lemma", "must", "content", "must_not"), CASES, ids=[c[0] for c in CASES])
def test_the_cue_reports_nothing_where_nothing_is_said(lemma: str, must: str, content: str, must_not: str) -> None:
    """A negated cue, or the word in another sense, gives no quotation."""
    found = [q.text for q in quotations(must_not) if q.cue and q.cue.lemma == lemma]

    assert found == []


def _surface(quotation: Quotation) -> str:
    speaker = quotation.speaker
    return speaker.surface.text if speaker and speaker.surface else ""
