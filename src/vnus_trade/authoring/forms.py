"""Forms: entries as comments for sentences that no entry tells, with what stands in their words to choose from."""

from collections.abc import Iterable, Sequence
from textwrap import indent
from typing import Any

from vnus_trade.authoring.entry_toml import entry_toml, excerpts_of
from vnus_trade.authoring.leftovers import Figure, takes
from vnus_trade.authoring.uncited import OF_TALKS
from vnus_trade.corpus.excerpts import TextStructure, in_one_line
from vnus_trade.drafting.entries import DraftedEntry
from vnus_trade.drafting.statements import verbatim
from vnus_trade.model.quantities import Rate
from vnus_trade.phrases.finding import FoundTime
from vnus_trade.reading.article import ReadArticle
from vnus_trade.sentences.amounts import amount_in_entry, is_amount
from vnus_trade.sentences.noun_phrases import noun_phrases_behind
from vnus_trade.sentences.sentences import ReadSentence, in_marks
from vnus_trade.stages.effect import date_key
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.numbers import Number
from vnus_trade.words.numerals import PER_CENT

MOST_FORMS = 40
"""The most forms of a draft."""

_NOUNS = ("tariff", "rate_noun")
_LEVYING = ("faces", "on")
_OF_COMMITMENTS = ("pledge", "to_come", "hypothetical")
_TO_COME = ("to_come", "modal", "hypothetical", "awaited", "condition")
_OF_TALKS = (*OF_TALKS, "refused", "negation")


def forms_of(article: ReadArticle, entries: Sequence[DraftedEntry], left: Sequence[int]) -> list[DraftedEntry]:
    """A form for each sentence with a rate or an amount that is left, and for each that has an act and no entry.

    `left` has the offsets of the figures that no entry has.
    """
    made = (_form(article, sentence, entries, frozenset(left)) for sentence in article.sentences)
    return [form for form in made if form is not None][:MOST_FORMS]


def form_toml(form: DraftedEntry, structure: TextStructure) -> str:
    """A form as lines of comments; without the signs before them, they are an entry."""
    line = structure.locator.line_of(form.start)
    head = f'# Line {line}: a form for what no entry says. Take off the "# " before what is right:\n'
    return head + indent(entry_toml(form, excerpts_of(form, structure) or ()), "# ", lambda _: True)


def has_figure(form: DraftedEntry, figure: Figure) -> bool:
    """Return whether a form has a figure of its sentence, as a value or beside one."""
    start, end = form.quotes[0]
    is_beside = start <= figure.start < end and any(figure.words in note for note in form.notes.values())
    return is_beside or takes(form, figure)


def _form(
    article: ReadArticle, sentence: ReadSentence, entries: Sequence[DraftedEntry], left: frozenset[int]
) -> DraftedEntry | None:
    """The form of a sentence, or None for one that tells nothing, or of which an entry tells the same."""
    told = {
        entry.kind for entry in entries for start, end in entry.quotes if start < sentence.end and sentence.start < end
    } - {"actor"}
    numbers = [number for number in sentence.numbers if number.start in left]
    rates = [number for number in numbers if _may_be_rate(sentence, number)]
    amounts = [number for number in numbers if is_amount(sentence, number)]
    filling = _Filling(article, sentence)
    if rates and "tariff" not in told:
        return filling.tariff(rates)
    if told or not sentence.actors:
        return None
    if amounts and sentence.has(_OF_COMMITMENTS):
        return filling.commitment(sorted(amounts, key=lambda number: not number.unit))
    if sentence.has("form"):
        return filling.meeting()
    return filling.statement() if sentence.has(_OF_TALKS, sentence.actors[0].end) else None


def _may_be_rate(sentence: ReadSentence, number: Number) -> bool:
    """Return whether a percentage may be that of a tariff, and no share and no figure of trade or of prices."""
    if number.unit != PER_CENT or number.least is None or sentence.begins_at("share", number.end):
        return False
    if sentence.has(_NOUNS):
        return True
    is_moved = sentence.ends_at(("to", "from"), number.start) is not None
    return not sentence.has("measured") and (is_moved or sentence.has(_LEVYING))


