"""Reads the noun phrases that lie behind or before an offset of a sentence, each whole or not at all."""

from collections.abc import Sequence

from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.sentences.sentences import ReadSentence
from vnus_trade.words.tokens import Token

_MOST_WORDS, _MOST_PHRASES = 6, 8
_APOSTROPHES = ("’", "'")
# Words of these kinds stand before or behind a noun phrase, and not within it.
_STOPS = (
    *("common", "adposition", "from", "to", "in_force", "expires", "place_in", "by", "on", "of", "with", "between"),
    *("that", "clause", "relative", "say", "pledge", "to_come", "modal", "worth", "negation", "awaited", "answering"),
    *("faces", "rate_basis", "held", "condition", "tariff_stage", "change", "matter", "tariff", "form", "was_rate"),
)
# These stand before its first word and are no part of it.
_LEADING = ("article", "filler", "quantity", "old", "rate_basis", "definite")


def noun_phrases_behind(sentence: ReadSentence, at: int, end: int) -> list[str]:
    """What a list of goods behind an offset names; nothing where a word in it may as well be a verb."""
    found: list[str] = []
    first: Sequence[Token] = ()
    is_last = False
    while len(found) < _MOST_PHRASES:
        words = _phrase(sentence, _first(sentence, at, end), end)
        if not words or len(words) > _MOST_WORDS or (found and not _has_good(sentence, words)):
            is_verb = bool(words) and sentence.begins_at(_STOPS, words[0].start) is None
            return [] if is_verb and not words[0].text[0].isupper() else found
        generic = sentence.begins_at("generic_good", words[0].start)
        if generic and generic.end == words[-1].end:
            return []
        if is_last and first and not _has_good(sentence, first) and _is_generic(sentence, words[-1]):
            found[-1:], words = [], [*first, *words]  # "industrial and farm goods" share their noun
        found.append(in_one_line(sentence.text[words[0].start : words[-1].end]))
        at, first = words[-1].end, words
        comma = sentence.text[sentence.right(at) : sentence.right(at) + 1] == ","
        joint = sentence.begins_at("and", sentence.right(at) + comma)
        if is_last or not (comma or joint):
            break
        is_last = joint is not None  # "figs and rice, and sell ..."
        at = joint.end if joint else sentence.right(at) + 1
        if not _phrase(sentence, _first(sentence, at, end), end):
            break  # "rice, and to sell"
    return found


def _is_generic(sentence: ReadSentence, token: Token) -> bool:
    """Return whether a word says of what sort others are: "goods", "products"."""
    generic = sentence.begins_at("generic_good", token.start)
    return generic is not None and generic.end == token.end


def noun_phrase_before(sentence: ReadSentence, at: int, first: int) -> str:
    """The goods that the words before an offset name as a whole: the "frozen beef" of "frozen beef quotas"."""
    words: list[Token] = []
    for token in reversed(sentence.tokens_between(first, at)):
        if token.text != "-" and (not token.text.isalpha() or _is_stop(sentence, token) or _is_name(sentence, token)):
            break
        if sentence.begins_at(_LEADING, token.start) is not None or _ends_possessor(sentence, token):
            break
        words.insert(0, token)
    is_good = words and len(words) <= _MOST_WORDS and _has_good(sentence, words)
    return in_one_line(sentence.text[words[0].start : words[-1].end]) if is_good else ""


def _first(sentence: ReadSentence, at: int, end: int) -> int:
    """Where a noun phrase begins behind an offset, its article and whose it is left out."""
    for token in sentence.tokens_between(at, end):
        if _is_name(sentence, token):
            continue  # but not of "American-made"
        if _ends_possessor(sentence, token) or sentence.begins_at(_LEADING, token.start):
            continue
        if any(n.start <= token.start < n.end and sentence.has("tariff", n.start, n.end) for n in sentence.numbers):
            continue  # duty-free
        if not any(cue.start < token.start < cue.end for cue in sentence.cues(_LEADING)):
            return token.start
    return end


def _phrase(sentence: ReadSentence, at: int, end: int) -> Sequence[Token]:
    """The words of a noun phrase that begins at an offset."""
    words: list[Token] = []
    for token in sentence.tokens_between(at, end):
        is_word = token.text.isalpha() or (token.text == "-" and bool(words))
        if not is_word or sentence.begins_at("and", token.start) or _is_stop(sentence, token):
            break
        if words and _is_name(sentence, token) and sentence.begins_at("good", token.end) is None:
            break  # cá tra Mỹ, but packaged Kenyan tea
        words.append(token)
    is_none = not words or words[-1].text == "-" or any(sentence.begins_at("no_good", w.start) for w in words)
    is_cut = bool(words) and sentence.text[words[-1].end : words[-1].end + 1].isdigit()  # list D1
    return () if is_none or is_cut else words


def _ends_possessor(sentence: ReadSentence, token: Token) -> bool:
    return token.text in _APOSTROPHES or (token.text == "s" and sentence.text[token.start - 1] in _APOSTROPHES)


def _is_stop(sentence: ReadSentence, token: Token) -> bool:
    if "-" in (sentence.text[token.start - 1], sentence.text[token.end : token.end + 1]):
        return False  # American-made
    goods = (*sentence.cues("good"), *sentence.cues("trait"))  # almonds in shell
    is_good = any(good.start <= token.start < good.end for good in goods)
    is_time = sentence.is_timed(token.start)
    return is_time or (not is_good and sentence.begins_at(_STOPS, token.start) is not None)


def _is_name(sentence: ReadSentence, token: Token) -> bool:
    """Return whether a word, or a point behind it, is of the name of somebody, and not joined to another word."""
    ends = [each.end for each in sentence.actors if each.start <= token.start <= each.end]
    ends += [cue.end for cue in sentence.cues("state") if cue.start <= token.start <= cue.end]
    is_behind = token.start in ends and token.text != "."  # the point of "U.S." is of it
    return bool(ends) and not is_behind and not sentence.text.startswith("-", max(ends))


def _has_good(sentence: ReadSentence, words: Sequence[Token]) -> bool:
    return sentence.has("good", words[0].start, words[-1].end)
