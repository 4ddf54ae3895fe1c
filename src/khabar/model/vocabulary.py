"""Which words the record uses in fields with a fixed set of values; the schema and the checks read them here."""

from __future__ import annotations

__all__ = ["OPEN", "VALUES"]

_CALENDARS = ("gregorian", "hijri", "solar-hijri")
_SECTIONS = ("headline", "kicker", "summary", "dateline", "heading", "body", "source", "related")
_ACTORS = ("organisation", "state", "group", "outlet", "document", "anonymous")

#: Values by ``"Class.field"``.
VALUES: dict[str, tuple[str, ...]] = {
    "Actor.gender": ("m", "f"),
    "Actor.kind": _ACTORS,
    "Actor.number": ("s", "d", "p"),
    "DateMention.kind": ("date", "time", "duration", "set", "vague"),
    "DateValue.basis": ("stated", "anchored", "event", "unresolved"),
    "DateValue.calendar": _CALENDARS,
    "DateValue.method": ("umm-al-qura", "tabular"),
    "Latin.basis": ("article", "table", "rule"),
    "Layout.published_basis": ("given", "metadata", "text"),
    "Meeting.kind": (
        "meeting", "talks", "negotiation", "visit", "site_visit", "reception", "phone_call", "video_call", "message",
        "summit", "conference", "signing", "ceremony", "invitation", "press_conference", "meeting_series", "other",
    ),
    "Meeting.status": (
        "held", "ongoing", "announced", "proposed", "postponed", "cancelled", "denied", "past_reference",
    ),
    "MeetingDate.basis": ("stated", "inherited", "reporting-verb"),
    "MeetingPlace.basis": ("stated", "inherited"),
    "Mention.kind": (),
    "OfficeMention.status": ("current", "former", "acting", "elect"),
    "OrganisationMention.kind": (
        "ministry", "army", "parliament", "party", "armed_group", "international", "company", "outlet", "state",
        "other",
    ),
    "Participant.role": (
        "host", "guest", "participant", "chair", "delegation", "mediator", "inviter", "invitee",
    ),
    "Person.gender": ("m", "f"),
    "PlaceMention.kind": ("city", "country", "region", "facility"),
    "Quotation.stance": (
        "asserts", "denies", "demands", "promises", "warns", "accuses", "praises", "condemns", "asks", "thanks",
    ),
    "Quotation.type": ("direct", "indirect", "reported", "mixed"),
    "Section.kind": _SECTIONS,
    "Speaker.kind": ("person", *_ACTORS),
    "Speaker.resolution": (
        "name", "surname", "title", "office", "hidden-subject", "participle", "group", "relay", "document", "headline",
    ),
    "TitleMention.kind": ("military", "police", "civil", "royal", "religious", "academic", "honorific"),
}  # fmt: skip

#: Fields in which a plugin may use its own ``plugin:kind``.
OPEN = frozenset(
    {
        "Meeting.kind", "Mention.kind", "OrganisationMention.kind", "Participant.role", "PlaceMention.kind",
        "Quotation.stance", "Section.kind", "TitleMention.kind",
    }
)  # fmt: skip
