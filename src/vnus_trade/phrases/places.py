"""Finds the phrases of time in a text: the longest that belong together, and the words beside them that change them."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import compress, zip_longest
from typing import NamedTuple

from vnus_trade.grammars.grammar import SPOKEN, Language, language_of, languages_of
from vnus_trade.grammars.parser import PhrasePieces, ends, readings
from vnus_trade.phrases.reading_policy import ReadingPolicy
from vnus_trade.words.names import WordTable, spaced
from vnus_trade.words.tokens import TOKENS, is_unspaced, tokens_of

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


def time_places(text: str, *, policy: ReadingPolicy, languages: Collection[str] = ()) -> list[PhrasePlace]:
    """Find the phrases of time in a text, in order, without reading them."""
    places = dict(policy.places)
    found = [
        place
        for language in (languages_of(languages) if languages else _spoken(text))
        if any(map(language.says_when.__getitem__, spaced(text)))
        for place in _places(PhrasePieces(text, language, places))
    ]
    chosen: list[PhrasePlace] = []
    for place in sorted(found, key=lambda each: (each.begin, -each.end)):
        if not chosen or place.begin >= chosen[-1].end:
            chosen.append(place)
    joints = [after and _joint(text, place, after) for place, after in zip_longest(chosen, chosen[1:])]
    return [
        place._replace(changer=joint) if joint and not place.changer else place
        for place, joint in zip(chosen, joints, strict=True)
    ]


def changer_beside(text: str, start: int, end: int, *, policy: ReadingPolicy, languages: Collection[str] = ()) -> str:
    """The word beside a phrase at a place that changes it, where the phrase is one of time by itself."""
    for language in languages_of(languages) if languages else _spoken(text):
        pieces = PhrasePieces(text, language, dict(policy.places))
        starts = list(map(pieces.start, range(len(pieces.keys))))
        begin, stop = (bisect_left(starts, at) for at in (start, end))
        if stop - begin in ends(pieces, begin) and (changer := _changer(pieces, begin, stop)):
            return changer
    return ""


def _spoken(text: str) -> list[Language]:
    """The languages of a text that does not say its own: English, and Vietnamese where a word of it is written."""
    is_vietnamese = not text.isascii() and any(map(_IS_VIETNAMESE.__getitem__, spaced(text)))
    return [language_of(tag) for tag in (SPOKEN if is_vietnamese else SPOKEN[:1])]


def _is_vietnamese(words: str) -> bool:
    """Return whether a word with Vietnamese letters is known in Vietnamese."""
    tokens = (token for token in TOKENS[words] if not token.word.isascii() and token.word[0].isalpha())
    return any(map(language_of(SPOKEN[1]).key, tokens))


_IS_VIETNAMESE = WordTable(_is_vietnamese)


def _joint(text: str, place: PhrasePlace, after: PhrasePlace) -> str:
    """The words that join a phrase without a year to one that names the year of both: "in March and April 2024"."""
    has_year = [_YEAR.search(text, each.begin, each.end) for each in (place, after)]
    if has_year[0] or not has_year[1]:
        return ""
    if len(text[place.end : after.begin].split(None, _MOST_JOINING)) > _MOST_JOINING:
        return ""
    between = [token.word for token in tokens_of(text[place.end : after.begin])]
    language, begins = language_of(place.tag), tokens_of(text[after.begin : after.end])
    joined = between and len(between) <= _MOST_JOINING and language.joints.issuperset(between)
    lends = len(begins) > 2 or language.key(begins[0]) == "MONTH"
    return " ".join(between) if joined and lends else ""


def _places(pieces: PhrasePieces) -> Iterator[PhrasePlace]:
    language, stop = pieces.language, 0
    for at in _openings(pieces):
        count = _length(pieces, at) if at >= stop else 0
        if count:
            stop = at + count
            is_leading = pieces.words[at] in language.words["leading"]
            # "on" adds nothing to "on Monday"
            begin = at + 1 if is_leading and _length(pieces, at + 1) == count - 1 > 0 else at
            yield PhrasePlace(pieces.start(begin), pieces.end(stop - 1), language.tag, _changer(pieces, begin, stop))


def _openings(pieces: PhrasePieces) -> Iterator[int]:
    """Where a phrase may begin: among words that rules know, of which one is such as each phrase has."""
    keys, opens, stop = [*pieces.keys, ""], pieces.language.opens, 0
    for place in compress(range(len(keys)), map(pieces.language.tells.__getitem__, keys)):
        if place >= stop:
            first, stop = place, keys.index("", place)
            while first and keys[first - 1]:
                first -= 1
            yield from (at for at in range(first, stop) if opens[keys[at]])


def _length(pieces: PhrasePieces, at: int) -> int:
    """How many pieces from one on are a phrase; 0 if none begins there."""
    if not pieces.language.opens[pieces.keys[at]]:
        return 0
    return next((each for each in ends(pieces, at) if _is_likely(pieces, at, at + each)), 0)


def _changer(pieces: PhrasePieces, begin: int, end: int) -> str:
    """The word beside a phrase that changes what it says."""
    language, words, at = pieces.language, pieces.language.words, begin - 1
    while at >= 0 and pieces.words[at] in words["fillers"]:
        at -= 1
    first, last = pieces.words[begin], pieces.words[end - 1]
    *_, earlier, nearest = before = ["", "", *_clause_before(pieces.words, at)]
    if _is_counted(nearest, language) and first in words["counted"]:
        return pieces.tokens[at].text
    if earlier[:1].isdecimal() and nearest in language.joints and last in words["open_ends"]:
        return pieces.tokens[at].text
    changes = not words["changes_before"].isdisjoint((nearest, f"{earlier}_{nearest}"))
    changes = changes and f"{earlier}_{nearest}" not in words["compounds"]
    lasts = nearest in words["units"] and not words["lasting"].isdisjoint(before)
    is_apart = pieces.words[at + 1] in words["leading"] or (at + 1 == begin and not language.is_bound(first))
    lasts = lasts and (is_apart or first in words["from"])
    if changes and not lasts and not (language.is_bound(first) and nearest in words["verbs"]):
        return pieces.tokens[at].text
    after = pieces.words[end : end + _AFTER] or [""]
    if language.is_bound(first) and _is_no_bound(before, pieces.words[begin:end], after, language):
        return pieces.tokens[begin].text
    if _is_counted(first, language) and last in words["open_ends"] and after[0][:1].isalpha():
        return pieces.tokens[end].text
    if "_".join(after[:2]) in words["compounds"]:
        return ""
    changed = not words["changes_after"].isdisjoint("_".join(after[:count]) for count in range(1, _AFTER + 1))
    return pieces.tokens[end].text if changed else ""


def _clause_before(said: Sequence[str], at: int) -> list[str]:
    """The last few words up to one, as far back as the mark before them."""
    words: list[str] = []
    while at >= 0 and len(words) < _FEW and (said[at][0].isalnum() or said[at] in "%~-'’"):
        words.insert(0, said[at])
        at -= 1
    return words


def _is_counted(word: str, language: Language) -> bool:
    return word.isdecimal() or word in language.tables.get("COUNT", ())


def _is_no_bound(before: Sequence[str], phrase: Sequence[str], after: Sequence[str], language: Language) -> bool:
    """Return whether words such as "until" do not say there that a time is a bound."""
    words, first = language.words, phrase[0]
    if after[0] in "'’" and after[0]:
        return True  # after Tuesday's talks
    if first in words["until"] and not words["denied"].isdisjoint(before):
        return True
    rises = not words["compared"].isdisjoint(before)  # to 4% from May 1, but no sales to Chile rose 4% from May 1
    is_level = not words["levels"].isdisjoint(before[-4 * rises : -1]) and any(map(str.isdecimal, phrase))
    return first in words["from"] and (rises or before[-1] in words["percent"]) and not is_level


def _is_likely(pieces: PhrasePieces, begin: int, end: int) -> bool:
    """Return whether a phrase that the grammar knows means a time there, and not a number, a name or another word."""
    if _goes_on_before(pieces, begin) or _goes_on_after(pieces, end):
        return False
    language, tokens = pieces.language, pieces.tokens[begin:end]
    if tokens[1:] and language.is_bound(tokens[0].word) and tokens[1].word in language.words["never_after_a_bound"]:
        return False
    phrase = " ".join(token.text for token in tokens)
    if _are_apart(phrase, language, is_said=pieces.keys[begin] == "WEEKDAY"):
        return False
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
        return _are_years(pieces, begin, end)
    if any(word[0].isalpha() for word in others):
        return bool(numbers) or _are_words_of_time(pieces, begin, end)
    before = pieces.words[begin - 1] if begin else ""
    return len(numbers) == 3 or (len(numbers) == 1 and before in language.words["before_a_year"])


@lru_cache(maxsize=1024)
def _are_apart(phrase: str, language: Language, *, is_said: bool) -> bool:
    """Return whether two days are no stretch of time: "July 1 and July 4", or "Monday to Friday", as in every week."""
    for facts in readings(PhrasePieces(phrase, language, {})) if phrase.count(" ") > 1 else ():
        first, last = facts.get("first", {}), facts.get("last", {})
        if "weekday" in first and ("consecutive" in facts or (is_said and first.keys() == last.keys())):
            return bool((last["weekday"] - first["weekday"]) % 7 != 1)
        if "consecutive" in facts and "month" in first:
            one, other = (date(2001, each["month"], 1) + timedelta(each["day"]) for each in (first, last))
            return (other - one).days % 365 != 1
    return False


def _are_words_of_time(pieces: PhrasePieces, begin: int, end: int) -> bool:
    """Return whether a phrase without numbers means a time there."""
    language, tokens, keys = pieces.language, pieces.tokens[begin:end], pieces.keys[begin:end]
    phrase = " ".join(token.text for token in tokens)
    count = sum(token.word[0].isalpha() for token in tokens)
    if count == 1 and tokens[0].word in language.doubtful and tokens[0].text.islower():
        return False  # "sat." and "march" without a capital
    if phrase.casefold() in language.tables.get("TWELVE", ()):
        return False  # a clock time is remarked on, but "noon" alone says too little
    if len(tokens) > 1 and tokens[-1].word in language.words["counted"] and tokens[-1].text[0].isupper():
        return False  # a name: "This Week"
    before = pieces.words[begin - 1] if begin else ""
    if count > 1 or before in language.words["before_a_month"]:
        return True
    is_name = keys[0] == "MONTH" and end < len(pieces.tokens) and pieces.tokens[end].text[0].isupper()
    return tokens[0].word not in language.doubtful and not is_name


def _goes_on_before(pieces: PhrasePieces, begin: int) -> bool:
    """Return whether what stands before is of the same word or number, as in 1,234 or COVID-19."""
    at = begin - 1
    if at < 0 or pieces.end(at) != pieces.start(begin):
        return False
    if pieces.words[at] in _JOINS:
        at -= 1
        if at < 0 or pieces.end(at) != pieces.start(at + 1):
            return False
    return _is_spaced(pieces.words[at])


def _goes_on_after(pieces: PhrasePieces, end: int) -> bool:
    """Return whether what stands after is of the same word or number; a sign for per cent may stand apart."""
    if end >= len(pieces.words):
        return False
    if pieces.words[end] == "%":
        return True
    if pieces.start(end) != pieces.end(end - 1):
        return False
    if pieces.words[end] in _JOINS and end + 1 < len(pieces.words):
        return pieces.start(end + 1) == pieces.end(end) and pieces.tokens[end + 1].is_number
    return _is_spaced(pieces.words[end])


def _is_spaced(word: str) -> bool:
    """Return whether it ends with a letter or digit of a script with spaces."""
    letter = word[-1]
    return letter.isalnum() and not is_unspaced(letter)


def _are_years(pieces: PhrasePieces, begin: int, end: int) -> bool:
    """Return whether bare numbers of four digits are years there, and not amounts."""
    words = pieces.language.words
    numbers = [token.word for token in pieces.tokens[begin:end] if token.is_number]
    if not all("1900" <= number < "2100" for number in numbers):
        return False
    before = pieces.words[begin - 1] if begin else ""
    if end - begin == 1 and before not in words["before_a_year"]:
        return False
    is_range = end - begin == _RANGE and not pieces.words[begin + 1].isalnum()
    after = pieces.words[end] if end < len(pieces.words) else ""
    return is_range or not after[:1].isalnum() or after in words["small"] or before in words["in_a_year"]


@lru_cache(maxsize=1024)
def says_local_time(phrase: str, tag: str) -> bool:
    """Return whether a phrase names the clocks of a place that it does not name."""
    words = " ".join(token.word for token in tokens_of(phrase))
    return any(local in words for local in language_of(tag).tables.get("LOCAL", ()))
