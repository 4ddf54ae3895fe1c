"""Where a quotation ends, and what type its content is."""

from __future__ import annotations

from bisect import bisect_left

from khabar.extractors.persons import is_everyday
from khabar.extractors.quotations.cues import Hit
from khabar.extractors.quotations.framing import Frame
from khabar.extractors.quotations.ground import Ground, Unit

__all__ = ["bounds", "content_end", "inner_start", "line_colon", "marked_whole", "over_paragraphs", "quotation_type"]

_FAR = 500  # tokens looked through for the end of a content
_TRIM = frozenset("،,؛;.!…-–—:")


def bounds(ground: Ground, hit: Hit) -> bool:
    """Whether a licensed cue ends the content before it: و + verb, a participle after a comma, a new clause."""
    before = ground.word(hit.first - 1)
    if hit.participle:
        return True
    if hit.prefix in ("و", "ف"):
        return True
    if hit.first == 0 or ground.is_comma(hit.first - 1) or before in ("كما", "وقد", "فقد", "وكان", "وكانت"):
        return True
    if before == "ان" and ground.word(hit.first - 2) == "قبل":
        return True
    opened = ground.marks.get(hit.first - 1)
    if opened is None and ground.tokens[hit.first - 1].kind == "mark":
        closed = ground.closed.get(hit.first)
        return closed is None or closed.words > 3 or hit.shape != "imperfect"  # «منظمة "كذا" تقول»
    if hit.shape != "perfect":
        return False
    return ground.has(hit.first - 1, "conjunction") or before.startswith(("لكن", "ولكن"))


def content_end(ground: Ground, frame: Frame, unit: Unit, stop: int) -> int:
    """
    Offset at which the content ends; ``stop`` is the first token that is not its own.

    Content wholly in marks ends with them; other content at ``stop``, without trailing punctuation and connectives.
    """
    stop = line_colon(ground, frame, stop)
    whole = marked_whole(ground, frame, stop)
    if whole is not None:
        return whole
    last = stop
    first = frame.token
    if frame.kind in ("object", "preposition"):
        last = _after_marks(ground, frame, last)
    if frame.kind == "object" and frame.by == "وصف":
        last = _first_comma(ground, frame, last)
    if frame.kind in ("object", "preposition", "clause"):
        last = _before_writer(ground, frame, last)
    if frame.kind in ("object", "preposition"):
        last = _before_addition(ground, frame, last)
    while last > first + 1:
        token = ground.tokens[last - 1]
        mark = token.kind == "mark" and (token.text in _TRIM or _opens_nothing(ground, last - 1, first))
        if (
            mark
            or token.text.startswith(("لكن", "ولكن"))
            or (ground.is_a(ground.folded[last - 1], "tail") and (last < unit.last or token.text in ("و", "كما")))
        ):
            last -= 1
        else:
            break
    end = ground.tokens[last - 1].end
    if ground.tokens[last - 1].text in ".!" and frame.kind == "colon":
        end = ground.tokens[last - 1].start
    return max(end, frame.start)


def _before_addition(ground: Ground, frame: Frame, last: int) -> int:
    """Reported words, a noun phrase, end where the writer goes on: «بالحرية، وتجمع المئات», «وذلك بعد …», «في حين»."""
    clauses, begin = ground.clauses, frame.token + 1
    for i, word in enumerate(ground.folded[begin : min(last, frame.token + _FAR)], begin):
        pos = ground.pos[i]
        if word[:1] == "و" or (pos and (word == "في" or word.startswith("لكن"))):
            if ground.inside[i] < 0 and _goes_to_writer(ground, i, word):
                return i
        if i in clauses or (pos and (("relative" in pos and word != "من") or "conjunction" in pos)):
            return last  # the phrase has a clause of its own, which the verb may belong to
    return last


def _goes_to_writer(ground: Ground, i: int, word: str) -> bool:
    """«وذلك»، «في حين»، «، لكن»، «، وهو ما»، «وأثبتت»."""
    if word == "في":
        return ground.word(i + 1) in ("حين", "وقت")
    if word == "وذلك":
        return True
    if ground.is_comma(i - 1):
        if word.startswith(("لكن", "ولكن")) or (word in ("وهو", "وهي") and ground.word(i + 1) in ("ما", "امر")):
            return True
    return word[:1] == "و" and _tells(ground, i)


