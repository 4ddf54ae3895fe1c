"""Texts that make readers slow or break them, at any length."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["TEXTS"]

_LETTERS = "ابتثجحخد"


def _again(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _digits_of(number: int) -> str:
    """A number in eight Arabic letters, so that every name differs."""
    return "".join(_LETTERS[number >> shift & 7] for shift in (0, 3, 6, 9))


_PIECES = {
    "words": "قال الوزير إن ",
    "opening marks": "«",
    "straight marks": '" ',
    "mirrored marks": "» « ",
    "marks with cues": "قال «",
    "marks of all kinds": '"«“',
    "brackets": "(",
    "cues": "قال ",
    "cues and colons": "قال: ",
    "cues without end": "وأضاف أن ذلك صحيح، مؤكدا أن ",
    "quotations": "وقال محمد علي «نعم». ",
    "that": "أن ",
    "meetings": "التقى ",
    "meeting nouns": "لقاء ",
    "meetings one by one": "التقى بكل من الرئيس ورئيس الوزراء و",
    "visits": "زار الرئيس محمد علي باكستان والتقى نظيره. ",
    "both sides": "الجانبان ",
    "diacritics": "َُِّ",
    "tatweel": "ـ",
    "direction marks": "\u202e\u200f",
    "no spaces": "محمدعبداللهالرئيس",
    "astral": "\U0001f600",
    "surrogates": "\ud800",
    "combining marks": "ا\u0300\u0323",
    "no-break spaces": "\u00a0",
    "spaces before an end": " ",
    "digits": "1",
    "numbers": "1 2 3 ",
    "slashes": "1/1/",
    "line ends": "\n",
    "commas": "،",
    "full stops": ".",
    "apart full stops": ". ",
    "colons": ": ",
    "hashtags": "#محمد_",
    "latin": "CNN ",
    "names on lines": "محمد\n",
    "names": "محمد بن ",
    "servants": "عبد ",
    "titles": "اللواء الركن ",
    "posts": "رئيس ",
    "posts of posts": "رئيس مجلس إدارة هيئة ",
    "posts and posts": "وزير الخارجية و",
    "ministers": "وزير الخارجية الباكستاني محمد علي ",
    "days": "أمس السبت ",
    "months": "يناير ",
    "ranges": "من 3 إلى 5 أيار ",
    "calendars": "الموافق ",
    "countries": "باكستان وإيران ",
    "ministries": "وزارة الخارجية ",
    "read also": "اقرأ أيضا: خبر\n",
    "headlines": "عنوان قصير\n",
    "paragraphs": "قال الرئيس محمد علي إن بلاده ستزور طهران غدا.\n",
}

#: Makers of texts of about ``size`` characters, by what they are made of. Each ends with what patterns look for.
TEXTS: dict[str, Callable[[int], str]] = {name: _again(piece) for name, piece in _PIECES.items()}
TEXTS["nested marks"] = lambda size: "«" * (size // 2) + "»" * (size // 2)
TEXTS["words once"] = lambda size: " ".join(f"كلمة{i}" for i in range(size // 9))
TEXTS["people once"] = lambda size: " ".join(f"الوزير سالم{_digits_of(i)} قال إن" for i in range(size // 22))
for _name in ("opening marks", "straight marks", "cues", "digits", "spaces before an end", "line ends", "posts"):
    TEXTS[f"{_name}, and what is looked for"] = lambda size, make=TEXTS[_name]: (
        make(size) + ' قال: "نعم" 3/4/2020 » يناير'
    )
