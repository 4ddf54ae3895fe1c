"""What was said and what happened: quotations and meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from attrs import field, frozen

from khabar.model.spans import Located, Span

__all__ = ["FAMILIES", "Cue", "Meeting", "MeetingDate", "MeetingPlace", "Participant", "Quotation", "Speaker"]


@frozen
class Cue:
    """
    The words that report speech.

    Args:
        start: First code point, without proclitic و.
        end: One past the last.
        text: The slice.
        lemma: Lexicon lemma.
    """

    start: int
    end: int
    text: str
    lemma: str


@frozen
class Speaker:
    """
    Who said it.

    Args:
        kind: ``person``, ``organisation``, ``state``, ``group``, ``outlet``, ``document`` or ``anonymous``.
        actors: Ids of persons or actors; empty when nobody is known.
        surface: The words naming the speaker at this quotation; ``None`` for a hidden subject.
        resolution: Rule that found it: ``name``, ``surname``, ``title``, ``office``, ``hidden-subject``,
            ``participle``, ``group``, ``relay``, ``document``, ``headline``.
    """

    kind: str
    actors: tuple[str, ...] = ()
    surface: Span | None = None
    resolution: str | None = None


@frozen
class Quotation(Located):
    """
    What somebody said: the content, without outer marks and cue.

    Args:
        parts: Stretches of a split quotation; empty when it is whole.
        type: ``direct``, ``indirect``, ``reported`` or ``mixed``.
        stance: ``asserts``, ``denies``, ``demands``, ``promises``, ``warns``, ``accuses``, ``praises``,
            ``condemns``, ``asks``, ``thanks``.
        cue: Words that report it.
        speaker: Who said it; ``None`` when unknown.
        relay: Outlet that carried it.
        addressee: Whom it was said to.
        medium: Statement, interview, platform.
        date: Id of a date mention.
        place: Id of a place mention.
        meeting: Id of a meeting.
        parent: Id of the quotation it stands in.
        duplicate_of: Id of the quotation it repeats.
        ambiguous: More than one speaker is possible.
    """

    parts: tuple[Span, ...] = ()
    type: str = "direct"
    stance: str = "asserts"
    cue: Cue | None = None
    speaker: Speaker | None = None
    relay: Span | None = None
    addressee: Span | None = None
    medium: Span | None = None
    date: str | None = None
    place: str | None = None
    meeting: str | None = None
    parent: str | None = None
    duplicate_of: str | None = None
    ambiguous: bool = False

    def _repr_html_(self) -> str:
        """For notebooks."""
        from khabar.model._html import quotation_html

        return quotation_html(self)


#: Kinds of meetings that may be one event told in two ways.
FAMILIES = {
    "meeting": "contact", "talks": "contact", "negotiation": "contact", "reception": "contact", "summit": "contact",
    "conference": "contact", "ceremony": "contact", "press_conference": "contact", "meeting_series": "contact",
    "visit": "visit", "site_visit": "visit", "invitation": "invitation",
    "phone_call": "remote", "video_call": "remote", "message": "remote", "signing": "signing",
}  # fmt: skip


def _spans(items: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(items)


def _participants(items: Iterable[Participant]) -> tuple[Participant, ...]:
    return tuple(items)


@frozen
class Participant:
    """
    One side of a meeting.

    Args:
        actor: Id of a person or actor; ``None`` when nobody is named.
        text: How the article names it.
        role: ``host``, ``guest``, ``participant``, ``chair``, ``delegation``, ``mediator``, ``inviter``, ``invitee``.
        country: ISO 3166-1 alpha-2.
        surface: Where it stands at this meeting; ``None`` when inherited.
    """

    actor: str | None
    text: str
    role: str = "participant"
    country: str | None = None
    surface: Span | None = None


@frozen
class MeetingPlace:
    """
    Where it took place.

    Args:
        text: As written.
        country: ISO 3166-1 alpha-2.
        basis: ``stated`` or ``inherited``.
        mention: Id of a place mention.
    """

    text: str
    country: str | None = None
    basis: str = "stated"
    mention: str | None = None


@frozen
class MeetingDate:
    """
    When it took place.

    Args:
        begin: First day.
        until: First day after it.
        basis: ``stated``, ``inherited`` or ``reporting-verb``.
        mention: Id of a date mention.
    """

    begin: dt.date | None
    until: dt.date | None
    basis: str = "stated"
    mention: str | None = None


@frozen
class Meeting:
    """
    An event in which people or states meet.

    Args:
        id: ``m1`` … in text order.
        kind: ``meeting``, ``talks``, ``negotiation``, ``visit``, ``site_visit``, ``reception``, ``phone_call``,
            ``video_call``, ``message``, ``summit``, ``conference``, ``signing``, ``ceremony``, ``invitation``,
            ``press_conference``, ``meeting_series``, ``other``, or a plugin's own ``plugin:kind``.
        status: ``held``, ``ongoing``, ``announced``, ``proposed``, ``postponed``, ``cancelled``, ``denied``,
            ``past_reference``.
        participants: In text order.
        place: Where.
        date: When.
        topics: What about.
        parent: Id of the visit or summit it belongs to.
        asserted_by: Ids of those who alone claim it.
        triggers: Words that say so, in text order.
        rule: Name of the rule that found it.
        plugin: Name of the plugin.
        section: Section of the first trigger.
    """

    id: str
    kind: str
    status: str
    participants: tuple[Participant, ...] = field(default=(), converter=_participants)
    place: MeetingPlace | None = None
    date: MeetingDate | None = None
    topics: tuple[Span, ...] = ()
    parent: str | None = None
    asserted_by: tuple[str, ...] = ()
    triggers: tuple[Span, ...] = field(default=(), converter=_spans)
    rule: str = ""
    plugin: str = ""
    section: str = "body"

    def __str__(self) -> str:
        hosts = [p.text for p in self.participants if p.role == "host"]
        others = [p.text for p in self.participants if p.role != "host"]
        arrow = " ← ".join(part for part in ("، ".join(others), "، ".join(hosts)) if part)
        trigger = self.triggers[0].text if self.triggers else self.kind
        day = self.date.begin.isoformat() if self.date and self.date.begin else ""
        return "، ".join(part for part in (arrow, trigger, self.place.text if self.place else "", day) if part)

    def _repr_html_(self) -> str:
        """For notebooks."""
        from khabar.model._html import meeting_html

        return meeting_html(self)
