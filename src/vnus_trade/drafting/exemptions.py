"""Finds what a tariff exempts: in its own sentence, or in one that follows and tells of that alone."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Any

import attrs

from vnus_trade.corpus.layout import Offsets
from vnus_trade.drafting.entries import DraftedEntry
from vnus_trade.levies.goods import goods_listed
from vnus_trade.model.quantities import Rate
from vnus_trade.reading.article import ReadArticle
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence, in_marks

_NEAR_STATES, _WORDS_OF_TARIFF = 4, 4


def with_exemptions(article: ReadArticle, sentence: ReadSentence, entry: DraftedEntry) -> DraftedEntry:
    """The only tariff of a sentence with what it exempts; one that names nothing of it stays as it is."""
    found, note = _exempt(sentence, entry.start, [entry.fields.get(key) for key in ("rate", "rate_before")])
    at = bisect_left(article.sentences, sentence.end, key=attrgetter("start"))
    after = article.sentences[at] if at < len(article.sentences) else None
    if not found and after is not None and after.paragraph == sentence.paragraph and not _has_rate(after):
        found, note = _exempt(after, after.start)
        if found:
            entry = attrs.evolve(entry, quotes=((sentence.start, after.end),))
    if not found:
        return entry
    return attrs.evolve(entry, fields={**entry.fields, "exempts": found}, notes={**entry.notes, "exempts": note})


def _has_rate(sentence: ReadSentence) -> bool:
    """Return whether a sentence has a rate, other than the words by which something is exempt."""
    rates = sentence.rates
    return any(not any(cue.start <= n.start < cue.end for cue in sentence.cues("exempted")) for n in rates)


def _exempt(sentence: ReadSentence, start: int, rates: Sequence[Rate | None] = ()) -> tuple[dict[str, Any], str]:
    """The goods and the states that are exempt, and the word that says so; none that are so from another rate."""
    cues = [*sentence.cues("exempting", start, None, in_quotes=False), *sentence.cues("exempted", start, None)]
    for cue in cues:
        if sentence.ends_at("negation", cue.start) or not _is_from_tariff(sentence, cue):
            continue
        first, last = sentence.clause(cue.start)
        if _is_from_other(sentence, cue, last, rates):
            continue
        within = (max(first, start), cue.start) if cue.kind == "exempted" else (cue.end, last)
        goods = [each for each in goods_listed(sentence, *within) if _is_good(sentence, each, within)]
        states = [] if goods else _states(sentence, within)
        if goods or states:
            return ({"goods": goods} if goods else {"payers": states}), in_marks(sentence, cue)
    return {}, ""


def _is_from_tariff(sentence: ReadSentence, cue: Cue) -> bool:
    """Return whether what somebody is exempt from, where words say it, is a tariff."""
    origin = sentence.begins_at("from", cue.end)
    noun = next(iter(sentence.cues("tariff", cue.end)), None)
    return origin is None or (noun is not None and sentence.words_between(origin.end, noun.start) <= _WORDS_OF_TARIFF)


def _is_from_other(sentence: ReadSentence, cue: Cue, last: int, rates: Sequence[Rate | None]) -> bool:
    """Return whether what is exempt is so from a rate of its own: "and exempt figs from a 45% levy"."""
    origin = next(iter(sentence.cues("from", cue.end, last)), None)
    own = [(rate.minimum, rate.maximum) for rate in rates if rate]
    behind = (n.bounds for n in sentence.rates if origin and origin.end <= n.start < last)
    return any(bounds not in own for bounds in behind)


def _is_good(sentence: ReadSentence, words: str, within: Offsets) -> bool:
    at = sentence.text.find(words, *within)
    return at >= 0 and sentence.has("good", at, at + len(words))


def _states(sentence: ReadSentence, within: Offsets) -> list[str]:
    """The states of a list that is nothing else: "Canada and Mexico are exempt"."""
    places = [p for p in sentence.actors if p.sort == "state" and within[0] <= p.start and p.end <= within[1]]
    words = sentence.tokens_between(*within)
    own = [word for word in words if not any(p.start <= word.start < p.end for p in places)]
    kinds = ("and", "filler", "article", "from", "common", "future", "old")
    is_list = all(not w.text.isalpha() or sentence.begins_at(kinds, w.start) is not None for w in own)
    return list(dict.fromkeys(place.who for place in places)) if is_list and len(own) <= _NEAR_STATES else []
