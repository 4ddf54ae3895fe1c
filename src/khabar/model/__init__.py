"""Values: what goes in and what comes out."""

from khabar.model.actors import Actor, ActorLink, Latin, Person, PersonLink
from khabar.model.article import Article, Layout
from khabar.model.errors import (
    ArticleError,
    ArticleWarning,
    Failure,
    KhabarDeprecationWarning,
    KhabarError,
    KhabarWarning,
    LexiconError,
    PluginError,
    PluginWarning,
    RecordError,
)
from khabar.model.events import FAMILIES, Cue, Meeting, MeetingDate, MeetingPlace, Participant, Quotation, Speaker
from khabar.model.extraction import Extraction
from khabar.model.mentions import (
    DateMention,
    DateValue,
    Mention,
    NameMention,
    OfficeMention,
    OrganisationMention,
    PlaceMention,
    TitleMention,
)
from khabar.model.spans import Located, Section, Span

__all__ = [
    "FAMILIES",
    "Actor",
    "ActorLink",
    "Article",
    "ArticleError",
    "ArticleWarning",
    "Cue",
    "DateMention",
    "DateValue",
    "Extraction",
    "Failure",
    "KhabarDeprecationWarning",
    "KhabarError",
    "KhabarWarning",
    "Latin",
    "Layout",
    "LexiconError",
    "Located",
    "Meeting",
    "MeetingDate",
    "MeetingPlace",
    "Mention",
    "NameMention",
    "OfficeMention",
    "OrganisationMention",
    "Participant",
    "Person",
    "PersonLink",
    "PlaceMention",
    "PluginError",
    "PluginWarning",
    "Quotation",
    "RecordError",
    "Section",
    "Span",
    "Speaker",
    "TitleMention",
]
