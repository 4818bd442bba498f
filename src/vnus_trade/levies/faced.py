"""Finds rates that goods or states face, or that a verb gives, where no word beside them calls them tariffs."""

from vnus_trade.corpus.layout import Offsets
from vnus_trade.levies.goods import is_unclear, list_before
from vnus_trade.levies.levy import is_relative
from vnus_trade.levies.sides import before_goal, behind_subject, is_exporting, is_payer
from vnus_trade.model.vocabulary import MeasureChange
from vnus_trade.reading.article import ReadArticle
from vnus_trade.reading.subjects import Subject, before_fillers, subject
from vnus_trade.sentences.clauses import clause_at
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence
from vnus_trade.words.numbers import Number
from vnus_trade.words.tokens import tokens_of

_SENTENCES_BEFORE = 3


def is_faced(article: ReadArticle, sentence: ReadSentence, number: Number) -> bool:
    """Return whether words before a percentage make it a rate, where sentences before or the headline tell of tariffs.

    Goods or a state face it, and no word behind it says of what it is: not "growers face 12% losses".
    """
    cue = sentence.ends_at("faces", number.start)
    if cue is None or sentence.is_quoted(cue.start) or is_unclear(sentence, number.end):
        return False
    if sentence.begins_at(("share", "measured", "rate_basis", "more"), number.end):
        return False
    first = sentence.clause(cue.start)[0]
    who = subject(sentence, cue.start)
    is_state = isinstance(who, Subject) and bool(who.places) and who.places[0].sort == "state"
    end = sentence.left(before_goal(sentence, behind_subject(sentence, cue)))
    is_said = is_state or bool(sentence.ends_at("generic_good", end) or _goods(sentence, cue, first))
    states = [place for place in sentence.actors if first <= place.start and place.end <= end and place.sort == "state"]
    is_said = is_said or any(
        (place.end == end and is_payer(sentence, place)) or is_exporting(sentence, place, cue) for place in states
    )
    return is_said and _tells_of_tariffs(article, sentence)


def is_levied(article: ReadArticle, sentence: ReadSentence, number: Number) -> bool:
    """Return whether a verb puts a percentage on goods, where words before tell of tariffs: "add 25% on coffee"."""
    at = number.start
    while more := sentence.ends_at("quantity", at):
        at = more.start  # another
    verb, on = sentence.ends_at(("change", "collects"), at), sentence.begins_at("on", number.end)
    if not (verb and on and verb.value in (MeasureChange.INTRODUCES, "") and subject(sentence, verb.start)):
        return False
    at = sentence.behind(on.end, "quantity")
    end = sentence.right(sentence.behind_actor(at))
    is_on_goods = end > sentence.right(at) or sentence.begins_at(("good", "generic_good"), end) is not None
    return is_on_goods and (sentence.has("tariff") or _tells_of_tariffs(article, sentence))


def standing_noun(sentence: ReadSentence, number: Number) -> Offsets | None:
    """The word for a tariff of which a verb behind it says how high it is: "its duty on figs, which stands at 5"."""
    clauses, place = clause_at(sentence, number.start)
    ends = (number.start, before_fillers(sentence, number.start))
    stands = next((cue for end in ends if (cue := sentence.ends_at("stands", end))), None)
    if stands is None:
        return None
    is_apart = place > 0 and is_relative(sentence, clauses[place])
    told = clauses[place - 1] if is_apart else clauses[place]._replace(end=stands.start)
    nouns = sentence.cues("tariff", told.start, told.end)
    if (
        not nouns
        or sentence.has("change", nouns[-1].end, told.end)
        or sentence.has("about", told.start, nouns[-1].start)
    ):
        return None  # the duty cut sales, which stand at 5%; support for the duty is now 5%
    is_led = sentence.begins_at(("on", "of", "stands"), nouns[-1].end) is not None
    return (nouns[-1].start, nouns[-1].end) if is_apart or is_led else None


def goods_facing(sentence: ReadSentence, within: Offsets) -> list[str]:
    """The goods before a verb such as "face" that is the last between some offsets: "Chilean rice will face 15%"."""
    faces = sentence.cues("faces", *within)
    return _goods(sentence, faces[-1], within[0]) if faces else []


def _goods(sentence: ReadSentence, cue: Cue, first: int) -> list[str]:
    end = behind_subject(sentence, cue)
    last = next(reversed([place for place in sentence.actors if first <= place.start and place.end <= end]), None)
    begin = last.end if last else first
    if last is not None and last.end == end:  # gạo của Chile, tôm Na Uy
        begin, end = first, sentence.before(last.start, ("of", "from"))
    found = list_before(sentence, end, begin)
    return found if found and sentence.has("good", sentence.text.find(found[0], begin, end), end) else []


def _tells_of_tariffs(article: ReadArticle, sentence: ReadSentence) -> bool:
    """Return whether the headline, or one of the sentences before, tells of tariffs."""
    headline = sentence.patterns.cues(tokens_of(article.layout.text[slice(*article.layout.paragraphs[0])]))
    is_before = any(each.has("tariff") for each in article.before(sentence, _SENTENCES_BEFORE))
    return is_before or any(cue.kind == "tariff" for cue in headline)
