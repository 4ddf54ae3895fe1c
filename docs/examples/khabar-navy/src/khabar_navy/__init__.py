"""Naval ranks as lexicon rows, warships as mentions of kind ``navy:ship``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import khabar

_DATA = Path(__file__).parent
_LONGEST_NAME = 3  # words


@khabar.hookimpl
def khabar_lexicons() -> list[Path]:
    """Our word lists: rows for khabar's table ``titles``, and a table of our own."""
    return [_DATA / "naval_ranks.tsv", _DATA / "navy_ship_types.tsv"]


@khabar.hookimpl
def khabar_find_mentions(reading: khabar.Reading) -> Iterator[khabar.Mention]:
    """A type of warship followed by a name in quotation marks or Latin letters."""
    inner = {pair.start: pair for pair in reading.marks if pair.balanced}
    for match in reading.matches("navy_ship_types"):
        after = match.last
        if after >= len(reading.tokens):
            continue
        token = reading.tokens[after]
        if (pair := inner.get(token.start)) is not None:
            if 0 < reading.text[pair.inner_start : pair.inner_end].count(" ") + 1 <= _LONGEST_NAME:
                yield _ship(reading, match, pair.inner_start, pair.inner_end, "type and quoted name")
        elif token.text[0].isascii() and token.text.isalpha():
            end = after
            while end < len(reading.tokens) and end - after < _LONGEST_NAME and reading.tokens[end].text.isascii():
                if not reading.tokens[end].text.isalpha():
                    break
                end += 1
            yield _ship(reading, match, token.start, reading.tokens[end - 1].end, "type and Latin name")


def _ship(reading: khabar.Reading, match: khabar.Match, start: int, end: int, rule: str) -> khabar.Mention:
    return khabar.Mention.at(reading, start, end, kind="navy:ship", rule=rule, attributes={"type": match.entry["en"]})
