"""
Hypothesis strategies for khabar's values.

Imported only when asked for: hypothesis is no dependency of khabar itself.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from khabar.model import (
    Actor,
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
    Mention,
    NameMention,
    OfficeMention,
    OrganisationMention,
    Participant,
    Person,
    PlaceMention,
    Quotation,
    Section,
    Span,
    Speaker,
    TitleMention,
)
from khabar.model.vocabulary import VALUES

__all__ = ["articles", "extractions", "texts"]

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ"
_MARKS = " \n\t.,،؛:؟!…()«»“”\"'-_/#\u00a0\u200f\u0640\u064b\u0651\u0670٠١٢٣0123abcZ\U0001f600"


def texts(max_size: int = 200) -> st.SearchStrategy[str]:
    """Texts that look like Arabic news at its worst, and any text at all."""
    arabic = st.text(st.sampled_from(_LETTERS * 3 + _MARKS), max_size=max_size)
    return st.one_of(arabic, st.text(st.characters(exclude_categories=["Cs"]), max_size=max_size))


_words = st.text(st.sampled_from(_LETTERS + " "), max_size=12)
_maybe_words = st.none() | _words
_ids = st.text(st.sampled_from("dtongxlpaqm0123456789"), max_size=4)
_maybe_ids = st.none() | _ids
_id_lists = st.lists(_ids, max_size=3).map(tuple)
_word_lists = st.lists(_words, max_size=3).map(tuple)
_countries = st.sampled_from([None, "PK", "IR", "EG"])
_genders = st.sampled_from([None, "m", "f"])
_days = st.dates()
_fixed = st.datetimes(timezones=st.none() | st.just(dt.UTC) | st.just(dt.timezone(dt.timedelta(hours=3, minutes=30))))
_days_or_instants = st.none() | _days | _fixed


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Articles with and without metadata."""
    return Article(
        draw(texts()),
        id=draw(_ids),
        source=draw(_maybe_words),
        headline=draw(_maybe_words),
        publisher=draw(_maybe_words),
        author=draw(_maybe_words),
        published=draw(st.none() | _days),
        published_at=draw(st.none() | _fixed),
        part_of=draw(_maybe_ids),
    )


def _one(field: str) -> st.SearchStrategy[str]:
    return st.sampled_from(VALUES[field])


