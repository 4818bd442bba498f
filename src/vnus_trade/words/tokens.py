"""Splits a text into words, numbers and marks, in any script.

>>> [token.word for token in tokens_of("Thứ Tư, 7月2日")]
['thứ', 'tư', ',', '7', '月', '2', '日']
"""

import re
import unicodedata
from itertools import accumulate
from typing import NamedTuple

from vnus_trade.words.names import WordTable, spaced

# A letter of a script without spaces is a token, in either normal form.
_WITHOUT_SPACES = "぀-ヿ㐀-鿿가-힣"
_UNSPACED = rf"[{_WITHOUT_SPACES}][\u3099\u309a]?|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
_LETTER = rf"[^\W\d_{_WITHOUT_SPACES}]"
_TOKEN = re.compile(rf"[0-9]+|{_UNSPACED}|{_LETTER}(?:{_LETTER}|[\u0300-\u036f])*|\S")


class Token(NamedTuple):
    """A run of letters, a run of the digits 0 to 9, a letter of a script without spaces, or one mark, and its place."""

    text: str
    word: str
    """The text in NFC and without its case."""
    start: int
    end: int
    is_number: bool = False
    """Whether it is a run of the digits 0 to 9."""


def tokens_of(text: str) -> list[Token]:
    """The words, numbers and marks of a text, in order; white space only separates them."""
    words = spaced(text)
    starts = accumulate((len(word) + 1 for word in words), initial=0)
    return [
        Token(written, word, start + first, start + last, is_number)
        for start, tokens in zip(starts, map(TOKENS.__getitem__, words), strict=False)
        for written, word, first, last, is_number in tokens
    ]


def _tokens(text: str) -> tuple[Token, ...]:
    if text.isascii() and text.isalpha():
        return (Token(text, text.lower(), 0, len(text)),)
    found = []
    for match in _TOKEN.finditer(text):
        written = match[0]
        if written.isascii():
            found.append(Token(written, written.lower(), *match.span(), written.isdecimal()))
            continue
        if len(written) <= 100:  # normalising endless marks would take too long
            written = unicodedata.normalize("NFC", written)
        found.append(Token(written, written.casefold(), *match.span()))
    return tuple(found)


TOKENS = WordTable(_tokens)
"""The tokens of what stands between two spaces, with their places in it."""


def is_unspaced(letter: str) -> bool:
    """Return whether a letter is of a script that puts no space between words, or of Korean, which joins particles."""
    return "\u3040" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3"
