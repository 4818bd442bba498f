"""Where words begin and end in any script, and whether a text has a name as whole words with its marks and capitals.

An edge lies between a letter or digit, with the marks and format characters that follow it, and anything else, as
UAX #29 (rules WB5 to WB13) says by general category. Scripts without spaces have an edge between any two letters.

>>> is_edge("May 19", 5), is_edge("U.S. goods", 1), is_edge("Trump's", 5)
(False, False, False)
>>> sees("Trump", "Trump's letter"), sees("Lam", "làm việc"), sees("Tô Lâm", "To Lam said")
(True, False, True)
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from vnus_trade.words.lexicon import pattern, words
from vnus_trade.words.names import FoldedText, fold, remembered

_BETWEEN_LETTERS, _BETWEEN_DIGITS = ".'’", ".,'’"
# The first words in the Unicode names of letters of scripts that set no spaces between words.
_UNSPACED = frozenset(
    (
        *("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH", "IDEOGRAPHIC"),
        *("THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN"),
    )
)
SMALL_WORDS = frozenset(words("small"))
"""Words that English headlines write without a capital."""
_LONGEST_ACRONYM = 3
_LONGEST_SHOWN = 40
_BLANK_LINE = re.compile(r"\n\s*\n")
_SENTENCE = re.compile(r"\n|(?<=[^\W\d_]{3})[.!?]\s")
_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f.’'-]*")
_WORD_BEFORE = re.compile(rf"(\S\s+)?({_WORD.pattern})[^\S\n]+\Z")
_WORD_AFTER = re.compile(rf"[^\S\n]+({_WORD.pattern})")
_REACH, _OPENING = 200, ":—–…"
_ADDRESS, _ADDRESS_BEFORE = re.compile(r"\.[a-z]{2,4}\b"), re.compile(r"\w@|\bwww\.")
# Signs between words that are no name together: a name has them itself, or its words are those of two.
_PARTING = re.compile(r"[,;:()\[\]/|?!…、，。；：（）！？]|\.(?<=[^\W\d_]{3}\.)(?=\s)|\s[–—-]\s")
_NON = re.compile(rf"\b(?:{pattern('non')})[-‐‑]\Z", re.IGNORECASE)
_folded_text = remembered(64)(FoldedText)
_ARTICLE = re.compile(rf"(?:{pattern('articles')})\s+", re.IGNORECASE)


def is_edge(text: str, at: int) -> bool:
    """Return whether a word, or the text, begins or ends at this offset; never within figures."""
    if not 0 < at < len(text):
        return True
    right = text[at]
    if right.isspace() or (right.isascii() and text[at - 1].isspace()):
        return True
    left = _base(text, at - 1)
    if _extends(right) or not left:
        return not _is_word(left)
    if _is_word(left) and _is_word(right):
        return _may_part(left, right)
    if _is_word(left) and right in _BETWEEN_DIGITS:
        return not _joins(left, right, text[at + 1 : at + 2])
    if left in _BETWEEN_DIGITS and _is_word(right):
        return not _joins(_base(text, _start(text, at - 1) - 1), left, right)
    return True


def is_whole(text: str, start: int, end: int) -> bool:
    """Return whether a passage begins and ends at edges of words."""
    return is_edge(text, start) and is_edge(text, end)


def word_around(text: str, at: int) -> tuple[int, int]:
    """Start and end of the word or the figures around an offset; of very long ones, of the part nearby.

    >>> word_around("a tariff of 46.5 per cent", 13)
    (12, 16)
    """
    start = next((start for start in range(at, at - _LONGEST_SHOWN, -1) if is_edge(text, start)), at - _LONGEST_SHOWN)
    end = next((end for end in range(at, at + _LONGEST_SHOWN) if is_edge(text, end)), at + _LONGEST_SHOWN)
    return start, end


def sees(name: str, text: str, known: Iterable[str] = ()) -> bool:
    """Return whether a text has a name as whole words of one sentence; `known` are other names of its bearer.

    Marks that the text writes must be those of one of the names; marks that it leaves out do not count. A name in one
    part needs its capital, in a script that has them, and a short name in capitals needs all of them.
    """
    at = text.find(name) if name else -1
    # Written letter for letter, as most names are, it needs no closer look.
    is_same = at >= 0 and ends_name(text, at, at + len(name), beside_point=len(name) > 1) and fold(name) != ""
    return is_same or next(name_places(name, text, known), None) is not None


def name_places(name: str, text: str, known: Iterable[str] = ()) -> Iterator[tuple[int, int]]:
    """The places where a text has a name, as `sees` sees it: start and end, in code points."""
    return (place for place in folded_places(name, text) if is_name(name, text, *place, known))


def is_name(name: str, text: str, start: int, end: int, known: Iterable[str] = ()) -> bool:
    """Return whether a passage with the letters of a name has its edges, capitals and marks, and is of one name."""
    if _is_joined(text[max(0, start - 1) : start + 1]) or _is_joined(text[end - 1 : end + 1]):
        return False
    letters, is_acronym, is_capital = _form(name)
    written = text[start:end]
    if written == name:
        return ends_name(text, start, end, beside_point=letters > 1)
    if is_acronym and not written.isupper():
        return False
    if is_capital and _first_cased(_without_article(written)).islower():
        return False
    if not written.isalnum() and not {sign.strip() for sign in _PARTING.findall(written)} <= {*name}:
        return False
    # There may be thousands of names, and few texts write marks.
    is_known = not _has_marks(written) or _marked(written) in map(_marked, (name, *known))
    return is_known and ends_name(text, start, end, beside_point=letters > 1)


def _is_joined(pair: str) -> bool:
    """Return whether two letters are those of one word for certain, as most are."""
    return len(pair) > 1 and pair.isascii() and pair.isalnum()


def has_marks_of(name: str, text: str) -> bool:
    """Return whether a text has a name with just the marks that it has."""
    return any(_marked(text[start:end]) == _marked(name) for start, end in name_places(name, text))


def folded_places(words: str, text: str) -> Iterator[tuple[int, int]]:
    """The places where a text has the letters of some words, in any case and accents, in one paragraph."""
    wanted = fold(words)
    return places_of(wanted, text, _folded_text(text)) if wanted and wanted in fold(text) else iter(())


def places_of(wanted: str, text: str, folded: FoldedText) -> Iterator[tuple[int, int]]:
    """The same for words that are folded, in a text that is folded too."""
    at = folded.letters.find(wanted)
    while at >= 0:
        place = folded.place(at, at + len(wanted) - 1)
        if place:
            start, end = place[0], _end(text, place[1])
            if " " not in wanted or not _BLANK_LINE.search(text, start, end):
                yield start, end
        at = folded.letters.find(wanted, at + 1)


def ends_name(text: str, start: int, end: int, *, beside_point: bool = True) -> bool:
    """Return whether a name may begin and end here: also before ’s, after l’ or d’, and beside a point.

    It may not within an address (trump.com), and not behind "non-".
    """
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if (not before or before.isspace()) and (not after or after.isspace()):
        return True
    begins = is_edge(text, start) and not (before in ("-", "‐", "‑") and _NON.search(text, max(0, start - 5), start))
    if not begins and before in ("'", "’"):
        begins = text[start - 2 : start - 1] in ("l", "L", "d", "D") and is_edge(text, start - 2)
    elif not begins and before == ".":
        begins = beside_point and text[start].isalpha() and not _is_initial(text, start - 2, start)
    if begins and before in ("@", "."):
        begins = _ADDRESS_BEFORE.fullmatch(text, max(0, start - (2 if before == "@" else 4)), start) is None
    ends = is_edge(text, end)
    if not ends and after in ("'", "’"):
        ends = text[end + 1 : end + 2] in ("s", "S") and is_edge(text, end + 2)
    elif not ends and after == ".":
        ends = beside_point and not _is_initial(text, end - 1, end + 1) and not _ADDRESS.match(text, end)
    return begins and ends


def capitals_beside(text: str, start: int, end: int, *, first: bool = True) -> tuple[str, str]:
    """The capitalised words directly before and behind a passage, folded; '' where there is none.

    Of words with hyphens, the part beside it. Words of headlines, which have three words at least and no full stop, are
    none; without `first`, that of a sentence, or behind a colon or dash, neither.

    >>> capitals_beside("they met at Trump Tower", 12, 17)
    ('', 'tower')
    """
    reach = max(0, start - _REACH), min(len(text), end + _REACH)
    begins = max((found.end() for found in _SENTENCE.finditer(text, reach[0], start)), default=reach[0])
    stop = _SENTENCE.search(text, end, reach[1])
    ends = stop.start() if stop else reach[1]
    words, is_sentence = _WORD.findall(text, begins, ends), text[ends - 1 : ends + 1].strip()[-1:] in (".", "!", "?")
    if len(words) > 2 and not is_sentence and all(word in SMALL_WORDS or not word[0].islower() for word in words):
        return "", ""
    # What may match begins in the last word before the passage, or with the sign before that word.
    apart = text[begins:start].rsplit(None, 1)
    last = begins + len(apart[0]) - 1 if len(apart) > 1 else begins
    before, after = _WORD_BEFORE.search(text, last, start), _WORD_AFTER.match(text, end)
    is_inside = before and (first or (before[1] and before[1][0] not in _OPENING))
    beside = (before[2] if before and is_inside else "", after[1] if after else "")
    left, right = (fold(word).removesuffix(" s") if word[:1].isupper() else "" for word in beside)
    return left.rpartition(" ")[2], right.partition(" ")[0]


def _is_initial(text: str, left: int, right: int) -> bool:
    """Return whether a point between two letters is that of an abbreviation, such as the first one of U.S.S.R."""
    return not _is_word(text[left - 1 : left]) and not _is_word(text[right + 1 : right + 2])


@lru_cache(maxsize=4096)
def _form(name: str) -> tuple[int, bool, bool]:
    """How many letters a name has, and whether it needs all its capitals, or its first one."""
    letters, bare = sum(map(str.isalpha, name)), _without_article(name)
    is_acronym = letters <= _LONGEST_ACRONYM and name.isupper()
    return letters, is_acronym, " " not in fold(bare) and _first_cased(bare).isupper()


def _without_article(words: str) -> str:
    article = _ARTICLE.match(words)
    return words[article.end() :] if article else words


def _first_cased(words: str) -> str:
    """The first letter that is a capital or a small one."""
    return next((letter for letter in words if letter.upper() != letter.lower()), "")


@lru_cache(maxsize=4096)
def _marked(text: str) -> str:
    """A name with its marks, without case and signs."""
    composed = unicodedata.normalize("NFKC", text).casefold().replace(".", "")
    return " ".join("".join(c if _is_word(c) or _extends(c) else " " for c in composed).split())


def _has_marks(text: str) -> bool:
    if text.isascii():
        return False
    composed = unicodedata.normalize("NFKC", text)
    return any(fold(c) != c.casefold() for c in composed if c.isalpha() or unicodedata.category(c)[0] == "M")


@lru_cache(maxsize=4096)
def _extends(letter: str) -> bool:
    """Return whether this is a mark or a format character, which belongs to the letter before it."""
    return unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf")


@lru_cache(maxsize=4096)
def _is_word(letter: str) -> bool:
    return letter != "" and unicodedata.category(letter)[0] in "LN"


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """The script of a letter that has an edge on both sides; '' of any other letter, and of digits."""
    script = unicodedata.name(letter, "").partition(" ")[0] if unicodedata.category(letter)[0] == "L" else ""
    return script if script in _UNSPACED else ""


def _may_part(left: str, right: str) -> bool:
    """Return whether two neighbouring letters or digits belong to two words."""
    if unicodedata.numeric(left, None) is not None and unicodedata.numeric(right, None) is not None:
        return False
    scripts = _script(left), _script(right)
    # WB13: katakana spell words from abroad, letter by letter.
    return any(scripts) and not all(script.startswith(("KATAKANA", "HALFWIDTH")) for script in scripts)


def _joins(left: str, sign: str, right: str) -> bool:
    """Return whether a sign between these two is part of one word or number."""
    if left.isalpha() and right.isalpha():
        return sign in _BETWEEN_LETTERS
    return left.isdecimal() and right.isdecimal()


def _start(text: str, at: int) -> int:
    """The offset of the letter to which the marks at an offset belong."""
    while at > 0 and _extends(text[at]):
        at -= 1
    return at


def _base(text: str, at: int) -> str:
    """The letter at an offset, or the one to which the marks there belong; '' before the text."""
    at = _start(text, at)
    return "" if at < 0 or _extends(text[at]) else text[at]


def _end(text: str, last: int) -> int:
    """The offset after a letter and the marks that belong to it."""
    end = last + 1
    while end < len(text) and _extends(text[end]):
        end += 1
    return end
