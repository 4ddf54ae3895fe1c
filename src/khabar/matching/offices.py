"""Are two posts one post? Compared by head, complement and country, never by who holds them."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from khabar.matching.names import bare
from khabar.text import fold, tokenize

__all__ = ["Post", "post_of", "same_post"]

#: Heads that are one post under other words.
_SAME_HEADS = {"عاهل": "ملك", "امير": "امير", "امين عام": "امين", "وزير اول": "رييس"}
#: Heads whose complement may be left out later in an article: «الوزير الباكستاني».
_SHORTENED = frozenset(
    [
        "وزير",
        "سفير",
        "مبعوث",
        "متحدث",
        "ناطق",
        "مستشار",
        "نايب",
        "مساعد",
        "قايد",
        "ممثل",
        "مندوب",
        "موفد",
        "محافظ",
        "امين",
    ]
)
_PARLIAMENTS = (
    "برلمان", "مجلس نواب", "مجلس شعب", "جمعيه وطنيه", "مجلس امه", "مجلس وطني", "كنيست", "كونغرس", "مجلس شوري اسلامي",
)  # fmt: skip
_CABINETS = frozenset(["وزراء", "حكومه", "مجلس وزراء"])
_FILLERS = frozenset(["ال", "ل", "في", "لدي", "باسم", "دوله", "جمهوريه", "مملكه", "شوون", "و", "عام", "عامه"])


@frozen
class Post:
    """
    A post as comparison sees it.

    Args:
        head: Folded head noun.
        words: Folded words of its domain and body, without article.
        country: ISO code, or ``None``.
        former: Whether it was held before and no more.
    """

    head: str
    words: frozenset[str]
    country: str | None
    former: bool


def post_of(
    head: str | None,
    domain: str | None,
    organisation: str | None,
    country: str | None,
    status: str,
    names: Iterable[str] = (),
) -> Post:
    """
    The post of an office mention.

    Args:
        names: Folded words that name its country («باكستاني»), which are no part of the post.
    """
    folded = " ".join(fold(w) for w in (head or "").split())
    words = [bare(w) for part in (domain, organisation) if part for w in _words(part)]
    phrase = " ".join(words)
    if any(phrase.startswith(p) for p in _PARLIAMENTS):
        words = ["PARLIAMENT"]
    elif phrase in _CABINETS or folded == "وزير اول" or (len(words) == 1 and words[0].startswith("وزراي")):
        words = ["CABINET"]
    kept = frozenset(words) - _FILLERS - {bare(n) for n in names}
    return Post(_SAME_HEADS.get(folded, folded), kept, country, status == "former")


def _words(text: str) -> list[str]:
    words = []
    for token in tokenize(text):
        if token.kind != "word":
            continue
        word = fold(token.text)
        words.append("ال" + word[2:] if word.startswith("لل") else word)
    return words


def same_post(a: Post, b: Post) -> float:
    """
    How likely two mentions mean one post: 1.0 the same words, 0.8 one says more, 0.6 one is cut short, 0.0 not so.
    """
    if a.head != b.head or a.former != b.former:
        return 0.0
    if a.country and b.country and a.country != b.country:
        return 0.0
    if a.words == b.words:
        return 1.0 if a.country == b.country else 0.9
    less, more = (a, b) if len(a.words) <= len(b.words) else (b, a)
    if less.words and less.words < more.words:
        return 0.8
    if not less.words and a.head in _SHORTENED and (less.country is None or less.country == more.country):
        return 0.6
    if less.words and len(less.words & more.words) >= 2:
        return 0.5
    return 0.0
