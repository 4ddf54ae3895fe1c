"""Who acts: persons, organisations, states, groups; and the links from mentions to them."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from khabar.model.spans import Located

__all__ = ["Actor", "ActorLink", "Latin", "Person", "PersonLink"]


@frozen
class Latin:
    """
    A name in Latin letters.

    Args:
        text: The name.
        basis: Where it comes from: ``article``, ``table`` or ``rule``.
    """

    text: str
    basis: str


@frozen
class Person:
    """
    One person of an article.

    Args:
        id: ``p1`` … in text order.
        name: Fullest name.
        names: All forms, in text order.
        titles: All titles, in text order, as written.
        offices: All offices, in text order, as written.
        country: ISO 3166-1 alpha-2 of the state the person acts for.
        affiliation: Id of the actor the person belongs to.
        gender: ``m``, ``f`` or ``None``.
        latin: Name in Latin letters.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    country: str | None = None
    affiliation: str | None = None
    gender: str | None = None
    latin: Latin | None = None

    def __str__(self) -> str:
        return self.name

    def _repr_html_(self) -> str:
        """For notebooks."""
        from khabar.model._html import person_html

        return person_html(self)


@frozen
class Actor:
    """
    One who acts without being a named person.

    Args:
        id: ``a1`` … in text order.
        kind: ``organisation``, ``state``, ``group``, ``outlet``, ``document`` or ``anonymous``.
        name: As the article names it most fully.
        country: ISO 3166-1 alpha-2.
        gender: Grammatical gender that verbs agree with, ``m`` or ``f``.
        number: ``s``, ``d`` or ``p``.
        members: Ids of persons or actors.
    """

    id: str
    kind: str
    name: str
    country: str | None = None
    gender: str | None = None
    number: str = "s"
    members: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


def _mentions(items: Iterable[Located]) -> tuple[Located, ...]:
    return tuple(items)


@frozen
class PersonLink:
    """
    A person and the mentions (names, titles, offices) that are this person.

    Args:
        person: The person; its ``id`` must be unique among the links returned.
        mentions: Mentions from ``found``.
    """

    person: Person
    mentions: tuple[Located, ...] = field(converter=_mentions)


@frozen
class ActorLink:
    """
    An actor and the organisation mentions that are this actor.

    Args:
        actor: The actor; its ``id`` must be unique among the links returned.
        mentions: Mentions from ``found``; may be empty for states.
    """

    actor: Actor
    mentions: tuple[Located, ...] = field(converter=_mentions)
