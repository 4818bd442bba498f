"""Finds the phrases of time in a text: the longest that belong together, and the words beside them that change them."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from vnus_trade.phrases.grammar import SPOKEN, Language, Token, is_unspaced, language_of, languages_of, tokens_of
from vnus_trade.phrases.parser import LONGEST, PhrasePiece, ends, pieces_of
from vnus_trade.phrases.reading_policy import ReadingPolicy

_YEAR_WIDTH = 4
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_MOST_JOINING = 3
_RANGE = 3  # 2021-2025
_FEW, _AFTER = 6, 3
_JOINS = frozenset(".,:/-–'’")


class PhrasePlace(NamedTuple):
    """Where a phrase stands in a text, in which language, and the word beside it that changes it, if any."""

    begin: int
    end: int
    tag: str
    changer: str


def time_places(text: str, *, policy: ReadingPolicy, languages: Collection[str] = ()) -> Iterator[PhrasePlace]:
    """Find the phrases of time in a text, in order, without reading them."""
    tokens, places = tokens_of(text), dict(policy.places)
    found = [
        place
        for language in (languages_of(languages) if languages else _spoken(tokens))
        for place in _places(pieces_of(tokens, language, places), language)
    ]
    chosen: list[PhrasePlace] = []
    for place in sorted(found, key=lambda each: (each.begin, -each.end)):
        if not chosen or place.begin >= chosen[-1].end:
            chosen.append(place)
    for place, after in zip_longest(chosen, chosen[1:]):
        joint = after and _joint(text, place, after)
        yield place._replace(changer=joint) if joint and not place.changer else place


def changer_beside(text: str, start: int, end: int, *, policy: ReadingPolicy, languages: Collection[str] = ()) -> str:
    """The word beside a phrase at a place that changes it, where the phrase is one of time by itself."""
    tokens, places = tokens_of(text), dict(policy.places)
    for language in languages_of(languages) if languages else _spoken(tokens):
        pieces = pieces_of(tokens, language, places)
        begin, stop = (sum(piece.token.start < at for piece in pieces) for at in (start, end))
        if stop - begin in ends(_known(pieces, begin), language) and (
            changer := _changer(pieces, begin, stop, language)
        ):
            return changer
    return ""


def _spoken(tokens: Sequence[Token]) -> list[Language]:
    """The languages of a text that does not say its own: English, and Vietnamese where a word of it is written."""
    english, vietnamese = (language_of(tag) for tag in SPOKEN)
    words = (token for token in tokens if not token.word.isascii() and token.word[0].isalpha())
    is_vietnamese = any(map(vietnamese.key, words))
    return [english, vietnamese] if is_vietnamese else [english]


def _joint(text: str, place: PhrasePlace, after: PhrasePlace) -> str:
    """The words that join a phrase without a year to one that names the year of both: "in March and April 2024"."""
    between = [token.word for token in tokens_of(text[place.end : after.begin])]
    language, begins = language_of(place.tag), tokens_of(text[after.begin : after.end])
    joined = between and len(between) <= _MOST_JOINING and language.joints.issuperset(between)
    lends = len(begins) > 2 or language.key(begins[0]) == "MONTH"
    has_year = [_YEAR.search(text, each.begin, each.end) for each in (place, after)]
    return " ".join(between) if joined and lends and has_year[1] and not has_year[0] else ""


def _places(pieces: list[PhrasePiece], language: Language) -> Iterator[PhrasePlace]:
    at = 0
    while at < len(pieces):
        count = _length(pieces, at, language)
        if (
            count
            and pieces[at].token.word in language.words["leading"]
            and _length(pieces, at + 1, language) == count - 1
        ):
            at, count = at + 1, count - 1  # "on" adds nothing to "on Monday"
        if count:
            yield PhrasePlace(
                pieces[at].token.start,
                pieces[at + count - 1].end,
                language.tag,
                _changer(pieces, at, at + count, language),
            )
        at += count or 1


def _length(pieces: Sequence[PhrasePiece], at: int, language: Language) -> int:
    """How many pieces from one on are a phrase; 0 if none begins there."""
    key = pieces[at].key if at < len(pieces) else None
    if key is None or not language.opens(key):
        return 0
    found = (each for each in ends(_known(pieces, at), language) if _is_likely(pieces, at, at + each, language))
    return next(found, 0)


def _known(pieces: Sequence[PhrasePiece], at: int) -> Sequence[PhrasePiece]:
    """The pieces from one on that rules know, up to the longest phrase."""
    stop = at
    while stop < min(len(pieces), at + LONGEST) and pieces[stop].key is not None:
        stop += 1
    return pieces[at:stop]


def _changer(pieces: Sequence[PhrasePiece], begin: int, end: int, language: Language) -> str:
    """The word beside a phrase that changes what it says."""
    words, at = language.words, begin - 1
    while at >= 0 and pieces[at].token.word in words["fillers"]:
        at -= 1
    first, last = pieces[begin].token.word, pieces[end - 1].token.word
    *_, earlier, nearest = before = ["", "", *_clause_before(pieces, at)]
    if _is_counted(nearest, language) and first in words["counted"]:
        return pieces[at].token.text
    if earlier[:1].isdecimal() and nearest in language.joints and last in words["open_ends"]:
        return pieces[at].token.text
    changes = not words["changes_before"].isdisjoint((nearest, f"{earlier}_{nearest}"))
    lasts = nearest in words["units"] and first in words["from"] and not words["lasting"].isdisjoint(before)
    if changes and not lasts and not (language.is_bound(first) and nearest in words["verbs"]):
        return pieces[at].token.text
    after = [piece.token.word for piece in pieces[end : end + _AFTER]] or [""]
    if language.is_bound(first) and _is_no_bound(before, first, after, language):
        return pieces[begin].token.text
    if _is_counted(first, language) and last in words["open_ends"] and after[0][:1].isalpha():
        return pieces[end].token.text
    changed = not words["changes_after"].isdisjoint("_".join(after[:count]) for count in range(1, _AFTER + 1))
    return pieces[end].token.text if changed else ""


def _clause_before(pieces: Sequence[PhrasePiece], at: int) -> list[str]:
    """The last few words up to one, as far back as the mark before them."""
    words: list[str] = []
    while at >= 0 and len(words) < _FEW and (pieces[at].token.word[0].isalnum() or pieces[at].token.word in "%~-'’"):
        words.insert(0, pieces[at].token.word)
        at -= 1
    return words


def _is_counted(word: str, language: Language) -> bool:
    return word.isdecimal() or word in language.tables.get("COUNT", ())


def _is_no_bound(before: Sequence[str], first: str, after: Sequence[str], language: Language) -> bool:
    """Return whether words such as "until" do not say there that a time is a bound."""
    words = language.words
    if after[0] in "'’" and after[0]:
        return True  # after Tuesday's talks
    if first in words["until"] and not words["denied"].isdisjoint(before):
        return True
    compares = before[-1] in words["percent"] or not words["compared"].isdisjoint(before)
    return first in words["from"] and compares


def _is_likely(pieces: Sequence[PhrasePiece], begin: int, end: int, language: Language) -> bool:
    """Return whether a phrase that the grammar knows means a time there, and not a number, a name or another word."""
    if _goes_on_before(pieces, begin) or _goes_on_after(pieces, end):
        return False
    tokens = [piece.token for piece in pieces[begin:end]]
    if tokens[1:] and language.is_bound(tokens[0].word) and tokens[1].word in language.words["never_after_a_bound"]:
        return False
    phrase = " ".join(token.text for token in tokens)
    known_as_other = language.words["other_phrases_too"]
    if phrase[:1].casefold() + phrase[1:] in known_as_other or sum(map(phrase.count, known_as_other)) > 1:
        return False
    numbers = [token.word for token in tokens if token.is_number]
    others = [token.word for token in tokens if not token.is_number]
    if (
        numbers
        and max(map(len, numbers)) == min(map(len, numbers)) == _YEAR_WIDTH
        and language.joints.issuperset(others)
    ):
        return _are_years(pieces, begin, end, language)
    if any(word[0].isalpha() for word in others):
        return bool(numbers) or _are_words_of_time(pieces, begin, end, language)
    before = pieces[begin - 1].token.word if begin else ""
    return len(numbers) == 3 or (len(numbers) == 1 and before in language.words["before_a_year"])


def _are_words_of_time(pieces: Sequence[PhrasePiece], begin: int, end: int, language: Language) -> bool:
    """Return whether a phrase without numbers means a time there."""
    tokens, keys = ([getattr(piece, name) for piece in pieces[begin:end]] for name in ("token", "key"))
    phrase = " ".join(token.text for token in tokens)
    count = sum(token.word[0].isalpha() for token in tokens)
    if count == 1 and tokens[0].word in language.doubtful and tokens[0].text.islower():
        return False  # "sat." and "march" without a capital
    if keys[0] == "WEEKDAY" and keys.count("WEEKDAY") > 1:
        return False  # "Monday to Friday" are those of every week
    if phrase.casefold() in language.tables.get("TWELVE", ()):
        return False  # a clock time is remarked on, but "noon" alone says too little
    if len(tokens) > 1 and tokens[-1].word in language.words["counted"] and tokens[-1].text[0].isupper():
        return False  # a name: "This Week"
    before = pieces[begin - 1].token.word if begin else ""
    if count > 1 or before in language.words["before_a_month"]:
        return True
    is_name = keys[0] == "MONTH" and end < len(pieces) and pieces[end].token.text[0].isupper()
    return tokens[0].word not in language.doubtful and not is_name


def _goes_on_before(pieces: Sequence[PhrasePiece], begin: int) -> bool:
    """Return whether what stands before is of the same word or number, as in 1,234 or COVID-19."""
    at = begin - 1
    if at < 0 or pieces[at].end != pieces[begin].token.start:
        return False
    if pieces[at].token.word in _JOINS:
        at -= 1
        if at < 0 or pieces[at].end != pieces[at + 1].token.start:
            return False
    return _is_spaced(pieces[at])


def _goes_on_after(pieces: Sequence[PhrasePiece], end: int) -> bool:
    """Return whether what stands after is of the same word or number; a sign for per cent may stand apart."""
    if end >= len(pieces):
        return False
    if pieces[end].token.word == "%":
        return True
    if pieces[end].token.start != pieces[end - 1].end:
        return False
    if pieces[end].token.word in _JOINS and end + 1 < len(pieces):
        return pieces[end + 1].token.start == pieces[end].end and pieces[end + 1].token.is_number
    return _is_spaced(pieces[end])


def _is_spaced(piece: PhrasePiece) -> bool:
    """Return whether it is a letter or digit of a script with spaces."""
    letter = piece.token.word[-1]
    return letter.isalnum() and not is_unspaced(letter)


def _are_years(pieces: Sequence[PhrasePiece], begin: int, end: int, language: Language) -> bool:
    """Return whether bare numbers of four digits are years there, and not amounts."""
    numbers = [piece.token.word for piece in pieces[begin:end] if piece.token.is_number]
    if not all("1900" <= number < "2100" for number in numbers):
        return False
    before = pieces[begin - 1].token.word if begin else ""
    if end - begin == 1 and before not in language.words["before_a_year"]:
        return False
    is_range = end - begin == _RANGE and not pieces[begin + 1].token.word.isalnum()
    after = pieces[end].token.word if end < len(pieces) else ""
    is_alone = not after[:1].isalnum() or after in language.words["small"]
    return is_range or is_alone or before in language.words["in_a_year"]


def says_local_time(text: str, place: PhrasePlace) -> bool:
    """Return whether a phrase names the clocks of a place that it does not name."""
    words = " ".join(token.word for token in tokens_of(text[place.begin : place.end]))
    return any(local in words for local in language_of(place.tag).tables.get("LOCAL", ()))
