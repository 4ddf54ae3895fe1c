"""Checking what plugins return: type, offsets, text, kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from khabar.model import (
    DateMention,
    DateValue,
    Located,
    Meeting,
    Mention,
    NameMention,
    OfficeMention,
    OrganisationMention,
    PlaceMention,
    PluginError,
    Quotation,
    Section,
    Span,
    TitleMention,
)
from khabar.plugins.calling import Calls
from khabar.plugins.fields import check_fields
from khabar.plugins.loading import Plugin

__all__ = [
    "KINDS",
    "MENTIONS",
    "check_date_value",
    "check_meeting",
    "check_mention",
    "check_quotation",
    "check_section",
    "keep_good",
]

#: Classes of mentions, in the order of their lists in the record.
MENTIONS = (DateMention, TitleMention, OfficeMention, OrganisationMention, PlaceMention, Mention)

#: Kinds that khabar itself uses; a plugin may add its own as ``plugin:kind`` where the value is not fixed.
KINDS: dict[type, frozenset[str]] = {
    DateMention: frozenset({"date", "time", "duration", "set", "vague"}),
    TitleMention: frozenset({"military", "police", "civil", "royal", "religious", "academic", "honorific"}),
    OrganisationMention: frozenset(
        {"ministry", "army", "parliament", "party", "armed_group", "international", "company", "outlet", "state"}
        | {"other"}
    ),
    PlaceMention: frozenset({"city", "country", "region", "facility"}),
    Quotation: frozenset({"direct", "indirect", "reported", "mixed"}),
    Meeting: frozenset(
        {"meeting", "talks", "negotiation", "visit", "site_visit", "reception", "phone_call", "video_call", "message"}
        | {"summit", "conference", "signing", "ceremony", "invitation", "press_conference", "meeting_series", "other"}
    ),
    Section: frozenset({"headline", "kicker", "summary", "dateline", "heading", "body", "source", "related"}),
}
_STATUSES = frozenset(
    {"held", "ongoing", "announced", "proposed", "postponed", "cancelled", "denied", "past_reference"}
)
_STANCES = frozenset(
    {"asserts", "denies", "demands", "promises", "warns", "accuses", "praises", "condemns", "asks", "thanks"}
)
_FIXED = (DateMention, Quotation)

T = TypeVar("T")


def _wrong(what: object, why: str) -> PluginError:
    return PluginError(f"{type(what).__name__}: {why}")


def _offsets(what: Any, text: str) -> None:
    start, end = what.start, what.end
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise _wrong(what, f"start={start!r}, end={end!r} do not fit a text of {len(text)} code points")
    if isinstance(what, (Located, Span)) and text[start:end] != what.text:
        raise _wrong(what, f"its text {what.text!r} is not text[{start}:{end}] = {text[start:end]!r}")


def _kind(what: Any, kind: str) -> None:
    allowed = KINDS[type(what)]
    if kind not in allowed and (":" not in kind or isinstance(what, _FIXED)):
        raise _wrong(what, f"kind {kind!r} is none of {sorted(allowed)}; a plugin's own kind is 'plugin:kind'")


def check_section(section: object, text: str) -> None:
    """Raise :class:`PluginError` unless it is a section of ``text``."""
    if not isinstance(section, Section):
        raise PluginError(f"a Section is wanted, not {type(section).__name__}")
    _offsets(section, text)
    _kind(section, section.kind)


def check_mention(mention: object, text: str) -> None:
    """Raise :class:`PluginError` unless it is a mention with exact offsets and a known kind."""
    if type(mention) not in (*MENTIONS, NameMention):
        raise PluginError(f"a mention is wanted, not {type(mention).__name__}")
    _offsets(mention, text)
    if isinstance(mention, Mention):
        if ":" not in mention.kind:
            raise _wrong(mention, f"kind {mention.kind!r} must be 'plugin:kind'")
        for name, value in mention.attributes.items():
            if not isinstance(name, str) or not (value is None or isinstance(value, (str, int, bool))):
                raise _wrong(mention, f"attribute {name!r}={value!r} is no str, int, bool or None")
    elif type(mention) in KINDS:
        _kind(mention, getattr(mention, "kind", ""))


def check_date_value(value: object, text: str) -> None:
    """Raise :class:`PluginError` unless it is a date value."""
    if not isinstance(value, DateValue):
        raise PluginError(f"a DateValue is wanted, not {type(value).__name__}")


def _spans(what: object, spans: Iterable[Span | None], text: str) -> None:
    for span in spans:
        if span is None:
            continue
        if not isinstance(span, Span):
            raise _wrong(what, f"a Span is wanted, not {type(span).__name__}")
        _offsets(span, text)


def check_quotation(quotation: object, text: str) -> None:
    """Raise :class:`PluginError` unless it is a quotation with exact offsets."""
    if not isinstance(quotation, Quotation):
        raise PluginError(f"a Quotation is wanted, not {type(quotation).__name__}")
    _offsets(quotation, text)
    _kind(quotation, quotation.type)
    if quotation.stance not in _STANCES and ":" not in quotation.stance:
        raise _wrong(quotation, f"stance {quotation.stance!r} is none of {sorted(_STANCES)}")
    if quotation.cue is not None:
        cue = quotation.cue
        _spans(quotation, [Span(cue.start, cue.end, cue.text)], text)
    surface = quotation.speaker.surface if quotation.speaker else None
    _spans(quotation, [surface, quotation.relay, quotation.addressee, quotation.medium, *quotation.parts], text)


def check_meeting(meeting: object, text: str) -> None:
    """Raise :class:`PluginError` unless it is a meeting with exact offsets."""
    if not isinstance(meeting, Meeting):
        raise PluginError(f"a Meeting is wanted, not {type(meeting).__name__}")
    _kind(meeting, meeting.kind)
    if meeting.status not in _STATUSES:
        raise _wrong(meeting, f"status {meeting.status!r} is none of {sorted(_STATUSES)}")
    if not meeting.triggers:
        raise _wrong(meeting, "it has no trigger: the words that say it happened")
    _spans(meeting, [*meeting.triggers, *meeting.topics, *(p.surface for p in meeting.participants)], text)


def keep_good(
    items: Iterable[tuple[Plugin, T]], check: Callable[[object, str], None], text: str, hook: str, calls: Calls
) -> list[tuple[Plugin, T]]:
    """Items that pass the check; each bad one becomes a failure of its plugin and costs nobody else."""
    good: list[tuple[Plugin, T]] = []
    for plugin, item in items:
        try:
            check(item, text)
            if not plugin.builtin:
                check_fields(item)
        except Exception as error:
            calls.fail(plugin.name, hook, error)
        else:
            good.append((plugin, item))
    return good
