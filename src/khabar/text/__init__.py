"""Characters: folding, tokens, sentences, marks, overlaps."""

from khabar.text.clitics import Split, split_clitics
from khabar.text.fold import fold, fold_digits, raw_length
from khabar.text.marks import MarkPair, pair_marks
from khabar.text.overlaps import keep_best, overlap
from khabar.text.sentences import Sentence, split_sentences
from khabar.text.tokens import Token, tokenize

__all__ = [
    "MarkPair",
    "Sentence",
    "Split",
    "Token",
    "fold",
    "fold_digits",
    "keep_best",
    "overlap",
    "pair_marks",
    "raw_length",
    "split_clitics",
    "split_sentences",
    "tokenize",
]