def _values() -> st.SearchStrategy[DateValue]:
    return st.builds(
        DateValue,
        begin=_days_or_instants,
        until=_days_or_instants,
        grain=st.sampled_from([None, "day", "second", "century", "part-of-day"]),
        edtf=_maybe_words,
        timex=_maybe_words,
        mod=_maybe_words,
        calendar=_one("DateValue.calendar"),
        method=st.none() | _one("DateValue.method"),
        basis=_one("DateValue.basis"),
        conflicts=_word_lists,
        alternatives=_word_lists,
    )


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """Records whose every offset is right, and whose references may point anywhere."""
    article = draw(articles())
    size = len(article.text)

    @st.composite
    def stretch(draw: st.DrawFn) -> dict[str, Any]:
        start = draw(st.integers(0, size))
        end = draw(st.integers(start, size))
        return {"start": start, "end": end, "text": article.text[start:end]}

    spans = stretch().map(lambda s: Span(**s))
    maybe_spans = st.none() | spans
    span_lists = st.lists(spans, max_size=2).map(tuple)
    cues = st.builds(lambda s, lemma: Cue(**s, lemma=lemma), stretch(), _words)
    located = st.builds(
        lambda s, **given: {**s, **given}, stretch(), id=_ids, rule=_words, plugin=_words, section=_one("Section.kind")
    )

    def some(cls: Any, **given: st.SearchStrategy[Any]) -> Any:
        made = st.builds(lambda where, /, **own: cls(**where, **own), located, **given)
        return draw(st.lists(made, max_size=2).map(tuple))

    speakers = st.builds(
        Speaker, kind=_one("Speaker.kind"), actors=_id_lists, surface=maybe_spans,
        resolution=st.none() | _one("Speaker.resolution"),
    )  # fmt: skip
    attributes = st.dictionaries(_words, st.none() | st.booleans() | st.integers() | _words, max_size=3)
    participants = st.builds(
        Participant,
        actor=_maybe_ids,
        text=_words,
        role=_one("Participant.role"),
        country=_countries,
        surface=maybe_spans,
    )
    meetings = st.builds(
        Meeting,
        id=_ids,
        kind=_one("Meeting.kind"),
        status=_one("Meeting.status"),
        participants=st.lists(participants, max_size=3),
        place=st.none()
        | st.builds(MeetingPlace, _words, country=_countries, basis=_one("MeetingPlace.basis"), mention=_maybe_ids),
        date=st.none()
        | st.builds(
            MeetingDate, _days_or_instants, _days_or_instants, basis=_one("MeetingDate.basis"), mention=_maybe_ids
        ),
        topics=span_lists,
        parent=_maybe_ids,
        asserted_by=_id_lists,
        triggers=span_lists,
        rule=_words,
        plugin=_words,
        section=_one("Section.kind"),
    )
    persons = st.builds(
        Person,
        id=_ids,
        name=_words,
        names=_word_lists,
        titles=_word_lists,
        offices=_word_lists,
        country=_countries,
        affiliation=_maybe_ids,
        gender=_genders,
        latin=st.none() | st.builds(Latin, _words, _one("Latin.basis")),
    )
    actors = st.builds(
        Actor,
        id=_ids,
        kind=_one("Actor.kind"),
        name=_words,
        country=_countries,
        gender=_genders,
        number=_one("Actor.number"),
        members=_id_lists,
    )
    sections = st.builds(lambda s, kind: Section(kind, s["start"], s["end"]), stretch(), _one("Section.kind"))
    layout = st.builds(
        Layout,
        headline=maybe_spans,
        kicker=maybe_spans,
        dateline=maybe_spans,
        publisher=maybe_spans,
        published_basis=st.none() | _one("Layout.published_basis"),
        sections=st.lists(sections, max_size=3).map(tuple),
    )
    return Extraction(
        article,
        layout=draw(layout),
        dates=some(DateMention, kind=_one("DateMention.kind"), value=_values()),
        titles=some(
            TitleMention,
            kind=_one("TitleMention.kind"),
            norm=_maybe_words,
            key=_maybe_words,
            gloss=_maybe_words,
            person=_maybe_ids,
        ),
        offices=some(
            OfficeMention,
            norm=_maybe_words,
            head=_maybe_words,
            domain=_maybe_words,
            country=_countries,
            status=_one("OfficeMention.status"),
            gloss=_maybe_words,
            persons=_id_lists,
        ),
        names=some(NameMention, norm=_maybe_words, person=_maybe_ids),
        organisations=some(
            OrganisationMention,
            kind=_one("OrganisationMention.kind"),
            country=_countries,
            metonym=st.booleans(),
            actor=_maybe_ids,
        ),
        places=some(PlaceMention, kind=_one("PlaceMention.kind"), country=_countries),
        mentions=some(Mention, kind=_words.map("test:{}".format), attributes=attributes),
        persons=draw(st.lists(persons, max_size=2).map(tuple)),
        actors=draw(st.lists(actors, max_size=2).map(tuple)),
        quotations=some(
            Quotation,
            parts=span_lists,
            type=_one("Quotation.type"),
            stance=_one("Quotation.stance"),
            cue=st.none() | cues,
            speaker=st.none() | speakers,
            relay=maybe_spans,
            addressee=maybe_spans,
            medium=maybe_spans,
            date=_maybe_ids,
            place=_maybe_ids,
            meeting=_maybe_ids,
            parent=_maybe_ids,
            duplicate_of=_maybe_ids,
            ambiguous=st.booleans(),
        ),
        meetings=draw(st.lists(meetings, max_size=2).map(tuple)),
        failures=draw(st.lists(st.builds(Failure, _words, _words, _words, _words), max_size=2).map(tuple)),
        producer={"khabar": "0.1.0", "plugins": draw(st.dictionaries(_words, _words, max_size=2))},
    )
