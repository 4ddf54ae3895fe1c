"""Inputs for the targets: pieces of the language and of the formats, put together and damaged at random."""

from __future__ import annotations

import random

__all__ = ["inputs"]

_WORDS = (
    "قال وقال أكد نفى مشيرا إلى أن أنه التقى لقاء زار الرئيس وزير الخارجية محمد علي عبد الله القاهرة أمس الأحد الماضي "
    "يناير محرم 16 2023 ١٤٤٥ هـ م الساعة 10:30 مساء من حتى بين و « » \" “ ” ' : ، . ؟ … ( ) - / ـ َ "
    "\u0651 \u200f \u202e "
    "\u00a0 \n \ud800 \U0001f600 ﷲ ﷺ"
).split(" ")
_TEXT = [w.encode("utf-8", "surrogatepass") for w in _WORDS]
_HTML = [
    *(f"<{t}>".encode() for t in ("p", "/p", "h1", "/h1", "article", "/article", "script", "/script", "title", "br")),
    b'<script type="application/ld+json">', b'{"@type":"NewsArticle","datePublished":"2024-05-05"}', b"<meta charset=",
    b'<meta property="og:title" content="', b'">', b"<time datetime='2024-13-45'>", b"<!--", b"-->", b"&#", b"&amp;",
    b"<![CDATA[", b"\xff\xfe", b"windows-1256", b"\xc7\xe1",
]  # fmt: skip
_JSON = [
    b"{", b"}", b"[", b"]", b":", b",", b'"', b'"text"', b'"id"', b'"published"', b'"2024-05-05"', b'"schema"',
    b'"khabar/1"', b'"article"', b'"dates"', b'"start"', b"0", b"-1", b"1e999", b"NaN", b"null", b"true", b'"\\ud800"',
    b'{"text":"', b'","published":"', b'"}', b'{"schema":"khabar/1","article":{"text":"', b'"},"dates":[',
]  # fmt: skip
_ARGUMENTS = [
    w.encode()
    for w in "extract export report chronicle add show search evaluate plugins new -o -f --only dates,quotations "
    "--jobs 0 -1 2 --resume --published 2024-05-05 --lang en --plugin --block - -- --x= ٣".split()
]
_PIECES = {"html": _HTML + _TEXT, "json": _JSON + _TEXT[:20], "arguments": _ARGUMENTS}


def inputs(target: str, chance: random.Random) -> bytes:
    """One input for a target."""
    pieces = _PIECES.get(target, _TEXT)
    glue = b"" if target == "json" else b" "
    data = bytearray(glue.join(chance.choices(pieces, k=chance.randint(0, 14))))
    for _ in range(chance.choice((0, 0, 1, 2, 4)) if data else 0):
        i = chance.randrange(len(data))
        kind = chance.randrange(4)
        if kind == 0:
            data[i] = chance.randrange(256)
        elif kind == 1:
            data[i:i] = data[i : i + chance.randint(1, 20)] * chance.randint(1, 3)
        elif kind == 2:
            del data[i : i + chance.randint(1, 6)]
            data = data or bytearray(b" ")
        else:
            data[i:i] = chance.choice(pieces)
    return bytes(data)