def _tells(ground: Ground, i: int) -> bool:
    """Whether a word is «و» with a verb of news, unmistakably."""
    cue = any(m.prefix == "و" and m.entry["shape"] == "perfect" for m in ground.cues.get(i, ()))
    word = ground.folded[i]
    if cue and word.endswith(("ت", "وا")):
        return True
    feminine = len(word) > 5 and word.endswith("ت") and not word.endswith(("ات", "يت", "وت")) and word[1] not in "تب"
    return feminine and ground.covers[i] is None and not is_everyday(ground.reading.lexicon, word[1:])


def _after_marks(ground: Ground, frame: Frame, last: int) -> int:
    """Reported words end with their marks when only a circumstance follows: «بـ"المهمة" بعد اجتماعه»."""
    for opener in _openers(ground, frame.token - 1, min(last, frame.token + _FAR)):
        pair = ground.marks[opener]
        if pair.kind != "name" and pair.balanced:
            after = pair.last + 1
            if after < last and ground.is_a(ground.folded[after], "circumstance"):
                return after
    return last


def _openers(ground: Ground, first: int, last: int) -> list[int]:
    """Opening marks from token ``first`` to ``last``."""
    openers = ground.openers
    return openers[bisect_left(openers, first) : bisect_left(openers, last)] if openers else openers


def _first_comma(ground: Ground, frame: Frame, last: int) -> int:
    """«واصفاً الهزيمة بالتراجع، قامت …»: a description ends at its comma unless و goes on."""
    for i in range(frame.token + 1, min(last - 1, frame.token + _FAR)):
        if not ground.is_comma(i) or ground.inside[i] >= 0:
            continue
        word = ground.folded[i + 1]
        if word.startswith("ب") and (ground.complementizer(i + 1) or len(word) == 1):
            continue  # «وصف الزيارة الأخيرة، بأنها»
        if not word.startswith("و") or _tells(ground, i + 1):
            return i
    return last


_CLOSING = {"«": "»", "“": "”", '"': '"', "((": "))", "„": "“"}
_LINES = 6  # paragraphs a speech in marks may run on
_CHARS = 3000


def over_paragraphs(ground: Ground, frame: Frame) -> int | None:
    """
    End of a speech whose marks close in a later paragraph; ``None`` when they do not.

    Every further paragraph may repeat the opening mark.
    """
    opener = frame.gap if frame.kind == "marks" else frame.token
    pair = ground.marks.get(opener)
    if pair is None or pair.balanced:
        return None
    text = ground.text
    mark = next((m for m in _CLOSING if text.startswith(m, pair.start)), None)
    if mark is None:
        return None
    line = pair.end
    for _ in range(_LINES):
        line = text.find("\n", line)
        if line < 0 or line - pair.end > _CHARS:
            return None
        begin = line + 1
        while begin < len(text) and (text[begin].isspace() or text.startswith(mark, begin)):
            begin += 1
        stop = text.find("\n", begin)
        stop = len(text) if stop < 0 else stop
        close = text.find(_CLOSING[mark], begin, stop)
        again = text.find(mark, begin, stop)
        if again >= 0 and (close < 0 or again < close):
            return None
        if close >= 0:
            return close
        line = stop
    return None


def line_colon(ground: Ground, frame: Frame, stop: int) -> int:
    """A colon at a line's end or in a headline opens the next content: it ends this one."""
    colons = ground.colons
    first, last = bisect_left(colons, frame.token + 1), bisect_left(colons, min(stop - 1, frame.token + _FAR))
    if first >= last:
        return stop
    headline = ground.reading.section_at(ground.tokens[frame.token].start) in ("headline", "kicker")
    for i in colons[first:last]:
        if headline and frame.kind != "colon" and ground.inside[i] < 0:
            return i
        if "\n" in ground.text[ground.tokens[i].end : ground.tokens[i + 1].start]:
            return i
    return stop


def marked_whole(ground: Ground, frame: Frame, stop: int) -> int | None:
    """End of content that stands wholly in marks: right after the colon, أن or preposition."""
    if frame.kind == "marks":
        opener = frame.gap
    else:
        opener = frame.token if frame.token in ground.marks else frame.token - 1
        if opener not in ground.marks or (
            ground.marks[opener].inner_start < frame.start and ground.marks[opener].first != frame.token
        ):
            return None
    pair = ground.marks.get(opener)
    if pair is None or pair.kind == "name":
        return None
    if frame.kind != "marks" and not _closes_content(ground, pair.last + 1, stop, frame):
        return None
    return pair.inner_end


