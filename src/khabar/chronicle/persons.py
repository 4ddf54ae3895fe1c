"""Linking persons across articles: which forms of names are one person."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Protocol

from khabar.chronicle.forms import Form, Said, ends, offices_of
from khabar.chronicle.values import LinkedPerson, Source
from khabar.matching.persons import name_key
from khabar.model import Latin

__all__ = ["Index", "Part", "chosen_name", "joined_persons", "most", "person_of", "stable_id"]

Part = frozenset[Form]
_PLAINLY_MORE = 8  # times as often: then a name without a country means the one of the two


class Index(Protocol):
    """What linking asks of all articles."""

    def count(self, form: Form) -> int:
        """How many articles have it, to the power of two below: what changes seldom."""

    def posts(self, form: Form) -> frozenset[str]:
        """Full offices said of it."""

    def together(self, a: Form, b: Form) -> bool:
        """Whether some article tells the two apart."""

    def alike(self, form: Form) -> Iterable[Form]:
        """Other forms of the same full name, of a shorter one in it, of a longer one it stands in."""

    def bearers(self, word: str, country: str) -> Iterable[Form]:
        """Forms of a country that begin or end with a word."""

    def holders(self, post: str, word: str) -> Iterable[Form]:
        """Forms that an office is said of and that begin or end with a word."""

    def alone(self, word: str) -> Iterable[Form]:
        """Forms that are this one word."""


def stable_id(letter: str, first: tuple[str, str]) -> str:
    """An id made from the first source (article, local id): later sources do not change it."""
    digest = hashlib.sha256("\n".join(first).encode("utf-8")).hexdigest()
    return f"{letter}-{digest[:12]}"


def _cannot(index: Index, a: Form, b: Form) -> bool:
    """Never one person: told apart by an article, another sex, another country without a shared office."""
    if a.gender and b.gender and a.gender != b.gender:
        return True
    if a.country and b.country and a.country != b.country and not index.posts(a) & index.posts(b):
        return True
    return index.together(a, b)


def _supports(index: Index, short: Form, other: Form) -> bool:
    """Whether a one-word name may be the other: one country or office, and nothing against it."""
    near = (short.country and short.country == other.country) or index.posts(short) & index.posts(other)
    return bool(near) and not _cannot(index, short, other)


def _join(
    index: Index, parts: Iterable[Iterable[Form]], edges: Iterable[tuple[object, Form, Form]]
) -> dict[Form, set[Form]]:
    """Join parts along edges in order, unless two of their forms may not be one."""
    part = {form: joined for members in parts for joined in [set(members)] for form in joined}
    for _, a, b in sorted(edges, key=lambda edge: (edge[0], edge[1], edge[2])):
        one, other = part[a], part[b]
        if one is other or any(_cannot(index, x, y) for x in one for y in other):
            continue
        one |= other
        part.update((form, one) for form in other)
    return part


def _strays(index: Index, near: Mapping[Form, Sequence[Form]]) -> set[frozenset[Form]]:
    """Pairs not to be joined: a name without a country, where two countries have such a person."""
    apart = set()
    for form, others in near.items():
        if form.country:
            continue
        rivals = [o for o in others if o.country and not index.posts(form) & index.posts(o)]
        weights: Counter[str] = Counter()
        for other in rivals:
            weights[other.country] += index.count(other)
        ranked = weights.most_common(2)
        clear = len(ranked) < 2 or ranked[0][1] >= _PLAINLY_MORE * ranked[1][1]
        apart |= {frozenset((form, o)) for o in rivals if not clear or o.country != ranked[0][0]}
    return apart


def _full_parts(index: Index, start: Iterable[Form]) -> dict[Form, Part]:
    """Parts of full names, of these and all that can be reached from them; strongest agreement first."""
    near: dict[Form, list[Form]] = {}
    waiting = list(start)
    while waiting:
        form = waiting.pop()
        if form not in near:
            near[form] = [other for other in index.alike(form) if not _cannot(index, form, other)]
            waiting += near[form]
    apart = _strays(index, near)
    edges = []
    for form, others in near.items():
        for other in others:
            if form < other and frozenset((form, other)) not in apart:
                likeness = (form.words == other.words) + 0.5 * bool(index.posts(form) & index.posts(other))
                edges.append(((-likeness, -min(index.count(form), index.count(other))), form, other))
    joined = _join(index, [[form] for form in near], edges)
    return {form: frozenset(members) for form, members in joined.items()}


class _Shorts:
    """
    One-word names: each joins the one person who can be meant; where nobody can, those of one country or office are
    one; where two can, it stays alone.
    """

    def __init__(self, index: Index, part_of: Callable[[Form], Part], before: Callable[[Form], Part]) -> None:
        self._index = index
        self._part_of = part_of
        self._before = before
        self.parts: dict[Form, list[Part]] = {}  # whom each may be: none, one, or two when it may be many
        self._fellows: dict[Form, list[Form]] = {}

    def ask(self, start: Iterable[Form]) -> None:
        """Look at these, and at all others that compete for the same persons, now or before."""
        waiting = set(start)
        while waiting:
            short = waiting.pop()
            self.parts[short] = parts = self._near(short)
            alone = self._index.alone(short.words) if not short.nth else ()
            self._fellows[short] = [o for o in alone if o != short and _supports(self._index, short, o)]
            waiting.update(self._fellows[short])
            for rivals in (parts[0] if len(parts) == 1 else (), self._before(short)):
                waiting |= self.of(rivals)
            waiting -= self.parts.keys()

    def of(self, full: Iterable[Form]) -> set[Form]:
        """One-word names that may mean one of these."""
        called: dict[str, set[str]] = {}
        posts: dict[str, set[str]] = {}
        for form in full:
            for word in ends(form):
                called.setdefault(word, set()).add(form.country)
                posts.setdefault(word, set()).update(self._index.posts(form))
        return {
            short
            for word, countries in called.items()
            for short in self._index.alone(word)
            if (short.country and short.country in countries) or self._index.posts(short) & posts[word]
        }

    def _near(self, short: Form) -> list[Part]:
        parts: list[Part] = []
        for form in self._candidates(short):
            if form.full and not any(form in part for part in parts):
                part = self._part_of(form)
                if all(_supports(self._index, short, member) for member in part):
                    parts.append(part)
                    if len(parts) == 2:
                        break
        return parts

    def _candidates(self, short: Form) -> Iterable[Form]:
        if short.nth:
            return
        if short.country:
            yield from self._index.bearers(short.words, short.country)
        for post in self._index.posts(short):
            yield from self._index.holders(post, short.words)

    def edges(self) -> list[tuple[object, Form, Form]]:
        """To the one person; else among those who have none either."""
        found: list[tuple[object, Form, Form]] = []
        for short, parts in self.parts.items():
            count = -self._index.count(short)
            if len(parts) == 1:
                found.append(((0, count), short, min(parts[0])))
            elif not parts:
                found += [((1, count), short, other) for other in self._fellows[short] if not self.parts[other]]
        return found


def joined_persons(index: Index, start: Collection[Form], fellows: Callable[[Form], Part]) -> list[Part]:
    """
    Who is one person, among these forms and all that their joining depends on.

    Full names first, strongest agreement first; then one-word names where only one person can be meant.

    Args:
        index: All articles.
        start: Forms that are new, or of which something changed.
        fellows: The full forms that a form was joined with before.

    Returns:
        Forms by person. A form is in one of them at most.
    """
    full = _full_parts(index, (form for form in start if form.full))
    shorts = _Shorts(index, lambda form: full[form] if form in full else fellows(form), fellows)
    shorts.ask([*(f for f in start if not f.full), *shorts.of(full)])
    chosen = [part for parts in shorts.parts.values() if len(parts) == 1 for part in parts]
    parts: dict[Part, None] = dict.fromkeys([*full.values(), *chosen])
    joined = _join(index, [*parts, *([short] for short in shorts.parts)], shorts.edges())
    return list(dict.fromkeys(frozenset(members) for members in joined.values()))


def chosen_name(names: Mapping[str, int]) -> str:
    """The fullest name, then the commonest."""
    return min(names, key=lambda name: (-len(name_key(name)), -names[name], name))


def most(counted: Iterable[tuple[str, int]]) -> str | None:
    """The commonest that is not empty."""
    known: Counter[str] = Counter()
    for value, count in counted:
        if value:
            known[value] += count
    return min(known, key=lambda v: (-known[v], v)) if known else None


def person_of(
    id: str, articles: int, forms: Iterable[tuple[Form, int]], said: Iterable[Said], sources: Iterable[Source]
) -> LinkedPerson:
    """
    The value of a person.

    Args:
        id: Its id.
        articles: How many articles tell of him.
        forms: Forms of his name, and how many articles have each.
        said: What is said of those who bear them.
        sources: Where, in order; all or some.
    """
    forms = list(forms)
    by_kind: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        by_kind[one.kind].append(one)
    names = {one.value: one.articles for one in by_kind["name"]}
    name = chosen_name(names)
    countries = {form.country for form, _ in forms}
    because = []
    if articles > 1:
        same = len({form.words for form, _ in forms}) == 1
        because.append("same name" if same else f"forms of one name: {'، '.join(sorted(names))}")
        because += [f"same office: {post.value}" for post in by_kind["post"] if post.articles == articles]
        if len(countries) == 1 and "" not in countries:
            because.append(f"same country: {min(countries)}")
    spelt = most((one.value, one.articles) for one in by_kind["latin"] if one.value.split("\t", 2)[2] == name)
    basis, text, _ = spelt.split("\t", 2) if spelt else ("", "", "")
    return LinkedPerson(
        id=id,
        name=name,
        names=tuple(sorted({*names, *(one.value for one in by_kind["alias"])})),
        titles=tuple(one.value for one in by_kind["title"]),
        offices=offices_of(by_kind["office"]),
        country=most((form.country, count) for form, count in forms),
        gender=most((form.gender, count) for form, count in forms),
        latin=Latin(text, basis) if spelt else None,
        sources=tuple(sources),
        because=tuple(because),
        articles=articles,
    )