class _Filling:
    """Fills the form of a sentence: each key has what stands first in its words, with the others in a note."""

    def __init__(self, article: ReadArticle, sentence: ReadSentence) -> None:
        self._article, self._sentence = article, sentence
        self._fields: dict[str, Any] = {}
        self._notes: dict[str, str] = {}
        self._who = list(dict.fromkeys(place.who for place in sentence.actors))
        self._states = list(dict.fromkeys(place.who for place in sentence.actors if place.sort == "state"))

    def tariff(self, rates: Sequence[Number]) -> DraftedEntry:
        """The form of a tariff: its sides by their order, its goods, and its rates, the one before behind "from"."""
        self._fields["imposed_by"] = next(iter(self._states), "")
        self._fields |= {"applied_to": self._states[1:2], "goods": self._goods()}
        self._note("imposed_by", self._states[1:])
        self._choose("change", "change")
        before = [number for number in rates if self._sentence.ends_at("from", number.start)]
        after = [number for number in rates if number not in before]
        moved = [*after[:1], *before, *after[1:]]
        for at, (key, number) in enumerate(zip(("rate", "rate_before"), moved, strict=False)):
            least, greatest = number.bounds
            self._fields[key] = Rate(least, greatest, is_strict=number.is_strict)
            self._note(key, [self._words(each) for each in (*moved[:at], *moved[at + 1 :])])
        self._choose("stage", "tariff_stage")
        return self._made("tariff", "")

    def commitment(self, amounts: Sequence[Number]) -> DraftedEntry:
        """The form of a commitment: who owes it by the order of the sides, its amount and its goods."""
        self._fields |= {"obliged": self._states[:1], "towards": self._states[1:2], "goods": self._goods()}
        self._choose("matter", "matter")
        self._choose("stage", "pledge")
        self._fields["amount"], *others = (amount_in_entry(self._sentence, number) for number in amounts)
        self._note("amount", (f'"{each["phrase"]}"' for each in others))
        return self._made("commitment", "deadline")

    def meeting(self) -> DraftedEntry:
        """The form of a meeting of all who are named."""
        self._choose("form", "form")
        self._fields["participants"] = self._who
        return self._made("meeting", "when")

    def statement(self) -> DraftedEntry:
        """The form of a statement by whoever is named first, with the first direct speech."""
        self._fields["speakers"] = self._who[:1]
        self._note("speakers", self._who[1:])
        self._fields["speech_acts"] = [cue.value for cue in self._sentence.cues("say")][:1] or [""]
        self._fields |= verbatim(self._sentence, next(iter(self._sentence.quoted), None))
        return self._made("statement", "when")

    def _note(self, key: str, others: Iterable[str]) -> None:
        """Name beside a key what it may be otherwise."""
        if words := ", ".join(dict.fromkeys(others)):
            self._notes[key] = f"or {words}"

    def _choose(self, key: str, kind: str) -> None:
        """Give a key the value of the first word for one, and name all words for some."""
        if cues := [cue for cue in self._sentence.cues(kind) if cue.value]:
            self._fields[key] = cues[0].value
            self._notes[key] = ", ".join(dict.fromkeys(in_marks(self._sentence, cue) for cue in cues))

    def _goods(self) -> list[str]:
        """The goods behind the first word such as "on" that has some behind it, or the words for goods."""
        ons = (noun_phrases_behind(self._sentence, on.end, self._sentence.end) for on in self._sentence.cues("on"))
        named = [in_one_line(self._sentence.text[cue.start : cue.end]) for cue in self._sentence.cues("good")]
        return next(filter(None, ons), list(dict.fromkeys(named)))

    def _words(self, number: Number) -> str:
        return f'"{in_one_line(self._sentence.text[number.start : number.end])}"'

    def _meant(self, time: FoundTime, key: str) -> TimeSpan:
        """What a time means; of several days of an act that is not to come, the first that is not after the article."""
        known = time.span or time.candidates[-1]
        if time.span or key != "when" or self._sentence.has(_TO_COME):
            return known
        return next((day for day in time.candidates if not day.certainly_after(self._article.anchor)), known)

    def _made(self, kind: str, key: str) -> DraftedEntry:
        """The form, with the first time that can be read under a key, or under the one that the words before it say."""
        read = [time for time in self._sentence.times if time.candidates]
        for time in read[:1]:
            key = key or date_key(self._article, self._sentence, time, time.candidates[-1]) or "when"
            meant = self._meant(time, key)
            self._fields[key] = self._article.time(time._replace(span=meant), key)
            words = (in_one_line(self._sentence.text[each.begin : each.end]) for each in read[1:])
            open_ = () if time.span else (each for each in time.candidates if each is not meant)
            self._note(key, (*map(str, open_), *(f'"{each}"' for each in words)))
        fields = {name: value for name, value in self._fields.items() if value not in ("", [])}
        quote = self._sentence.start, self._sentence.end
        return DraftedEntry(kind, quote[0], (quote,), fields, self._notes)
