"""Cost grows with the text, not faster: eight times the text may cost forty times, a square would cost sixty-four."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from khabar.lexicon import Lexicon
from khabar.model import Article, Extraction
from khabar.model.codec import from_dict, to_dict
from khabar.pipeline import Pipeline
from khabar.reading import Reading
from khabar.text import fold, keep_best, pair_marks, split_sentences, tokenize

NEWS = (
    'التقى وزير الخارجية محمد علي في القاهرة أمس الأحد نظيره أحمد حسن، وقال: "سنواصل التشاور". وأضاف أن اللقاء مثمر.\n'
)
LEXICON = Lexicon()
PIPELINE = Pipeline()


def seconds(run: Callable[[], object]) -> float:
    """Processor time, the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


def grows_with_the_text(small: Callable[[], object], large: Callable[[], object]) -> bool:
    """Whether eight times the text costs less than forty times as much, in one of three tries on a busy machine."""
    small()
    return any(seconds(large) < 40 * seconds(small) + 0.05 for _ in range(3))


def read(text: str) -> object:
    """Everything a reading computes."""
    reading = Reading(Article(text), LEXICON)
    return reading.sentences, reading.marks, reading.matches("titles")


def round_trip(extraction: Extraction) -> Extraction:
    """To the record and back."""
    return from_dict(to_dict(extraction))


TEXTS: dict[str, Callable[[int], str]] = {
    "news": lambda n: NEWS * n,
    "one line": lambda n: NEWS.replace("\n", " ") * n,
    "one word": lambda n: "ا" * 100 * n,
    "one-letter words": lambda n: "و " * 50 * n,
    "letters and marks": lambda n: "ا\u0300\u0323" * 40 * n,
    "opening marks": lambda n: "«" * 100 * n,
    "straight marks": lambda n: 'ا "ب ' * 20 * n,
    "apostrophes": lambda n: "'" * 100 * n,
    "brackets": lambda n: "((" * 50 * n,
    "full stops": lambda n: "." * 100 * n,
    "digits": lambda n: "12/" * 33 * n,
    "numbers": lambda n: "7 " * 50 * n,
    "line ends": lambda n: "\n" * 100 * n,
    "spaces": lambda n: " " * 100 * n + '"',
    "underscores": lambda n: "ا_" * 50 * n,
    "verbs": lambda n: "قال " * 25 * n,
    "titles": lambda n: "الوزير " * 15 * n,
    "names": lambda n: "محمد " * 20 * n,
    "cues and colons": lambda n: 'قال: "' * 16 * n,
    "without end": lambda n: "وقال الوزير إن اللقاء الذي عقد في القاهرة " * 3 * n,
}


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("function", [fold, tokenize, pair_marks, lambda t: split_sentences(t, tokenize(t)), read])
def test_text_and_lexicon(kind: str, function: Callable[[str], object]) -> None:
    """Characters, tokens, marks, sentences and lexicon matches."""
    small, large = TEXTS[kind](60), TEXTS[kind](480)

    assert grows_with_the_text(lambda: function(small), lambda: function(large))


@pytest.mark.parametrize("kind", TEXTS)
def test_pipeline(kind: str) -> None:
    """All extractors together."""
    small, large = TEXTS[kind](12), TEXTS[kind](96)

    assert grows_with_the_text(lambda: PIPELINE(small), lambda: PIPELINE(large))


def test_record() -> None:
    """Writing and reading records."""
    small, large = PIPELINE(NEWS * 20), PIPELINE(NEWS * 160)

    assert grows_with_the_text(lambda: round_trip(small), lambda: round_trip(large))


def test_keeping_the_best() -> None:
    """Spans that all overlap."""

    class Stretch:
        def __init__(self, i: int) -> None:
            self.start, self.end = i, i + 50

    small, large = [Stretch(i) for i in range(2000)], [Stretch(i) for i in range(16000)]

    assert grows_with_the_text(lambda: keep_best(small), lambda: keep_best(large))
