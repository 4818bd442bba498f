"""Where something was, as the words around it say."""

from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.layout import Offsets
from vnus_trade.phrases.finding import FoundTime
from vnus_trade.reading.passages import is_told_with
from vnus_trade.sentences.clauses import ClausePlace, Joint, clause_at, parts_around
from vnus_trade.sentences.sentences import ReadSentence
from vnus_trade.words.tokens import Token

_SHORT_PLACE = 3


def nearest_place(sentence: ReadSentence, within: Offsets, near: int, when: FoundTime | None) -> str | None:
    """The place that words within some offsets name behind "in", the nearest to another.

    One that another place or time parts from when it was is none: "in Kobe and in Lima in April"; but "at the
    Hall in Lima in April" names one. Where somebody speaks, or does something else, it was not.
    """
    places = []
    for cue in sentence.cues("place_in", *within):
        is_apart = "," in sentence.text[cue.end : near] and sentence.has("say", cue.end, near)
        if is_apart or not is_told_with(sentence, near - 1, cue.start) or is_of_other(sentence, near - 1, cue.start):
            continue
        name = place_name(sentence, cue.end)
        if name and not any(map(sentence.is_timed, (sentence.right(cue.end), cue.start))):
            places.append((abs(cue.start - near) + 40 * (cue.start < near), cue.start, name))
    if not places:
        return None
    _, at, name = min(places)
    others = [start for _, start, _ in places if not sentence.text.endswith(name, at, sentence.left(start))]
    others += [time.begin for time in sentence.times]
    ends = (at, when.begin if when else at)
    return None if any(min(ends) < other < max(ends) for other in others) else name


def is_of_other(sentence: ReadSentence, at: int, other: int, *, only_said: bool = False) -> bool:
    """Return whether words at another offset tell of what somebody says, or does, besides what is told at the one.

    "Berg met Kest, | according to the ministry in Lima", "Berg, | speaking in Lima, | called the round a success".
    """
    clauses, own = clause_at(sentence, at)
    _, place = clause_at(sentence, other)
    under = sentence.begins_at(_UNDER, clauses[place].start) is not None
    is_apart = not only_said and (clauses[place].joint in (Joint.PARTICIPLE, Joint.WITH) or under)
    is_apart = is_apart or (under and _tells_of_act(sentence, clauses[place]))
    return (is_apart or clauses[place].joint is Joint.SAYS) and clauses[place] not in parts_around(clauses, own)


def _tells_of_act(sentence: ReadSentence, clause: ClausePlace) -> bool:
    """Return whether a clause that depends on another has a verb, or begins with talks: "after talks in May"."""
    at = sentence.behind(clause.start, _UNDER, "article")
    return bool(sentence.begins_at(("talks", "agreement"), at)) or sentence.has(_ACTS, clause.start, clause.end)


_UNDER = ("awaited", "answering")
_ACTS = ("held", "begun", "tariff_stage", "change", "agreement_stage", "pledge", "say", "verb", "talks_change")


def place_name(sentence: ReadSentence, at: int) -> str:
    """The capitalised words behind an offset, if they name a place: "Washington, D.C."; '' for none."""
    tokens = sentence.tokens_between(at, sentence.end)
    count = 0
    while count < len(tokens) and _names_place(sentence, tokens[count]):
        count += 1
    if count == 0 or any(p.sort == "person" and p.start <= tokens[0].start < p.end for p in sentence.actors):
        return ""
    start, end = tokens[0].start, tokens[count - 1].end
    district = sentence.begins_at("district", end + sentence.text.startswith(",", end))
    end = district.end if district else end
    name = sentence.text[start:end]
    is_short = len(name) <= _SHORT_PLACE and name.isupper()
    return "" if is_short or sentence.has("body", start, end) else in_one_line(name)


def _names_place(sentence: ReadSentence, token: Token) -> bool:
    return token.text[0].isupper() and sentence.begins_at(("no_place", "district"), token.start) is None
