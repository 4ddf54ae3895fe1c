"""Words: tables, the trie over them, and what a word may mean."""

from khabar.lexicon.lexicon import Lexeme, Lexicon, Match
from khabar.lexicon.numbers import NumberWords, parse_number
from khabar.lexicon.tables import Entry

__all__ = ["Entry", "Lexeme", "Lexicon", "Match", "NumberWords", "parse_number"]
