"""Checks that quotations cover each field and show, or by `reads` mean, what stands there; that `reads` is needed.

A quotation whose table does not say what it supports, supports what it shows.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice, product

from vnus_trade.checking.measured import as_shown, mended, said_instead
from vnus_trade.checking.naming import KnownNames
from vnus_trade.checking.showing import phrase_places, wanted
from vnus_trade.checking.support import Lent, Located, Shows, Support, letter_places
from vnus_trade.errors import Fault
from vnus_trade.evidence.backing import Backing
from vnus_trade.evidence.sources import Source
from vnus_trade.folders.entries import AmountEntry, TimeEntry
from vnus_trade.folders.limits import Effort
from vnus_trade.model.entities import BESIDE_FIELDS, Office
from vnus_trade.model.events import Plan, TariffAnnouncement
from vnus_trade.model.quantities import Amount, Goods
from vnus_trade.model.worded import amount_in
from vnus_trade.words.edges import ends_name, folded_places, is_whole
from vnus_trade.words.names import by_rarest_word, fold, meant, near

# The words of a quotation that are compared with a value that it does not show, and the marks beside them.
_MOST_WORDS, _MARKS = 200, ".,;:!?()“”\"'‘’"
# The quoted words for one of these fields must show its value.
_SHOWN = (Backing.NAMED, Backing.PRINTED, Backing.VERBATIM)


class ShownFields:
    """What the quotations of a support show of its fields, each looked for once.

    Raises `Exhausted` when that takes more than the `effort` that is left.
    """

    def __init__(self, support: Support, found: Sequence[Located], names: KnownNames, effort: Effort) -> None:
        self.support = support
        self.found = found
        self.names = names
        self.effort = effort
        self._wanted: dict[str, list[tuple[str, Shows]]] = {}
        self._shown: dict[tuple[str, str, Located], bool] = {}

    def wanted(self, key: str) -> Sequence[tuple[str, Shows]]:
        """The values of a field that words must show."""
        if key not in self._wanted:
            self._wanted[key] = list(wanted(self.support, key, self.names))
        return self._wanted[key]

    def is_name(self, key: str) -> bool:
        """Return whether words may be declared to mean the values of a field."""
        fields = self.support.fields
        return key == "holder" or (key in fields and fields[key].backing is Backing.NAMED)

    def shows(self, number: int, key: str, value: str, test: Shows) -> bool:
        """Return whether a quotation shows a value of a field, by itself."""
        at = key, value, self.found[number]
        if at not in self._shown:
            self._shown[at] = test(self.found[number], self.effort)
        return self._shown[at]

    def reading(self, number: int, key: str, value: str) -> Sequence[str]:
        """The words of a quotation that are declared to mean a value of a field."""
        reads = self.found[number].entry.reads if self.is_name(key) else {}
        return [words for words, ids in reads.items() if value in ids]

    @cached_property
    def likely(self) -> Callable[[str], Sequence[int]]:
        """The quotations that most likely show a value, which are looked at before all others."""
        return by_rarest_word([item.words for item in self.found])

    def mend(self, numbers: Iterable[int], key: str, value: str) -> str:
        """What to do about a value of a field that none of its quotations shows."""
        numbers = list(numbers)
        if mend := mended(self.support, key, value, [self.found[number] for number in numbers], self.effort):
            return mend
        if not self.is_name(key) or value not in self.names:
            is_text = key in self.support.fields and self.support.fields[key].value in (str, Goods)
            nearest = self._nearest(numbers, value) if is_text else ""
            return "quote the words that say so" + (f"; the nearest here are {nearest!r}" if nearest else "")
        names = self.names.of(value)
        for number, name in product(numbers, names):
            words = self.found[number].words
            self.effort.spend(len(words))
            for start, end in islice(folded_places(name, words), 1):
                written = words[start:end]
                if is_whole(words, start, end) and written[0].isupper() and written not in names:
                    return f"{written!r} has other marks; if it is the same, add it to the `aliases` of {value!r}"
        return f'quote the words that say so, or declare those that mean it: reads = {{ "..." = "{value}" }}'

    def _nearest(self, numbers: Iterable[int], value: str) -> str:
        """The words of these quotations that are most like a text, as many as it has; '' if none are like it."""
        count = len(value.split())
        said = chain.from_iterable(self.found[number].words.split()[:_MOST_WORDS] for number in numbers)
        words = [word.strip(_MARKS) for word in said]
        passages = (" ".join(words[at : at + count]) for at in range(len(words) - count + 1))
        return next((words for words in near(value, passages, 1) if fold(words) != fold(value)), "")

    def needed(self, number: int, keys: Iterable[str]) -> Iterator[str]:
        """The words of a quotation that are declared to mean values of these fields, or the holder of an office."""
        for key in (*keys, *(["holder"] if self.support.entry.cls is Office else [])):
            for value, _ in self.wanted(key) if self.is_name(key) else ():
                yield from self.reading(number, key, value)

    @cached_property
    def unsaid(self) -> Sequence[int]:
        """The numbers of the quotations that leave to their words what they support."""
        return [number for number, item in enumerate(self.found) if item.entry.supports is None]

    def supported(self, lent: Mapping[str, Collection[int]]) -> Mapping[int, Sequence[str]]:
        """The fields that each quotation supports of those that leave it to their words.

        A field that words can show is supported by each of them that shows it, and any other by all. What a written
        `for` names is supported as it says; `lent` has the quotations that a part of the entry takes.
        """
        found: dict[int, list[str]] = {number: [] for number in self.unsaid}
        said = {key for item in self.found for key in item.entry.supports or ()}
        for key in self.support.fields if self.unsaid else ():
            numbers: Collection[int] = lent.get(key, ())
            if key in self.support.given - said - self.support.entry.inferred.keys():
                numbers = self._supporting(key)
            for number in numbers:
                found[number].append(key)
        return found

    def _supporting(self, key: str) -> Sequence[int]:
        """The quotations that support a field, of those that leave it to their words."""
        value, numbers = self.support.entry.values[key], self.unsaid
        if isinstance(value, TimeEntry) and value.phrase is not None:
            shown = [number for number in numbers if phrase_places(value.phrase, [self.found[number]])]
        elif self.support.fields[key].backing in _SHOWN and self.wanted(key):
            likely: dict[int, list[tuple[str, Shows]]] = {}
            for each in self.wanted(key):
                for number in self.likely(each[0]):
                    likely.setdefault(number, []).append(each)
            shown = [
                number
                for number in numbers
                if any(
                    self.reading(number, key, each) or self.shows(number, key, each, test)
                    for each, test in chain(likely.get(number, ()), self.wanted(key))
                )
            ]
        else:
            return numbers
        # Where none shows it, that is reported of all.
        return shown or numbers


def support_faults(shown: ShownFields, lent: Lent) -> Iterator[Fault]:
    """What quotations leave unsupported; afterwards `shown` has those that support anything. Raises `Exhausted`."""
    support = shown.support
    unsaid: Sequence[int] = ()
    are_there = len(shown.found) == len(support.entry.evidence)
    if are_there:
        unsaid = () if support.borrowed else shown.unsaid
        shown.found = _assigned(shown, lent)
        if support.borrowed:
            lent.numbers.setdefault(str(support.path[0]), set()).update(support.borrowed)
    yield from _uncovered(support, unsaid)
    yield from _phrase_faults(support, shown.found)
    if are_there:
        yield from _not_shown(shown)
        yield from _unread_amounts(shown)


def _assigned(shown: ShownFields, lent: Lent) -> Sequence[Located]:
    """Say what the quotations of a support support that leave it to their words; return those that support anything.

    Readings are taken from those that need none, where others or a part of the entry need them.
    """
    support, found = shown.support, shown.found
    fields = shown.supported(lent.numbers)
    needed = {n: {*shown.needed(n, fields.get(n, item.entry.supports or ()))} for n, item in enumerate(found)}
    if support.borrows:
        lent.reads.update(*needed.values())
    anywhere = {words for number in fields for words in needed[number]}
    for number, item in enumerate(found):
        spare = item.entry.reads if support.borrows else lent.reads | (anywhere if number in fields else set())
        reads = {said: ids for said, ids in item.entry.reads.items() if said in needed[number] or said not in spare}
        item.entry = item.entry._replace(supports=tuple(fields.get(number, item.entry.supports or ())), reads=reads)
    if support.borrowed and any(fields.values()):
        found = [item for item in found if item.entry.supports]
        support.borrowed = [at for number, at in enumerate(support.borrowed) if fields[number]]
    support.entry.evidence = [item.entry for item in found]
    return found


def _uncovered(support: Support, unsaid: Collection[int]) -> Iterator[Fault]:
    """Fields without quotation or reason, names of fields that the entry does not give, and what supports nothing.

    `unsaid` are the numbers of the quotations that were left to their words.
    """
    entry, given, supported = support.entry, support.given, support.supported
    adds_filing = support.target is not None and not (given or support.is_judgement)
    is_planned = bool(entry.plans) and given <= entry.inferred.keys()
    if not entry.evidence and support.is_needed and not (adds_filing or is_planned):
        mend = "quote the words that say it"
        if entry.cls is Plan:
            mend = "name `plan` in the `for` of a quotation, or give the plan a `quote` of its own"
        yield support.fault("evidence", f"is missing; {mend}")
        return
    if any(item.supports is None for item in entry.evidence):
        return  # a quotation is not found, which has been reported
    for number in range(len(entry.evidence)):
        yield from _wrongly_supporting(support, number, is_unsaid=number in unsaid)
    named = {key for item in entry.evidence for key in item.supports or ()}
    for key, reason in entry.inferred.items():
        if key not in given | BESIDE_FIELDS | (supported & entry.keys) and not support.is_judgement:
            yield support.fault("inferred", f"gives a reason for {key!r}, which the entry does not give")
        elif not reason.strip():
            yield support.fault("inferred", f"gives no reason for {key!r}")
    for key in sorted(given - named - entry.inferred.keys()):
        yield support.fault(
            key, "has no evidence; name it in the `for` of a quotation, or give the reason in `inferred`"
        )


def _wrongly_supporting(support: Support, number: int, *, is_unsaid: bool) -> Iterator[Fault]:
    """What is wrong with what one quotation is for."""
    item = support.entry.evidence[number]
    if item.effect is not None and (support.entry.cls is not TariffAnnouncement or support.path):
        yield support.fault("effect", "belongs to evidence of a tariff; leave it out", number)
    if support.is_judgement:
        return
    for key in item.supports or ():
        if key not in support.supported:
            unknown = f"names {key!r}, which the entry does not give{meant(key, support.supported)}"
            yield support.fault("for", unknown, number)
    if is_unsaid and not item.supports and support.target is not None:
        mend = "name in `for` what it supports, or give here what it shows"
        yield support.fault("quote", f"supports nothing that this extension gives; {mend}", number)


def _not_shown(shown: ShownFields) -> Iterator[Fault]:
    """Values that no quotation for their field shows, and readings that no field needs; raises `Exhausted`."""
    support, found = shown.support, shown.found
    read: set[tuple[int, str]] = set()
    keys = {key for key in support.supported if key in support.fields and support.fields[key].backing in _SHOWN}
    holder = {"holder"} if support.entry.cls is Office else set()
    for key in sorted((keys | holder) - support.entry.inferred.keys()):
        numbers = [n for n, item in enumerate(found) if key in (*holder, *(item.entry.supports or ()))]
        missed, supporting, reading = [], set(numbers), [n for n in numbers if found[n].entry.reads]
        for value, test in shown.wanted(key) if numbers else ():
            readers = [(n, words) for n in reading for words in shown.reading(n, key, value)]
            read.update(readers)
            likely = (n for n in shown.likely(value) if n in supporting)
            if not readers and not any(shown.shows(n, key, value, test) for n in chain(likely, numbers)):
                missed.append(value)
        instead = said_instead(support, key, [found[n] for n in numbers]) if missed else ""
        is_amount = bool(instead) and support.fields[key].value is Amount
        said = [(value, _not_said(value, instead, is_amount=is_amount)) for value in missed]
        # More evidence for what an earlier entry says need not show all of it once more.
        if support.target is not None and key not in (*support.given, *holder) and len(shown.wanted(key)) > 1:
            every = len(missed) == len(shown.wanted(key))
            said = [(missed[0], f"mention none of {', '.join(map(repr, missed))}")] if every else []
        for value, problem in said:
            yield support.fault(key, f"the words quoted for it {problem}; {shown.mend(numbers, key, value)}")
    yield from _misread(support, found, shown.names, read)


def _not_said(value: object, instead: str, *, is_amount: bool) -> str:
    """What quoted words do with a value that they do not show; an amount in their own words has no figure and unit."""
    is_same = str(value) == instead.removeprefix(", but ").replace("'", "")
    if is_same and is_amount:
        return f"mention {value!r}, but the entry has no figure and unit for it"
    return f"do not mention {value!r}{' by itself' if is_same else instead}"


def _misread(
    support: Support, found: Sequence[Located], names: KnownNames, read: Collection[tuple[int, str]]
) -> Iterator[Fault]:
    """Readings of words that are not quoted, that no field needs (`read` has those needed), or that name another."""
    for number, item in enumerate(found):
        for words, ids in item.entry.reads.items():
            if not names.faulty.isdisjoint(ids):
                continue  # what is at fault there may be why no field has it
            places = letter_places(words, item.words) if fold(words) else ()
            first = next((at for at in places if ends_name(item.words, at, at + len(words))), None)
            if first is None:
                whole = " as a whole word" if words in item.words else ""
                yield support.fault("reads", f"{words!r} is not in the quotation{whole}", number)
            elif (number, words) not in read:
                message = (
                    f"{words!r} is read as {' and '.join(map(repr, ids))}, which no field needs that this quotation"
                )
                yield support.fault("reads", f"{message} supports; leave it out, or give the id to a field", number)
            elif bearer := names.bearer(words, ids, item.words, first):
                message = f"{words!r} names {bearer!r}; words that name one actor are read as another only if"
                yield support.fault("reads", f"{message} they are a name of his too: add it to his `aliases`", number)


def _phrase_faults(support: Support, found: Sequence[Located]) -> Iterator[Fault]:
    """Times without the source's words for them, or with words that no quotation has."""
    for key, when in support.entry.times() if not support.is_judgement else ():
        if when.phrase is None:
            if key not in support.entry.inferred and support.fields[key].backing is not Backing.FILING:
                yield support.fault(key, "gives no `phrase`; give the source's own words, or the reason in `inferred`")
        elif found and len(found) == len(support.entry.evidence) and not phrase_places(when.phrase, found):
            there = any(" ".join(when.phrase.split()) in item.words for item in found)
            whole = " as whole words, with the year or half of the day beside it" if there else ""
            yield support.fault(key, f"no quotation of the entry has the phrase {when.phrase!r}{whole}; quote it too")


def _unread_amounts(shown: ShownFields) -> Iterator[Fault]:
    """Amounts that give only their phrase, each with what this reads as, for the period that is said beside it."""
    support, found = shown.support, shown.found
    for key, value in support.entry.values.items():
        if isinstance(value, AmountEntry) and value.amount is None:
            phrase = value.phrase or ""
            languages = next((item.quotation.source.languages for item, _, _ in phrase_places(phrase, found)), ())
            read = amount_in(phrase, languages)
            given = read and (as_shown(value, read, found, shown.effort) or (None if read.per else read))
            if given is None:
                mend = "write it, as '40 aircraft' or '600000000 USD per year'"
                yield support.fault(key, f"gives no `is`, and {phrase!r} names no single amount with its unit; {mend}")
            else:
                yield support.unread(key, phrase, given)


def source_of(when: TimeEntry, found: Sequence[Located]) -> Source | None:
    """The source whose words a time is read from: the one that has the phrase, else the first quoted."""
    there = [item for item, _, _ in phrase_places(when.phrase or "", found)]
    return next((item.quotation.source for item in (*there, *found)), None)
