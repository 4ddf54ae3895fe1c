"""Whose title, whose post: what stands beside a name, before it and after it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex

from khabar.extractors.persons.clusters import Cluster
from khabar.model import Located, NameMention, OfficeMention, TitleMention
from khabar.reading import Reading
from khabar.text import fold

__all__ = ["Beside"]

_JOINED = regex.compile(r"[\s\"'«»“”„#/.\u2018\u2019]*")
_COMMA = regex.compile(r"\s*(?:[\"«“(]\s*[A-Z]{2,8}\s*[\"»”)])?[\"»”]?\s*[،,؛(\-–ـ]\s*[\"«“]?\s*")
_ASIDE = regex.compile(r"^\s*\([^()\n]{2,40}\)\s*")
#: «وزير الخارجية آنذاك، السفير …», «رئيس الوزراء المكلف بتشكيل الحكومة الجديدة …».
_WHO_IS = regex.compile(r"\s*[،,]?\s*و?(?:هو|هي)\s+(?:أيضا\s+)?")
#: Verbs of these tables have an object.
_MEETING = frozenset(["triggers", "light_verbs"])
#: Verbs of speech of these classes have the addressee as object: «أطلع», «هنأ», «اتهم».
_ADDRESSING = frozenset(["inform", "praise", "accuse"])
_BETWEEN = regex.compile(
    r"\s+(?:هو|هي|آن?ذاك|آنئذٍ?|حينها|حينذاك|حينئذٍ?|وقتها|وقتذاك|وقتئذٍ?|يومها|بت(?:شكيل|أليف)\s+الحكومة(?:\s+(?:الجديدة|المقبلة))?)"
    r"\s*[،,]?\s*"
)
_AND = regex.compile(r"\s+و[^\S\n]*")
#: Right before a post in the accusative: «الذي كان قائدا للجيش».
_BEING = frozenset(
    ["كان", "كانت", "ليصبح", "لتصبح", "يصبح", "تصبح", "ظل", "ظلت", "بات", "باتت", "صار", "صارت", "ليكون", "لتكون",
     "يكون", "تكون", "يبقي", "تبقي", "بقي", "بقيت", "سيبقي", "ستبقي", "سيصبح", "ستصبح", "سيكون", "ستكون"]
)  # fmt: skip
#: Posts that say whose they are: «ومساعده» belongs to another than what it is joined to.
_OWNED = ("pronoun", "counterpart")
_NAMED_AFTER = frozenset(
    ["بصفته", "بصفتها", "باعتباره", "باعتبارها", "منصب", "تعيينه", "تعيينها", "انتخابه", "انتخابها", "عين", "تنصيبه",
     "توليه", "توليها", "ترشيحه", "ترشيحها", "يشغل", "تشغل", "شغل", "تولي", "بمنصب", "لمنصب", "عينه", "انتخب",
     "اصبح", "اصبحت", "مهمته", "مهمتها", "مهامه", "مهامها", "عمله", "عملها"]
)  # fmt: skip


_DESCRIBING = frozenset(["nisbas", "person_adjectives", "office_statuses", "office_adjectives"])


class Beside:
    """Attaches titles and posts to the names of one article."""

    def __init__(
        self,
        reading: Reading,
        names: Sequence[NameMention],
        titles: Sequence[TitleMention],
        offices: Sequence[OfficeMention],
    ) -> None:
        self.reading = reading
        self.text = reading.text
        everything: list[Located] = [*names, *titles, *offices]
        self.items = sorted(everything, key=lambda m: (m.start, -m.end))
        self.at = {id(m): k for k, m in enumerate(self.items)}
        self.names = names
        self.title_of: dict[int, list[TitleMention]] = {}
        self.offices_of: dict[int, list[OfficeMention]] = {}
        self.taken: set[int] = set()
        self.elsewhen: set[int] = set()  # posts held at another time: «بصفته رئيسا»

    def attach(self) -> None:
        """Before names first: a post between two names is of the one it stands before."""
        for name in self.names:
            self._before(name)
        for name in self.names:
            self._after(name)
        for item in self.items:
            if isinstance(item, OfficeMention) and id(item) not in self.taken:
                self._by_words(item)

    def _give(self, name: NameMention, item: Located) -> None:
        self.taken.add(id(item))
        if isinstance(item, TitleMention):
            self.title_of.setdefault(name.start, []).append(item)
        elif isinstance(item, OfficeMention):
            self.offices_of.setdefault(name.start, []).append(item)

    def _gap(self, left: Located, right: Located) -> str:
        return self.text[left.end : right.start]

    def _before(self, name: NameMention) -> None:
        """Titles and posts that lead up to a name: «وزير الدفاع، الفريق أول فلان», «رئيس كذا ووزير كذا فلان»."""
        right: Located = name
        k = self.at[id(name)] - 1
        comma = False
        while k >= 0:
            left = self.items[k]
            if left.end > right.start:  # a post that holds the name: «ديوان الرئيس فلان»
                k -= 1
                continue
            if isinstance(left, NameMention):
                if k and _COMMA.fullmatch(self._gap(left, name)) and self._of_whom_it_serves(k - 1, left):
                    self._give(name, self.items[k - 1])  # «مدير مكتب الرئيس فلان، فلان الفلاني»
                self._second_of_two(name, left)
                return
            gap = self._gap(left, right)
            if isinstance(left, TitleMention):
                if not self._close(gap):
                    if right is not name or not _COMMA.fullmatch(gap) or "\n" in gap:
                        return
                    comma = True  # «رئيس الفرقة النقيب، فلان»
            elif isinstance(right, OfficeMention):
                row = not gap.strip() and "\n" not in gap  # «نائب رئيس الوزراء وزير الخارجية، الشيخ فلان»
                joined = not comma and bool(_AND.fullmatch(gap)) and not right.rule.startswith(_OWNED)
                if not (row or joined) or self._apposed(k, blank=joined):
                    return
            elif not self._close(gap):
                gap = _ASIDE.sub(" ", gap)
                if not (_COMMA.fullmatch(gap) or self._close(gap)) or comma or "\n" in gap or self._apposed(k):
                    return
                comma = bool(_COMMA.fullmatch(gap))
            if id(left) in self.taken or (isinstance(left, OfficeMention) and self._of_whom_it_serves(k, name)):
                return
            self._give(name, left)
            right = left
            k -= 1

    def _of_whom_it_serves(self, k: int, name: NameMention) -> bool:
        """
        Whether the name after the post at ``k`` is that of the man its holder serves: «مدير مكتب الرئيس فلان».

        It is so where somebody else is beside the post: before it, or after the name and a comma.
        """
        office = self.items[k]
        if not isinstance(office, OfficeMention) or self._gap(office, name).strip() or not self._serves(office):
            return False
        before = self.items[k - 1] if k else None
        if isinstance(before, NameMention):
            gap = self._gap(before, office)
            if "\n" not in gap and (not gap.strip() or _COMMA.fullmatch(gap)):
                return True
        if self._being(office, self.reading.token_at(office.start)):
            return True
        after = self.at[id(name)] + 1
        if after >= len(self.items) or not isinstance(self.items[after], NameMention):
            return False
        gap = self._gap(name, self.items[after])
        return "\n" not in gap and bool(_COMMA.fullmatch(gap))

    def _serves(self, office: OfficeMention) -> bool:
        """Whether a post ends with another one: «مدير مكتب [الرئيس الفرنسي]», «نائبا لـ[الوزير السابق]»."""
        first, last = self.reading.token_at(office.start), self.reading.token_at(office.end - 1)
        return any(
            i + 3 > last and self.reading.folded(i).startswith(("ال", "لل"))
            for i in range(first + 1, last + 1)
            if any(m.entry["number"] == "s" for m in self.reading.starting[i].get("office_heads", ()))
        )

    def _apposed(self, k: int, *, blank: bool = False) -> bool:
        """Whether the post at ``k`` already follows a name and a comma (or a ``blank``): «فلان، وزير …، وفلان»."""
        while k and isinstance(self.items[k - 1], OfficeMention):  # «فلان، مفتش الجيش قائد …»
            gap = self._gap(self.items[k - 1], self.items[k])
            if "\n" in gap or not (_AND.fullmatch(gap) or not gap.strip()):
                return False
            k -= 1
        before = self.items[k - 1] if k else None
        if not isinstance(before, NameMention):
            return False
        gap = self._gap(before, self.items[k])
        return bool(_COMMA.fullmatch(gap)) or (blank and not gap.strip() and "\n" not in gap)

    def _close(self, gap: str) -> bool:
        """Nothing but blanks, marks, or an adjective of nation stands between."""
        if "\n" in gap:
            return False
        if _JOINED.fullmatch(gap) or _BETWEEN.fullmatch(gap):
            return True
        word = fold(gap.strip(" ،,"))
        if self._located(word):
            return True
        return (
            bool(word) and " " not in word and any(e.table in _DESCRIBING for e in self.reading.lexicon.meanings(word))
        )

    def _located(self, words: str) -> bool:
        """«مدير الصحة في غزة فلان», «المندوب الجهوي بطبرقة فلان»: where the post is, between it and the name."""
        place = words[3:] if words.startswith("في ") else words[1:] if words.startswith("ب") else ""
        if len(place) < 3 or place.count(" ") > 2:
            return False
        return any(self.reading.lexicon.entries(place, table) for table in ("places", "countries"))

    def _second_of_two(self, name: NameMention, before: NameMention) -> None:
        """«وزيرا خارجية مصر والأردن فلان وفلان»: the post of the first is the second's too."""
        if not _AND.fullmatch(self._gap(before, name)):
            return
        for office in self.offices_of.get(before.start, []):
            if is_dual(office):
                self._give(name, office)

    def _after(self, name: NameMention) -> None:
        """«فلان، وزير …», «فلان (وزير …)», «فلان وزير …»."""
        k = self.at[id(name)] + 1
        left: Located = name
        while k < len(self.items):
            right = self.items[k]
            if right.start < left.end:
                k += 1
                continue
            gap = self._gap(left, right)
            if not isinstance(right, OfficeMention) or id(right) in self.taken or "\n" in gap:
                return
            if left is name:
                if not (_COMMA.fullmatch(gap) or _JOINED.fullmatch(gap) or _WHO_IS.fullmatch(gap)):
                    return
                if not gap.strip() and (self._meets(name) or self._of_another_country(name, right)):
                    return  # «والتقت كيم الرئيس الكوري الجنوبي»
            elif not (_AND.fullmatch(gap) or _COMMA.fullmatch(gap) or not gap.strip()):
                return
            if right.rule.startswith("counterpart"):
                return
            self._give(name, right)
            left = right
            k += 1

    def _of_another_country(self, name: NameMention, office: OfficeMention) -> bool:
        """«شكر رئيس الوزراء الإسباني فلان الرئيس الفرنسي»: whom a man with a post of one country thanks."""
        countries = {o.country for o in self.offices_of.get(name.start, ()) if o.country}
        return office.country is not None and bool(countries) and office.country not in countries

    def _meets(self, name: NameMention) -> bool:
        """Whether one word of a name follows a verb that takes an object: the post after it is the other side's."""
        i = self.reading.token_at(name.start)
        return " " not in name.text and any(
            m.last == i
            and (m.entry.table in _MEETING or m.entry["class"] in _ADDRESSING)
            and m.entry["shape"] in ("perfect", "imperfect")
            and not m.suffix
            for m in (self.reading.at(i - 1) if i else ())
        )

    def _by_words(self, office: OfficeMention) -> None:
        """«بصفته رئيسا ل…», «تعيينه أمينا ل…»: the last person named before, in the sentence."""
        i = self.reading.token_at(office.start)
        words = [self.reading.folded(j) for j in range(max(0, i - 3), i)]
        if not any(w in _NAMED_AFTER or w[1:] in _NAMED_AFTER for w in words) and not self._being(office, i):
            return
        sentence = self.reading.sentence_at(office.start)
        start = sentence.start if sentence is not None else 0
        k = bisect_left(self.names, office.start, key=_start)
        while k and self.names[k - 1].end > office.start:
            k -= 1
        if k and start <= self.names[k - 1].start:
            self._give(self.names[k - 1], office)
            self.elsewhen.add(id(office))

    def _being(self, office: OfficeMention, i: int) -> bool:
        """«الذي كان قائدا للجيش», «وعمل كمدير للشركة»: a verb of being before an accusative, or «كـ»."""
        before, head = self.reading.folded(i - 1) if i else "", self.reading.folded(i)
        if self.text[office.start - 1 : office.start] == "ك":
            return True
        return head.endswith("ا") and (before in _BEING or before[1:] in _BEING)

    def titles_by_name(self) -> dict[int, TitleMention]:
        """The title nearest before each name, by the name's start."""
        return {start: found[0] for start, found in self.title_of.items()}

    def fill(self, clusters: Sequence[Cluster]) -> None:
        """Give each cluster the titles and posts of its names."""
        for cluster in clusters:
            titles = [t for name in cluster.names for t in self.title_of.get(name.start, ())]
            offices = [o for name in cluster.names for o in self.offices_of.get(name.start, ())]
            cluster.titles += {id(t): t for t in titles}.values()
            cluster.offices += {id(o): o for o in offices if not _of_their_own(o, titles, offices)}.values()


def _start(mention: Located) -> int:
    return mention.start


def _of_their_own(office: OfficeMention, titles: Sequence[TitleMention], offices: Sequence[OfficeMention]) -> bool:
    """«مدير مكتب الرئيس فلان» where the same man is «الرئيس فلان» elsewhere: the post is somebody else's."""
    held = {fold(m.text) for m in (*titles, *offices) if m is not office}
    words = fold(office.text).split()
    return any(
        " ".join(words[k:]) in held for k in range(1, len(words)) if words[k].startswith("ال") or len(words) > k + 1
    )


def is_dual(office: OfficeMention) -> bool:
    """«وزيرا خارجية …», «رئيسي …»."""
    head = fold(office.head or "").split(" ")[0]
    first = fold(office.text.split()[0]).removeprefix("ال")
    return bool(head) and first in (head + "ا", head + "ي", head + "ان", head + "ين")