def _closes_content(ground: Ground, i: int, stop: int, frame: Frame) -> bool:
    """Whether nothing of the content follows the closing mark."""
    if i >= stop or i >= len(ground.tokens):
        return True
    token = ground.tokens[i]
    if token.text in "،,؛.!؟":
        return True
    if frame.kind == "colon":
        return True
    word = ground.folded[i]
    if "preposition" in ground.pos[i] and _goes_on(ground, i, frame):
        return False
    return (
        (word.startswith("و") and bool(ground.cues.get(i)))
        or ground.dates[i] is not None
        or "preposition" in ground.pos[i]
    )


def _goes_on(ground: Ground, i: int, frame: Frame) -> bool:
    """«إن "كل شيء جاهز" في بلاده», «بـ"الإفراج سريعا" عن الرهائن»: a few marked words and what depends on them."""
    opener = frame.token if frame.token in ground.marks else frame.token - 1
    pair = ground.marks.get(opener)
    if pair is None or pair.words > _FEW or ground.is_a(ground.folded[i], "circumstance"):
        return False
    if ground.folded[i] in ("عن", "من", "الي"):
        return ground.phrase[i] <= i + 1
    after = i + 1
    medium = after in ground.media or ground.dates[after] is not None if after < len(ground.tokens) else True
    return ground.folded[i] in ("في", "علي", "ضد", "بين") and ground.phrase[i] <= after and not medium


_FEW = 6  # words in marks that may be part of a longer phrase


def inner_start(ground: Ground, frame: Frame) -> int:
    """Start of content, inside its marks when it stands wholly in them."""
    opener = frame.gap if frame.kind == "marks" else frame.token
    pair = ground.marks.get(opener)
    return pair.inner_start if pair is not None else frame.start


def _opens_nothing(ground: Ground, i: int, first: int) -> bool:
    """Whether the mark at ``i`` is a quotation mark whose partner stands outside the content."""
    token = ground.tokens[i]
    if token.text not in "\"“”«»'‘’":
        return False
    if i in ground.marks:
        return True
    pair = ground.closed.get(i + 1)
    return pair is None or pair.first <= first


def _before_writer(ground: Ground, frame: Frame, last: int) -> int:
    """Cut «، دون …»، «، فيما …» after reported content; clauses keep فيما and حيث."""
    pauses = ground.pauses
    i = frame.token
    while (k := bisect_left(pauses, i)) < len(pauses) and (i := pauses[k]) < min(last - 1, frame.token + _FAR):
        pair = ground.marks.get(i)
        if pair is not None and pair.balanced:
            i = max(i + 1, ground.token_before(pair.end))
            continue
        if ground.is_comma(i):
            word = ground.folded[i + 1]
            if (
                word in ("دون", "وذلك", "علما")
                or (word in ("جاء", "وجاء") and ground.word(i + 2) in ("ذلك", "هذا"))
                or (word in ("كما", "وكما") and frame.kind != "clause")
                or (word in _RELATIVE and frame.kind != "clause")
                or (ground.is_a(word, "writer") and frame.kind != "clause")
                or (word == "الامر" and ground.has(i + 2, "relative") and frame.kind != "clause")
            ):
                return i
            if word == "في" and ground.word(i + 2) in ("وقت", "خطوه", "اشاره") and frame.kind != "clause":
                return i
        i += 1
    return last


_RELATIVE = frozenset(("الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين"))


def quotation_type(ground: Ground, frame: Frame, start: int, end: int) -> str:
    """``direct``, ``indirect``, ``reported`` or ``mixed``."""
    if frame.kind in ("colon", "marks"):
        return "direct"
    opener = frame.token if frame.token in ground.marks else frame.token - 1
    pair = ground.marks.get(opener)
    if pair is not None and pair.kind != "name" and pair.inner_start == start and pair.inner_end == end:
        return "direct"
    for i in _openers(ground, frame.token, frame.token + _FAR):
        if ground.tokens[i].start >= end:
            break
        if ground.marks[i].kind != "name":
            return "mixed"
    return "indirect" if frame.kind == "clause" else "reported"
