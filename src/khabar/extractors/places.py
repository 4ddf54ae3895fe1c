"""Built-in plugin ``places``: countries, cities, regions, facilities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from khabar.hooks import hookimpl
from khabar.lexicon import Match
from khabar.model import PlaceMention
from khabar.reading import Reading

__all__ = ["khabar_find_mentions"]

#: Words after which a place stands.
_BEFORE = frozenset(
    ["في", "الي", "من", "مدينه", "محافظه", "ولايه", "العاصمه", "بلده", "قريه", "منطقه", "اقليم", "مخيم", "جزيره",
     "شمال", "جنوب", "شرق", "غرب", "وسط", "شمالي", "جنوبي", "شرقي", "غربي", "ريف", "قرب", "دوله", "جمهوريه", "بين",
     "نحو", "داخل", "خارج", "مركز", "بلديه", "ميناء", "مطار", "معبر", "مديريه", "حي", "ضواحي", "جبهه", "قضاء"]
)  # fmt: skip


@hookimpl
def khabar_find_mentions(reading: Reading) -> Iterator[PlaceMention]:
    """Places that the word lists know; ambiguous ones only where a place may stand."""
    return _Places(reading).find()


class _Places:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.grades: dict[str, int] = reading.lexicon.memo("places:grades")
        self.matches = [m for table in ("countries", "places") for m in reading.matches(table) if "س" not in m.prefix]

    @cached_property
    def codes(self) -> Counter[str]:
        """How often the article names each country, its places and people included."""
        return Counter(
            m.entry["code"]
            for table in ("countries", "places", "nisbas")
            for m in self.reading.matches(table)
            if not m.entry["ambiguous"]
        )

    def find(self) -> Iterator[PlaceMention]:
        groups: dict[int, list[Match]] = {}
        for match in self.matches:
            groups.setdefault(match.first, []).append(match)
        past = 0
        for first in sorted(groups):
            if first < past:
                continue
            best = self._best(groups[first])
            if best is not None:
                past = best.last
                yield self._mention(best)

    def _best(self, group: list[Match]) -> Match | None:
        same = group
        if len(group) > 1:
            longest = max((m.last, not m.prefix) for m in group)
            same = [m for m in group if (m.last, not m.prefix) == longest]
        same = [m for m in same if self._spelt(m)]
        if not same:
            return None
        best = same[0]
        if len(same) > 1:
            best = self._likeliest(same)
        sure = best.last - best.first > 1 and not best.entry["ambiguous"]
        return best if sure or self._is_place(best) else None

    def _likeliest(self, same: list[Match]) -> Match:
        """Of several places of one name the one whose country the article speaks of."""
        last = same[0].last
        after = {m.entry["code"] for m in self.reading.at(last, "nisbas")} if self._joined(last) else set()
        return max(same, key=lambda m: (m.entry["code"] in after, self.codes[m.entry["code"]], m.entry["code"]))

    def _spelt(self, match: Match) -> bool:
        """«آب» is no spelling of «إب», «إطار» none of «أطار», «بخاري» none of «بخارى»."""
        start = self.reading.text[match.start]
        if match.entry.lemma.endswith("ى") and self.reading.text[match.end - 1] == "ي":
            return False
        if not match.entry.flag("ambiguous"):
            return True
        first = match.entry.lemma[0]
        return (start == "آ") == (first == "آ") and (start, first) != ("إ", "أ")

    def _is_place(self, match: Match) -> bool:
        """One word may also be a name or an ordinary word."""
        if self._in_a_name(match) or self._adjective(match) or (match.prefix and len(match.entry.lemma) < 3):
            return False
        return not match.entry.flag("ambiguous") or self._announced(match)

    def _adjective(self, match: Match) -> bool:
        """«المخابرات السعودية»: after a noun with article it is no country."""
        reading, i = self.reading, match.first
        if match.prefix or match.entry.table != "countries" or not self._joined(i):
            return False
        before = reading.folded(i - 1)
        definite = before.startswith("ال") and len(before) > 4 and before not in _BEFORE
        return definite and bool(reading.at(i, "nisbas"))

    def _announced(self, match: Match) -> bool:
        reading = self.reading
        if match.prefix and match.prefix[-1] == "ب":
            return True
        before = reading.folded(match.first - 1) if match.first else ""
        if before in _BEFORE or before[1:] in _BEFORE:
            return True
        return any(m.last == match.first for i in (1, 2) for m in reading.at(match.first - i, "countries"))

    def _in_a_name(self, match: Match) -> bool:
        """«جورجيا ميلوني», «صلاح المصري»: beside a name, and itself known as one."""
        reading, first = self.reading, match.first
        if not self._grade(first):
            return False
        before = 0 if match.prefix or not self._joined(first) else self._grade(first - 1)
        after = self._grade(match.last) if self._joined(match.last) else 0
        chained = first > 0 and reading.folded(first - 1) in ("بن", "ال", "ابو", "ابن")
        return chained or max(before, after) >= 3

    def _joined(self, i: int) -> bool:
        tokens = self.reading.tokens
        if not 0 < i < len(tokens) or tokens[i].kind != "word" or tokens[i - 1].kind != "word":
            return False
        return "\n" not in self.reading.text[tokens[i - 1].end : tokens[i].start]

    def _grade(self, i: int) -> int:
        folded = self.reading.folded(i)
        grade = self.grades.get(folded)
        if grade is None:
            entries = self.reading.lexicon.entries(folded, "names")
            grade = self.grades[folded] = max((int(e["grade"]) for e in entries), default=0)
        return grade

    def _mention(self, match: Match) -> PlaceMention:
        entry = match.entry
        text = self.reading.text[match.start : match.end]
        norm = None
        if match.prefix.endswith("ل") and text.startswith("ل") and entry.lemma.startswith("ال"):
            norm = "ا" + text
        kind = "country" if entry.table == "countries" else entry["kind"] or "city"
        return PlaceMention(
            match.start,
            match.end,
            text,
            norm=norm,
            kind=kind,
            country=entry["code"] or None,
            rule=f"place-{entry.table}",
        )
