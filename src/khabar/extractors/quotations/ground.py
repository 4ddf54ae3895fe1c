"""What stands where: one article's tokens with everything the quotation rules look at, computed once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from khabar.extractors.quotations.marks import Marked, classify_marks
from khabar.lexicon import Entry, Match
from khabar.model import Located
from khabar.reading import Found, Reading

if TYPE_CHECKING:
    from khabar.extractors.quotations.cues import Sense

__all__ = ["Cover", "Ground", "Unit"]

_COMMAS = frozenset("،,;؛")


class Cover(NamedTuple):
    """A mention by its tokens, ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    mention: Located


class Unit(NamedTuple):
    """A sentence that is not cut inside quotation marks: tokens ``first`` to ``last`` (exclusive)."""

    first: int
    last: int


class Ground:
    """
    One article, prepared.

    Attributes:
        reading: The article.
        found: What earlier stages found.
        cues: For each token the lexicon's cues that begin there.
        pos: For each token the parts of speech it may have as a function word.
        phrase: For each token the end of the longest function phrase that begins there.
        covers: For each token the longest mention that covers it.
        marks: Pairs of marks by their first token.
        units: Sentences, in order.
    """

    def __init__(self, reading: Reading, found: Found) -> None:
        self.reading, self.found = reading, found
        self.tokens = reading.tokens
        self.subjects_before: dict[tuple[int, int], tuple[int, int] | None] = {}  # by the cue's tokens
        self._roles: dict[str, frozenset[str]] = reading.lexicon.memo("quotations:roles")
        #: What cues say by their form, by lexicon entry.
        self.senses: dict[Entry, Sense] = reading.lexicon.memo("quotations:senses")
        size = len(self.tokens)
        self.text = reading.text
        self.folded = reading.keys
        self._starts = [token.start for token in self.tokens]
        self._punctuation()
        self.pos: list[frozenset[str]] = [_NONE] * size
        self.phrase = [0] * size
        self.prefix = [""] * size
        self._function_words()
        self.covers: list[Cover | None] = [None] * size
        self.dates: list[Cover | None] = [None] * size
        self._mentions()
        self.cues = self._table("cues")
        self.cue_tokens = sorted(self.cues)
        self.speakers = self._speakers()
        self.attributions = self._table("attributions")
        self.attribution_tokens = sorted(self.attributions)
        self.media = self._table("media")
        self.editorials = self._table("editorials")
        self.switches = self._table("switches")
        self.nisbas = self._table("nisbas")
        #: Tokens at which a title or honorific begins that is nothing else.
        self.honorifics = {
            m.first
            for table in ("titles", "honorifics")
            for m in reading.matches(table)
            if not m.prefix and not m.entry.flag("ambiguous")
        }
        self.marks: dict[int, Marked] = classify_marks(self)
        self.openers = sorted(self.marks)
        #: Commas and opening marks, in order.
        self.pauses = sorted(self.commas.union(self.openers)) if self.openers else sorted(self.commas)
        self.inside = self._inside()
        #: Pairs of marks by one past their last token.
        self.closed = {self.token_before(p.end): p for p in self.marks.values() if p.balanced}
        self.units = self._sentences()

    def _punctuation(self) -> None:
        """Commas and semicolons, colons, and words that open a clause, by token."""
        self.commas: set[int] = set()
        self.colons: list[int] = []
        self.clauses: dict[int, tuple[str, str]] = {}
        for i, word in enumerate(self.folded):
            if word not in _NOTED:
                continue
            if word in _COMMAS:
                self.commas.add(i)
            elif word == ":":
                self.colons.append(i)
            else:
                self.clauses[i] = _CLAUSE[word]

    def _function_words(self) -> None:
        pos, phrase, single = self.pos, self.phrase, self.reading.lexicon.memo("quotations:pos")
        for _, _, i, last, entry, prefix, suffix in self.reading.matches("function_words"):
            phrase[i] = max(phrase[i], last)
            if last == i + 1:
                if prefix not in _PLAIN:
                    continue
                name = "pronominal" if suffix in _THEIRS else entry["pos"]
                self.prefix[i] = prefix
            else:
                name = "phrase-" + entry["pos"]
            known = pos[i]
            pos[i] = known | {name} if known else (single.get(name) or single.setdefault(name, frozenset((name,))))

    def _mentions(self) -> None:
        found = self.found
        groups: tuple[tuple[Located, ...], ...] = (
            found.places, found.organisations, found.titles, found.names, found.offices,
        )  # fmt: skip
        for group in groups:
            for mention in group:
                self._cover(self.covers, mention)
        for i, (prefix, suffix) in self.clauses.items():  # «صحيفة الراية فإن …» is no van
            if prefix != "ف" or suffix or (cover := self.covers[i]) is None:
                continue
            if cover.first < i and self.tokens[i].text == "فإن":
                self.covers[cover.first : cover.last] = [None] * (cover.last - cover.first)
        for date in found.dates:
            self._cover(self.dates, date)

    def _cover(self, covers: list[Cover | None], mention: Located) -> None:
        first = self.token_at(mention.start)
        last = bisect_left(self._starts, mention.end)
        if last <= first:
            return
        held = covers[first]
        if held is not None and held.first <= first and held.last >= last and held.last - held.first > last - first:
            return
        covers[first:last] = [Cover(first, last, mention)] * (last - first)

    def _table(self, table: str) -> dict[int, list[Match]]:
        here: dict[int, list[Match]] = {}
        for match in self.reading.matches(table):
            here.setdefault(match.first, []).append(match)
        return here

    def _speakers(self) -> dict[int, list[Match]]:
        """Nouns that speak; «أمام» is no «إمام», though both are folded to one form."""
        here = self._table("speakers")
        for i in [i for i in here if "preposition" in self.pos[i] and self.tokens[i].text[0] != "إ"]:
            del here[i]
        return here

    def _inside(self) -> list[int]:
        """For each token the opener of the innermost marked speech it stands in; -1 outside."""
        inside = [-1] * len(self.tokens)
        open_: list[tuple[int, int]] = []  # (opener, last)
        pairs = [(o, p) for o, p in sorted(self.marks.items()) if p.words >= 3 and p.kind != "name"]
        k = 0
        for i in range(len(inside)):
            while open_ and open_[-1][1] <= i:
                open_.pop()
            while k < len(pairs) and pairs[k][1].first <= i:
                opener, pair = pairs[k]
                if pair.last > i:
                    open_.append((opener, pair.last))
                k += 1
            if open_:
                inside[i] = open_[-1][0]
            elif k >= len(pairs):
                break
        return inside

    def _sentences(self) -> list[Unit]:
        ends = sorted((self.token_at(m.start), self.token_before(m.end)) for m in self.marks.values() if m.balanced)
        units: list[Unit] = []
        begin = None
        k = 0
        reach = -1
        for sentence in self.reading.sentences:
            first = sentence.first if begin is None else begin
            while k < len(ends) and ends[k][0] < sentence.last:
                reach = max(reach, ends[k][1])
                k += 1
            if reach > sentence.last or self._colon_ends(sentence.last - 1, sentence.first):
                begin = first
                continue
            units.append(Unit(first, sentence.last))
            begin = None
        if begin is not None:
            units.append(Unit(begin, len(self.tokens)))
        return units

    def _colon_ends(self, i: int, first: int) -> bool:
        """A colon at the end of a line: what is said stands on the next one, unless the line is a byline."""
        if self.folded[first] in ("كتب", "كتبت"):
            return False
        return (
            self.tokens[i].text == ":"
            and i + 1 < len(self.tokens)
            and "heading" not in self.reading.section_at(self.tokens[i].start)
            and self.reading.section_at(self.tokens[i + 1].start) not in ("related", "source")
        )

    def cue_range(self, first: int, last: int) -> list[int]:
        """Tokens from ``first`` to ``last`` at which a cue candidate begins."""
        return self.cue_tokens[bisect_left(self.cue_tokens, first) : bisect_left(self.cue_tokens, last)]

    def attribution_range(self, first: int, last: int) -> list[int]:
        """Tokens from ``first`` to ``last`` at which an attribution may begin."""
        tokens = self.attribution_tokens
        return tokens[bisect_left(tokens, first) : bisect_left(tokens, last)]

    def token_at(self, offset: int) -> int:
        """Index of the token that covers ``offset`` or begins after it."""
        i = bisect_right(self._starts, offset) - 1
        return i if i >= 0 and self.tokens[i].end > offset else i + 1

    def token_before(self, offset: int) -> int:
        """One past the last token that begins before ``offset``."""
        return bisect_left(self._starts, offset)

    def is_comma(self, i: int) -> bool:
        """Whether token ``i`` is a comma or semicolon."""
        return i in self.commas

    def word(self, i: int) -> str:
        """Folded token ``i``; empty outside the text."""
        return self.folded[i] if 0 <= i < len(self.tokens) else ""

    def has(self, i: int, pos: str) -> bool:
        """Whether token ``i`` may be that function word."""
        return 0 <= i < len(self.tokens) and pos in self.pos[i]

    def is_a(self, word: str, role: str) -> bool:
        """Whether a folded word has a role of the list ``speech_words``."""
        return role in self.roles(word)

    def roles(self, word: str) -> frozenset[str]:
        """The roles a folded word has in the list ``speech_words``."""
        roles = self._roles.get(word)
        if roles is None:
            entries = self.reading.lexicon.entries(word, "speech_words")
            roles = frozenset([r for e in entries for r in e["roles"].split("|")]) if entries else _NO_ROLES
            self._roles[word] = roles
        return roles

    def is_past_verb(self, i: int) -> bool:
        """Whether token ``i`` may be a verb of news in the perfect, with «و» or «ف» or without."""
        return bool(self.reading.lexicon.entries(self.word(i), "past_verbs"))

    def is_word(self, i: int) -> bool:
        """Whether the lexicon knows token ``i`` as it stands, so that its first letter is no proclitic."""
        return self.is_listed(i) or self.is_name(i)

    def is_listed(self, i: int) -> bool:
        """Whether token ``i`` begins an entry of a word list as it stands, cues apart."""
        return any(not m.prefix and m.table != "cues" and m.suffix not in _YOURS for m in self.reading.at(i))

    def is_name(self, i: int) -> bool:
        """Whether token ``i`` may be a name."""
        lexicon = self.reading.lexicon
        return bool(lexicon.entries(self.folded[i], "names") or lexicon.entries(self.folded[i], "names_world"))

    def complementizer(self, i: int) -> tuple[str, str, str] | None:
        """
        (prefix, «أن» or «إن», suffix) when token ``i`` opens a clause: أن، إنها، بأن، لأنه، وأن.
        """
        known = self.clauses.get(i)
        if known is None:
            return None
        prefix, suffix = known
        text = self.tokens[i].text
        form = "إن" if "إ" in text[: len(prefix) + 2] else "أن"
        return prefix, form, suffix


_NONE: frozenset[str] = frozenset()
_PLAIN = frozenset({"", "و", "ف"})
_YOURS = frozenset({"ك", "كم", "كما"})  # «بإشراك» is no «باشر»
_THEIRS = frozenset({"ه", "ها", "هم", "هما", "هن"})  # «فيه» takes no noun
_CLAUSE: dict[str, tuple[str, str]] = {
    prefix + stem + suffix: (prefix, suffix)
    for prefix in ("", "ب", "و", "ف", "وب", "ل", "ول")
    for stem in ("ان", "انن")
    for suffix in ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ي", "ك", "كم")
    if (stem, suffix) not in (("انن", ""), ("انن", "نا"), ("ان", "ك"))
} | {"الا": ("", "لا"), "بالا": ("ب", "لا"), "انما": ("", "ما")}
_NO_ROLES: frozenset[str] = frozenset()  # one for all words without
_NOTED = frozenset((*_CLAUSE, *_COMMAS, ":"))
