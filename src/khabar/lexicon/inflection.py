"""Regular inflection of lexicon rows: one row gives every form of its word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

__all__ = ["INFLECTIONS", "Form"]

#: A form and what it adds to its row: gender, number, person, shape.
Form = tuple[str, dict[str, str]]


@cache  # tens of thousands of forms share some hundred of these
def _grammar(shape: str, gender: str = "", number: str = "", person: str = "3") -> dict[str, str]:
    return {"shape": shape, "gender": gender, "number": number, "person": person}


def _perfect(verb: str) -> Iterator[Form]:
    """قال، أكد، دعا، نفى، خشي، هنأ in the third person, and the first person plural."""
    last = verb[-1]
    stem = verb[:-1] if last in "ىا" else verb
    dual = {"ى": stem + "يا", "ا": stem + "وا", "أ": verb[:-1] + "آ"}.get(last, verb + "ا")
    plural = verb[:-1] + "وا" if last in "ىاي" else verb + "وا"
    yield verb, _grammar("perfect", "m", "s")
    yield stem + "ت", _grammar("perfect", "f", "s")
    yield dual, _grammar("perfect", "m", "d")
    yield stem + "تا", _grammar("perfect", "f", "d")
    if plural != dual:
        yield plural, _grammar("perfect", "m", "p")
    if last == "أ":
        yield verb[:-1] + "ؤوا", _grammar("perfect", "m", "p")
    full = _before_consonant(verb)
    yield full + "ن", _grammar("perfect", "f", "p")
    yield full + "نا", _grammar("perfect", "", "p", "1")
    if full != verb:  # elsewhere it is written like the feminine
        yield full + "ت", _grammar("perfect", "", "s", "1")


def _before_consonant(verb: str) -> str:
    """The stem that تُ، نا، نَ are joined to: قال → قل، أشار → أشر، دعا → دعو، نفى → نفي، رد → ردد."""
    if verb[-1] == "ى":
        return verb[:-1] + "ي"
    if verb[-1] == "ا":
        return verb[:-1] + "و"
    if len(verb) > 2 and verb[-2] == "ا":
        return verb[:-2] + verb[-1]
    return verb + verb[-1] if len(verb) == 2 else verb


def _imperfect(verb: str) -> Iterator[Form]:
    tail = verb[1:]
    weak = tail[-1] in "ويى"
    dual = tail[:-1] + "ي" if tail[-1] == "ى" else tail
    plural = tail[:-1] if weak else tail
    yield "ي" + tail, _grammar("imperfect", "m", "s")
    yield "ت" + tail, _grammar("imperfect", "f", "s")
    yield "أ" + tail, _grammar("imperfect", "", "s", "1")
    yield "ن" + tail, _grammar("imperfect", "", "p", "1")
    for ending in ("ان", "ا"):
        yield "ي" + dual + ending, _grammar("imperfect", "m", "d")
        yield "ت" + dual + ending, _grammar("imperfect", "f", "d")
    for ending in ("ون", "وا"):
        yield "ي" + plural + ending, _grammar("imperfect", "m", "p")
    if tail[-2:-1] not in ("و", "ي", "ا"):  # hollow verbs shorten: يقلن
        yield "ي" + dual + "ن", _grammar("imperfect", "f", "p")
    elif len(tail) > 2:
        yield "ي" + tail[:-2] + tail[-1] + "ن", _grammar("imperfect", "f", "p")
    if weak:  # jussive
        yield "ي" + tail[:-1], _grammar("imperfect", "m", "s")
        yield "ت" + tail[:-1], _grammar("imperfect", "f", "s")


def _participle(word: str) -> Iterator[Form]:
    short = word[:-1] if word.endswith("ي") else word  # موصياً، موصين
    yield word + "ا", _grammar("participle", "m", "s")
    yield word + "ة", _grammar("participle", "f", "s")
    yield short + "ين", _grammar("participle", "m", "p")
    yield word + "ان", _grammar("participle", "m", "d")
    yield word + "تين", _grammar("participle", "f", "d")
    yield word + "ات", _grammar("participle", "f", "p")


def _verb(form: str, fields: Mapping[str, str]) -> Iterator[Form]:
    yield from _perfect(form)
    if fields.get("imperfect"):
        yield from _imperfect(fields["imperfect"])
    if fields.get("participle"):
        yield from _participle(fields["participle"])
    for masdar in filter(None, fields.get("masdar", "").split("|")):
        yield from _noun(masdar, {}, shape="masdar")


def _cases(word: str, gender: str, shape: str) -> Iterator[Form]:
    """A singular with its accusative and dual."""
    yield word, _grammar(shape, gender, "s")
    stem = word[:-1] + "ت" if word.endswith("ة") else word
    if word[-1] not in "ةاىء":
        yield word + "ا", _grammar(shape, gender, "s")
    if word[-1] not in "اى":
        for ending in ("ا", "ي", "ان", "ين"):
            yield stem + ending, _grammar(shape, gender, "d")


def _noun(form: str, fields: Mapping[str, str], *, shape: str = "noun") -> Iterator[Form]:
    gender = fields.get("gender") or ("f" if form.endswith("ة") else "m")
    yield from _cases(form, gender, shape)
    feminine = fields.get("feminine", "")
    if feminine:
        yield from _cases(feminine, "f", shape)
    for plural in filter(None, fields.get("plural", "").split("|")):
        yield plural, _grammar(shape, gender, "p")
        if plural.endswith("ون"):
            yield plural[:-2] + "ين", _grammar(shape, gender, "p")
            yield plural[:-1], _grammar(shape, gender, "p")
            yield plural[:-2] + "ي", _grammar(shape, gender, "p")


_NISBA_ENDINGS = (
    ("", "m", "s"), ("ا", "m", "s"), ("ة", "f", "s"), ("ان", "m", "d"), ("ين", "m", "p"), ("ون", "m", "p"),
    ("تان", "f", "d"), ("تين", "f", "d"), ("ات", "f", "p"),
)  # fmt: skip


def _nisba(form: str, fields: Mapping[str, str]) -> Iterator[Form]:
    """Every word that ends in ي agrees: «كوري شمالي» gives «كورية شمالية», «جنوب أفريقي» gives «جنوب أفريقية»."""
    words = form.split(" ")
    for ending, gender, number in _NISBA_ENDINGS:
        yield " ".join(w + ending if w[-1] == "ي" else w for w in words), _grammar("nisba", gender, number)
    for plural in filter(None, fields.get("plural", "").split("|")):
        yield plural, _grammar("nisba", "m", "p")


def _by_part_of_speech(form: str, fields: Mapping[str, str]) -> Iterator[Form]:
    """Rows that say themselves what they are in a ``pos`` column: verb, noun, participle, or a fixed phrase."""
    pos = fields.get("pos", "")
    if pos == "verb":
        yield from _verb(form, fields)
    elif pos == "noun":
        yield from _noun(form, fields)
    elif pos == "participle":
        yield from _participle(form)
    else:
        yield form, _grammar(pos or "phrase")


def _first_word(
    inflect: Callable[[str, Mapping[str, str]], Iterator[Form]],
) -> Callable[[str, Mapping[str, str]], Iterator[Form]]:
    """Inflect the first word of a phrase; the rest stays, but for an adjective in the accusative («اتصالا هاتفيا»)."""

    def forms(form: str, fields: Mapping[str, str]) -> Iterator[Form]:
        head, _, rest = form.partition(" ")
        for word, grammar in inflect(head, fields):
            yield (f"{word} {rest}" if rest else word), grammar
            if rest.endswith("ي") and " " not in rest and word in (head + "ا", head if head[-1] == "ء" else ""):
                yield f"{word} {rest}ا", grammar

    return forms


def _plurals(fields: Mapping[str, str], shape: str) -> Iterator[Form]:
    for plural in filter(None, fields.get("plural", "").split("|")):
        yield plural, _grammar(shape, "m", "p")
        if plural.endswith("ون"):
            for ending in ("ين", "و", "ي"):
                yield plural[:-2] + ending, _grammar(shape, "m", "p")


def _title(form: str, fields: Mapping[str, str]) -> Iterator[Form]:
    """A title never stands before a noun of its own: no construct forms («عقيدي» is a surname)."""
    for full, gender in ((form, "m"), (fields.get("feminine", ""), "f")):
        if not full:
            continue
        head, space, rest = full.partition(" ")
        yield full, _grammar("title", gender, "s")
        stem = head[:-1] + "ت" if head[-1] == "ة" else head
        if head.isalpha() and head[-1] not in "اى":
            for ending in ("ان", "ين"):
                yield f"{stem}{ending}{space}{rest}", _grammar("title", gender, "d")
    yield from _plurals(fields, "title")


def _post(form: str, fields: Mapping[str, str]) -> Iterator[Form]:
    """Head of an office: accusative («أمينا عاما»), duals with and without complement («وزيرا», «وزيرين»)."""
    for full, gender in ((form, "m"), (fields.get("feminine", ""), "f")):
        if not full:
            continue
        head, space, rest = full.partition(" ")
        yield full, _grammar("post", gender, "s")
        if head[-1] not in "ةاى" and not head.startswith("ال"):
            yield f"{head}ا{space}{rest}", _grammar("post", gender, "s")
            if rest and " " not in rest and rest[-1] not in "ةىا" and not rest.startswith(("ال", "ب")):
                yield f"{head}ا {rest}ا", _grammar("post", gender, "s")
        if head[-1] not in "اى":
            stem = head[:-1] + "ت" if head[-1] == "ة" else head
            for ending in ("ا", "ي", "ان", "ين"):
                yield f"{stem}{ending}{space}{rest}", _grammar("post", gender, "d")
    yield from _plurals(fields, "post")


def _adjective(form: str, fields: Mapping[str, str]) -> Iterator[Form]:
    feminine = fields.get("feminine") or form + "ة"
    yield form, _grammar("adjective", "m", "s")
    if " " in form or form.startswith("بال"):
        return
    yield feminine, _grammar("adjective", "f", "s")
    if form[-1] not in "اى":
        yield form + "ا", _grammar("adjective", "m", "s")
        yield form + "ان", _grammar("adjective", "m", "d")
        for ending in ("ين", "ون"):
            yield form + ending, _grammar("adjective", "m", "p")
    if feminine[-1] == "ة":
        for ending in ("تان", "تين"):
            yield feminine[:-1] + ending, _grammar("adjective", "f", "d")


#: Inflections by the name used in ``tables.toml``.
INFLECTIONS: dict[str, Callable[[str, Mapping[str, str]], Iterator[Form]]] = {
    "noun": _first_word(_noun),
    "nisba": _nisba,
    "pos": _first_word(_by_part_of_speech),
    "title": _title,
    "post": _post,
    "adjective": _adjective,
}
