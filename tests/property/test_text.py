"""What holds of any text."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import NamedTuple

import regex
from hypothesis import given
from hypothesis import strategies as st

from khabar.testing.strategies import texts
from khabar.text import (
    fold,
    fold_digits,
    keep_best,
    overlap,
    pair_marks,
    raw_length,
    split_clitics,
    split_sentences,
    tokenize,
)

anything = st.one_of(texts(), st.text())
FORMAT = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"


class Stretch(NamedTuple):
    """A span with a name."""

    start: int
    end: int
    name: int


stretches = st.lists(
    st.builds(lambda start, size, name: Stretch(start, start + size, name), *[st.integers(0, 30)] * 3), max_size=12
).map(lambda found: [Stretch(s.start, s.end, i) for i, s in enumerate(found)])


@given(anything)
def test_tokens_slice_the_text_and_cover_it(text: str) -> None:
    """Tokens are slices in order; what lies between them is white space or format characters."""
    tokens = tokenize(text)
    gaps, position = [], 0
    for token in tokens:
        assert token.text == text[token.start : token.end] != ""
        assert token.start >= position
        gaps.append(text[position : token.start])
        position = token.end
    gaps.append(text[position:])
    left = "".join(gaps)

    assert all(c.isspace() or c in FORMAT or "\u2060" <= c <= "\u2069" for c in left)


@given(anything)
def test_words_have_letters_and_numbers_digits(text: str) -> None:
    """Kinds are what they say, also of letters younger than this Python."""
    for token in tokenize(text):
        if token.kind == "word":
            assert regex.match(r"[\p{L}\p{Nd}]", token.text)
        elif token.kind == "number":
            assert regex.fullmatch(r"\p{Nd}+", token.text)
        else:
            assert len(token.text) == 1


@given(anything)
def test_folding_is_idempotent(text: str) -> None:
    """Folding a key gives the key."""
    assert fold(fold(text)) == fold(text)


@given(anything, anything)
def test_diacritics_and_tatweel_fold_away(a: str, b: str) -> None:
    """A vowel mark or tatweel anywhere changes no key."""
    assert fold(a + "\u064e" + b) == fold(a + "ـ" + b) == fold(a + b)


@given(anything)
def test_folding_digits_keeps_length(text: str) -> None:
    """Digits are replaced one for one."""
    folded = fold_digits(text)

    assert len(folded) == len(text)
    assert not regex.search("[٠-٩۰-۹]", folded)


@given(st.text(st.sampled_from("ابتوفلسأإةىء\u064e\u0651ـ\u200f"), max_size=12), st.integers(0, 14))
def test_raw_length_cuts_where_folding_does(surface: str, size: int) -> None:
    """The raw prefix folds to the first letters of the key, and takes along the marks that follow them."""
    cut = raw_length(surface, size)

    assert fold(surface[:cut]) == fold(surface)[:size]
    assert size == 0 or cut == len(surface) or fold(surface[cut]) != ""


@given(anything)
def test_sentences_share_out_the_tokens(text: str) -> None:
    """Every token lies in exactly one sentence; no sentence crosses a line end."""
    tokens = tokenize(text)
    sentences = split_sentences(text, tokens)
    position = 0
    for sentence in sentences:
        assert sentence.first == position < sentence.last
        assert (sentence.start, sentence.end) == (tokens[sentence.first].start, tokens[sentence.last - 1].end)
        assert "\n" not in text[sentence.start : sentence.end]
        position = sentence.last

    assert position == len(tokens)
    assert [s.paragraph for s in sentences] == sorted(s.paragraph for s in sentences)


@given(st.one_of(anything, st.text(st.sampled_from("ا \n:.«»“”\"'‘’(),و"), max_size=60)))
def test_pairs_of_marks_nest(text: str) -> None:
    """Pairs lie in one line, have something inside, and never cross one another when balanced."""
    pairs = pair_marks(text)
    balanced = [p for p in pairs if p.balanced]
    for pair in pairs:
        assert 0 <= pair.start < pair.inner_start < pair.inner_end <= pair.end <= len(text)
        assert text[pair.start : pair.inner_start] == pair.mark
        assert "\n" not in text[pair.start : pair.end]
    for a in balanced:
        for b in balanced:
            assert (
                a == b or a.end <= b.start or b.end <= a.start or a.inner_start <= b.start or b.inner_start <= a.start
            )

    assert list(pairs) == sorted(pairs)


@given(anything)
def test_clitic_splits_put_the_word_together(text: str) -> None:
    """Prefix, stem and suffix are the word again, but for the letters that spelling changes."""
    word = fold(text)
    splits = split_clitics(word)

    assert splits[0] == ("", word, "", 0)
    for prefix, stem, suffix, cut in splits:
        assert word[:cut] == prefix
        assert word.endswith(suffix)
        assert stem or not word
        rest = word[cut : len(word) - len(suffix)]
        assert rest[1:-1] in stem  # the last letter may be ت for ه, a hamza's seat or alif


@given(stretches)
def test_keep_best_keeps_no_two_that_overlap(spans: list[Stretch]) -> None:
    """The result is in text order, without overlaps, and what was dropped overlaps something at least as long."""
    kept = keep_best(spans, lambda s: s.name)

    assert kept == sorted(kept, key=lambda s: (s.start, s.end))
    for a, b in pairwise(kept):
        assert a.end <= b.start
    for span in set(spans) - set(kept):
        rivals = [k for k in kept if (k.start < span.end and span.start < k.end) or k.start == span.start]
        assert any((k.start - k.end, k.name) <= (span.start - span.end, span.name) for k in rivals)


@given(stretches, st.randoms(use_true_random=False))
def test_keep_best_does_not_depend_on_order(spans: list[Stretch], random: Random) -> None:
    """Shuffled input gives the same result."""
    shuffled = list(spans)
    random.shuffle(shuffled)

    assert keep_best(shuffled, lambda s: s.name) == keep_best(spans, lambda s: s.name)


@given(stretches)
def test_overlap_is_a_symmetric_share(spans: list[Stretch]) -> None:
    """Between 0 and 1, 1 only for equal spans, the same both ways."""
    for a in spans:
        for b in spans:
            share = overlap(a, b)
            assert share == overlap(b, a)
            assert 0 <= share <= 1
            assert (share == 1) == ((a.start, a.end) == (b.start, b.end) and a.end > a.start)
