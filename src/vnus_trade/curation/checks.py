"""Checks evidence: that quotations cover every field of an entry, and show the names, texts and figures in it."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from itertools import islice, pairwise
from unicodedata import normalize

import attrs

from vnus_trade.curation.naming import IsPart, KnownNames, is_other_office
from vnus_trade.errors import Fault
from vnus_trade.evidence.backing import Backing
from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.folders.entries import AmountEntry, Entry, EvidenceEntry, TimeEntry
from vnus_trade.folders.limits import Effort
from vnus_trade.folders.toml_files import EntryAt
from vnus_trade.folders.untrusted import TomlPath
from vnus_trade.model.entities import Entity, Office
from vnus_trade.model.events import Plan, RateStep, TariffAnnouncement
from vnus_trade.model.fields import Field
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.quantities import Amount, Goods, Rate, SpecificDuty
from vnus_trade.words.edges import ends_name, name_places, sees
from vnus_trade.words.names import fold, meant
from vnus_trade.words.numbers import Number, between, cuts, has_whole, numbers
from vnus_trade.words.numerals import ORDINAL, PER_CENT, TO

# The cost of looking for one name, besides the letters that are searched; of looking closer at a place where its
# letters are; and of each letter of words that are looked at closer, or read for their numbers.
_STEPS_OF_A_SEARCH, _STEPS_OF_A_LOOK, _STEPS_OF_A_LETTER, _STEPS_OF_A_FIGURE = 1_000, 5_000, 50, 500
# The places of a reading that are looked at, and the percentages that a message repeats.
_MOST_PLACES, _MOST_SAID = 1_000, 3
# The letters beside a quotation that its numbers are read with.
_BESIDE, _SPACE = 90, re.compile(r"\s+")
# Keys that evidence and reasons may name although no entry gives them.
_BESIDE_KEYS = frozenset(("existence", "holder", "zone", "year"))
# The quoted words for one of these fields must show its value.
_SHOWN = (Backing.NAMED, Backing.PRINTED, Backing.VERBATIM)


class Support:
    """The evidence of an entry, or of one office of an actor, and the fields that it has to support.

    `fields` are those of its class. `given` are the keys that need evidence or a reason, and `supported` the keys that
    evidence may name: those of an extension are also the keys of its target.
    """

    def __init__(self, at: EntryAt, entry: Entry, path: TomlPath = ()) -> None:
        self.at = at
        self.entry = entry
        self.path = path
        # What an extension extends; an office or a plan is always given as a whole.
        self.target: Entry | None = None if path else at.target
        self.fields: Mapping[str, Field] = entry.fields
        self.is_source: bool = at.kind == "source"
        # Discrepancies and gaps are judgements, supported as a whole.
        self.is_judgement: bool = entry.cls in (Discrepancy, Gap)
        self.is_needed: bool = issubclass(entry.cls, Entity | Office | Plan | RateStep)
        self.given: frozenset[str] = frozenset() if self.is_judgement else self._needing(entry.keys)
        supported = self.given if self.target is None else self._needing(self.target.keys)
        self.supported: frozenset[str] = supported | {str(inner[0]) for inner, _ in entry.inner if inner[0] != "office"}
        if entry.cls in (Plan, RateStep) and not entry.evidence:
            # The quotations of the event that say so; whom their words mean is said of its own fields.
            said = tuple(entry.values)
            own = [item for item in at.entry.evidence if path[0] in item.supports]
            entry.evidence = [item._replace(supports=said, reads={}) for item in own]

    def _needing(self, keys: Iterable[str]) -> frozenset[str]:
        """Those of the keys that need evidence or a reason."""
        fields = self.fields
        return frozenset(key for key in keys if key in fields and fields[key].backing is not Backing.FILING)

    @classmethod
    def of(cls, at: EntryAt) -> "list[Support]":
        """One for the entry, if its kind has evidence, and one for each office and each plan."""
        inner = [cls(at, part, path) for path, part in at.entry.inner]
        own = cls(at, at.entry)
        return [own, *inner] if own.is_needed or own.is_source else inner

    def values(self, key: str) -> Sequence[str | int | Rate | AmountEntry | Goods]:
        """The values under a key that words must show, of the entry or else of its target."""
        giving = self.entry if self.target is None or key in self.given else self.target
        return giving.shown(key)

    def fault(self, field: str, message: str, *inner: str | int) -> Fault:
        """A fault here, at the line of an inner table if its path is given."""
        shown = f"{self.path[0]}[{self.path[1]}].{field}" if self.path and field else field
        return self.at.fault(shown, message, *self.path, *inner)

    def report(self, field: str, message: str, *inner: str | int) -> None:
        """Report such a fault."""
        self.at.file.add(self.fault(field, message, *inner))


class Located:
    """A piece of evidence as written, its quotation, and the words of that.

    `text` has these words from `first` to `last`, among those beside them: a quotation may leave out "up to", but its
    number stays a bound.
    """

    def __init__(self, entry: EvidenceEntry, quotation: Quotation, status: Status = Status.ENDED) -> None:
        self.entry = entry
        self.status = status
        self.quotation = quotation
        self.words: str = quotation.words
        text, start, end = quotation.context
        beside = text[max(0, start - _BESIDE) : start].split("\n\n")[-1], text[end : end + _BESIDE].split("\n\n")[0]
        before, words, after = (normalize("NFC", _SPACE.sub(" ", part)) for part in (beside[0], self.words, beside[1]))
        self.text: str = before + words + after
        self.first: int = len(before)
        self.last: int = len(before + words)

    def evidence(self, quotation: Quotation | None = None) -> Evidence:
        """The evidence with its quotation, or with the same one of a source that has been completed."""
        return Evidence(
            quotation or self.quotation, self.entry.supports, self.entry.reads, self.status, self.entry.effect
        )


def uncovered(support: Support) -> Iterator[Fault]:
    """Fields without quotation or reason, and names of fields that the entry does not give."""
    entry, given, supported = support.entry, support.given, support.supported
    adds_filing = support.target is not None and not (given or support.is_judgement)
    is_planned = bool(entry.plans) and given <= entry.inferred.keys()
    if not entry.evidence and support.is_needed and not (adds_filing or is_planned):
        mend = "quote the words that say it"
        if entry.cls is Plan:
            mend = "name `plan` in the `for` of a quotation, or give the plan a `quote` of its own"
        yield support.fault("evidence", f"is missing; {mend}")
        return
    named: set[str] = set()
    for number, item in enumerate(entry.evidence):
        named.update(item.supports)
        if item.effect is not None and (entry.cls is not TariffAnnouncement or support.path):
            yield support.fault("effect", "belongs to evidence of a tariff; leave it out", "evidence", number)
        for key in item.supports:
            if key not in supported and not support.is_judgement:
                unknown = f"names {key!r}, which the entry does not give{meant(key, supported)}"
                yield support.fault("for", unknown, "evidence", number)
    for key, reason in entry.inferred.items():
        if key not in given | _BESIDE_KEYS | (supported & entry.keys) and not support.is_judgement:
            yield support.fault("inferred", f"gives a reason for {key!r}, which the entry does not give")
        elif not reason.strip():
            yield support.fault("inferred", f"gives no reason for {key!r}")
    for key in sorted(given - named - entry.inferred.keys()):
        yield support.fault(
            key, "has no evidence; name it in the `for` of a quotation, or give the reason in `inferred`"
        )


def not_shown(support: Support, found: Sequence[Located], names: KnownNames, effort: Effort) -> Iterator[Fault]:
    """Values that no quotation for their field shows, and readings that no field needs.

    Raises `Exhausted` when it takes more than the `effort` that is left.
    """
    read: set[tuple[int, str]] = set()
    shown = {key for key in support.supported if support.fields[key].backing in _SHOWN}
    holder = {"holder"} if support.entry.cls is Office else set()
    for key in sorted((shown | holder) - support.entry.inferred.keys()):
        quotations = [(n, item) for n, item in enumerate(found) if key in (*holder, *item.entry.supports)]
        wanted = list(_wanted(support, key, names)) if quotations else []
        is_name = key in holder or support.fields[key].backing is Backing.NAMED
        readers = _readers(quotations) if is_name else {}
        missed = []
        for value, shows in wanted:
            if value in readers:
                read.update(readers[value])
            elif not any(shows(item, effort) for _, item in quotations):
                missed.append(value)
        instead = _said_instead(support, key, [item for _, item in quotations]) if missed else ""
        said = [f"do not mention {value!r}{instead}" for value in missed]
        # More evidence for what an earlier entry says need not show all of it once more.
        if support.target is not None and key not in (*support.given, *holder) and len(wanted) > 1:
            said = [f"mention none of {', '.join(map(repr, missed))}"] if len(missed) == len(wanted) else []
        for problem in said:
            mend = "quote the words that say so" + ", or declare them with `reads`" * is_name
            yield support.fault(key, f"the words quoted for it {problem}; {mend}")
    yield from _misread(support, found, names, read)


def _misread(
    support: Support, found: Sequence[Located], names: KnownNames, read: Collection[tuple[int, str]]
) -> Iterator[Fault]:
    """Readings of words that are not quoted, that no field needs (`read` has those needed), or that name another."""
    for number, item in enumerate(found):
        for words, ids in item.entry.reads.items():
            places = _letter_places(words, item.words) if fold(words) else ()
            first = next((at for at in places if ends_name(item.words, at, at + len(words))), None)
            if first is None:
                whole = " as a whole word" if words in item.words else ""
                yield support.fault("reads", f"{words!r} is not in the quotation{whole}", "evidence", number)
            elif (number, words) not in read:
                message = f"{words!r} is read as what no field that this quotation supports says"
                yield support.fault("reads", message, "evidence", number)
            elif bearer := names.bearer(words, ids, item.words, first):
                message = f"{words!r} names {bearer!r}; words that name one actor are read as another only if"
                yield support.fault(
                    "reads", f"{message} they are a name of his too: add it to his `aliases`", "evidence", number
                )


def _readers(quotations: Iterable[tuple[int, Located]]) -> Mapping[str, Sequence[tuple[int, str]]]:
    """The words, with the numbers of their quotations, that are declared to mean each id."""
    readers: dict[str, list[tuple[int, str]]] = {}
    for number, item in quotations:
        for words, ids in item.entry.reads.items():
            for id_ in ids:
                readers.setdefault(id_, []).append((number, words))
    return readers


def phrase_faults(support: Support, found: Sequence[Located]) -> Iterator[Fault]:
    """Times without the source's words for them, or with words that no quotation has."""
    for key, when in support.entry.times() if not support.is_judgement else ():
        if when.phrase is None:
            if key not in support.entry.inferred and support.fields[key].backing is not Backing.FILING:
                yield support.fault(key, "gives no `phrase`; give the source's own words, or the reason in `inferred`")
        elif found and len(found) == len(support.entry.evidence) and not phrase_places(when.phrase, found):
            there = any(" ".join(when.phrase.split()) in item.words for item in found)
            whole = " as whole words, with the year or half of the day beside it" if there else ""
            yield support.fault(key, f"no quotation of the entry has the phrase {when.phrase!r}{whole}")


def source_of(when: TimeEntry, found: Sequence[Located]) -> Source | None:
    """The source whose words a time is read from: the one that has the phrase, else the first quoted."""
    quoting = [item for item, _, _ in phrase_places(when.phrase or "", found)]
    return next((item.quotation.source for item in (*quoting, *found)), None)


def phrase_places(phrase: str, found: Iterable[Located]) -> list[tuple[Located, int, int]]:
    """The quotations that have a phrase as whole words and numbers, with its start and end in their `text`."""
    wanted = normalize("NFC", " ".join(phrase.split()))
    places = (
        (item, at, at + len(wanted)) for item in found for at in (_letter_places(wanted, item.text) if wanted else ())
    )
    return [place for place in places if _is_phrase(*place)]


def _is_phrase(item: Located, start: int, end: int) -> bool:
    """Return whether quoted words that tell a time leave out no year and no half of the day beside them."""
    is_part = cuts(item.text, start, end) or _YEAR_BEFORE.search(item.text, 0, start) or _GOES_ON.match(item.text, end)
    return item.first <= start and end <= item.last and not is_part


_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d\s?(?:年|[/.-])\Z")
_GOES_ON = re.compile(
    r"(?:\s?(?:[-–,&]|to|and|or)\s?\d{1,2}\b)*(?:\s(?:(?:of|in|năm)\s|\()?|\s?,\s?|[/.-])(?:19|20)\d\d(?![\d,]|\s?%)"
    r"|\s?[ap]\.?\s?m\b",
    re.IGNORECASE,
)


# Whether words show a value. Each of these spends the effort that its search takes.

_Shows = Callable[[Located, Effort], bool]


def _wanted(support: Support, key: str, names: KnownNames) -> Iterator[tuple[str, _Shows]]:
    """Each value of a field, and whether a quotation shows it."""
    if key == "holder":
        # A title proves no holder of it.
        yield support.at.id, _shows_actor(names, support.at.id, with_titles=False)
        return
    field = support.fields[key]
    owner = support.at.id
    for value in support.values(key):
        if isinstance(value, Goods):
            yield value.words, _shows_text([value.words], (), None)
            if value.hs is not None:
                yield value.hs, _shows_code(value.hs)
        elif isinstance(value, AmountEntry):
            yield str(value), _shows_amount(value)
        elif field.backing is Backing.NAMED:
            if value in names:
                yield str(value), _shows_actor(names, str(value))
        elif field.backing is Backing.VERBATIM:
            yield str(value), _shows_letters(str(value))
        elif key == "place":
            called = names.of_place(str(value))
            yield str(value), _shows_text(called, called, names.is_part_of_place)
        elif isinstance(value, str):
            same = names.of(owner) if owner in names and not support.path else ()
            # A document's number goes on behind a hyphen or stroke.
            is_part: Mapping[str, IsPart] = {
                "title": is_other_office,
                "number": lambda text, at, end: bool({text[at - 1 : at], text[end : end + 1]} & {"-", "/"}),
            }
            yield value, _shows_text([value], same, partial(names.is_part, owner) if same else is_part.get(key))
        else:
            yield str(value), _shows_number(value)


def _shows_actor(names: KnownNames, id_: str, *, with_titles: bool = True) -> _Shows:
    """Show an actor by one of his names, or of the titles that he has in a source."""

    def shows(item: Located, effort: Effort) -> bool:
        source = item.quotation.source.id
        own, held = names.of(id_), names.titles(id_, source) if with_titles else ()
        is_part, is_other = partial(names.is_part, id_), partial(names.is_other_title, id_)
        return any(_sees(name, item, own, effort, is_part) for name in own) or any(
            _sees(title, item, held, effort, is_other) for title in held
        )

    return shows


def _shows_text(texts: Sequence[str], same: Sequence[str], part: IsPart | None) -> _Shows:
    """Show one of several texts."""
    return lambda item, effort: any(_sees(text, item, same, effort, part) for text in texts)


def _sees(name: str, item: Located, known: Sequence[str], effort: Effort, is_part: IsPart | None) -> bool:
    effort.spend(_STEPS_OF_A_SEARCH + len(item.words))
    there = fold(item.words).count(fold(name)) if fold(name) else 0
    if there:
        effort.spend(there * _STEPS_OF_A_LOOK + len(item.words) * _STEPS_OF_A_LETTER)
    is_there = there > 0 and sees(name, item.words, known)
    if not is_there or is_part is None:
        return is_there
    text, at, end = item.quotation.context
    first = text.find(name, at, end)
    last = first + len(name)
    # Written letter for letter, as most names are, it needs no closer look.
    if first >= 0 and ends_name(text, first, last, beside_point=len(name) > 1) and not is_part(text, first, last):
        return True
    # Stray letters may lie within the name; then it has no place of its own.
    places = [(at + first, at + last) for first, last in name_places(name, text[at:end], known)]
    effort.spend(len(places) * 3 * _STEPS_OF_A_LOOK)
    return not places or not all(is_part(text, *place) for place in places)


def _shows_letters(text: str) -> _Shows:
    letters = " ".join(text.split())

    def shows(item: Located, effort: Effort) -> bool:
        effort.spend(_STEPS_OF_A_SEARCH + len(item.words))
        return has_whole(letters, item.words)

    return shows


def _shows_number(wanted: Rate | int) -> _Shows:
    """Show a rate by percentages or bounds, and a place in a row by an ordinal or by a number behind its noun."""

    def shows(item: Located, effort: Effort) -> bool:
        found = _numbers(item, effort)
        if isinstance(wanted, int):
            return any(one.least == wanted and one.unit == ORDINAL for one in found)
        return (wanted.minimum, wanted.maximum, wanted.is_strict) in _ends(found, PER_CENT, item.text)

    return shows


_UPPER, _LOWER, _STRICT = ("at most", "less than"), ("at least", "more than"), ("less than", "more than")


def _ends(found: Iterable[Number], unit: str, text: str) -> Iterator[tuple[Decimal | None, Decimal | None, bool]]:
    """Both ends of each number and range of a unit, `None` an open one, and whether it is strict.

    What is more than 40 is at least 40, too.
    """
    measured = [one for one in found if one.unit == unit and one.least is not None]
    for one in measured:
        for is_strict in {False, one.bound in _STRICT}:
            yield None if one.bound in _UPPER else one.least, None if one.bound in _LOWER else one.greatest, is_strict
    for one, other in pairwise(measured):
        if (one.bound in _LOWER and other.bound in _UPPER) or between(one, other, text) in TO:
            yield one.least, other.greatest, False


def _shows_amount(wanted: AmountEntry) -> _Shows:
    """Show an amount by a number with its currency, or with its unit in one of the next words, all in its phrase."""
    amount, per = wanted.amount, wanted.per or ""

    def shows(item: Located, effort: Effort) -> bool:
        found = _numbers(item, effort)
        spans = [(item.first, item.last)]
        if wanted.phrase is not None:
            phrase = normalize("NFC", " ".join(wanted.phrase.split()))
            ends = ((at, at + len(phrase)) for at in _letter_places(phrase, item.text))
            spans = [
                span for span in ends if item.first <= span[0] and span[1] <= item.last and not cuts(item.text, *span)
            ]
        for start, end in spans:
            inside = [number for number in found if start <= number.start and number.end <= end]
            if not amount.is_money:
                inside = [
                    attrs.evolve(number, unit=_unit_after(number, amount.unit, item.text[:end])) for number in inside
                ]
            if (amount.least, amount.greatest, amount.is_strict) in _ends(inside, amount.unit, item.text):
                return not per or has_whole(per, item.text[start:end])
        return False

    return shows


def _unit_after(number: Number, unit: str, text: str) -> str:
    """The unit of a number that has none of its own, if one of the next words is this one."""
    following = _NEXT_WORDS.match(text, number.end)
    is_there = following and sees(unit, following[0])
    return unit if is_there and not number.unit else number.unit


_NEXT_WORDS = re.compile(r"(?:[\s-]+(?!\d)[^\s.;:!?()]+){1,6}")


def _shows_code(code: str) -> _Shows:
    """Show a customs code, with its points or without, behind the words for one or, with its points, in brackets."""
    digits = code.replace(".", "")

    def shows(item: Located, effort: Effort) -> bool:
        measured = [number for number in _numbers(item, effort) if number.unit]
        return any(
            re.sub(r"\D", "", normalize("NFKC", found[0])) == digits
            and item.first <= found.start() < found.end() <= item.last
            and not cuts(item.text, *found.span())
            and not any(number.start <= found.start() < number.end for number in measured)
            for listed in _CODES.finditer(item.text)
            for form in (_PLAIN, _SPACED)
            for found in form.finditer(item.text, *listed.span(listed.lastgroup or 0))
        )

    return shows


_PLAIN, _SPACED = re.compile(r"(?<!\d )\d+(?:\.\d+)*"), re.compile(r"\d+(?:[. ]\d+)+")
_CODES = re.compile(
    r"(?:\b(?:HTS(?:US)?|HS|(?:sub)?headings?|chapters?|(?:HS|tariff|customs|commodity|product)\s+codes?"
    r"|tariff\s+(?:lines?|items?)|mã(?:\s+số)?|(?:phân\s+)?nhóm|chương)\b|税[号號目番則则]|品目|HS(?:コード|编码))"
    r"(?:\s?(?:番号|编号|no\b\.?|numbers?\b|codes?\b|HS(?:US)?\b|hàng\b|số\b|第|为|:|：|\(|（))*\s?"
    r"(?P<codes>\d[\d. ]*(?:(?:, and|,|、|;|and|or|to|và|hoặc|和|及|[-–])\s?(?=\d{4}|\d\d\b)\d[\d. ]*)*)"
    r"|(?:[(（]|under\s)(?P<pointed>(?!(?:19|20)\d\d\.(?:0\d|1[0-2])\b)\d{4}(?:\.\d\d){1,3})(?!\d)",
    re.IGNORECASE,
)


def _numbers(item: Located, effort: Effort) -> list[Number]:
    """The numbers that begin and end in quoted words."""
    effort.spend(_STEPS_OF_A_SEARCH + len(item.text) * _STEPS_OF_A_FIGURE)
    return [number for number in _beside(item) if item.first <= number.start and number.end <= item.last]


def _beside(item: Located) -> list[Number]:
    return _numbers_in(item.text, item.quotation.source.languages)


_numbers_in = lru_cache(maxsize=64)(numbers)


def _said_instead(support: Support, key: str, quotations: Iterable[Located]) -> str:
    """The percentages or amounts that words state, with their bounds, as the end of a message about another one."""
    measure = support.fields[key].value if key in support.fields else None
    if measure not in (Rate, Amount, SpecificDuty):
        return ""
    measured = [
        (number, f"{number.bound} {item.text[number.start : number.end]!r}".strip())
        for item in quotations
        for number in _beside(item)
        if (number.unit == PER_CENT if measure is Rate else number.unit not in (PER_CENT, ORDINAL))
        if number.start < item.last and number.end > item.first
    ]
    measured = [each for each in measured if each[0].unit] or measured
    said = ", ".join(words for _, words in measured[:_MOST_SAID])
    is_open = any(number.least is None for number, _ in measured)
    open_ = ", which can be read differently: give the `languages` of the source if they decide it" if is_open else ""
    return f", but {said}{open_}" if measured else ""


def _letter_places(part: str, text: str) -> Iterator[int]:
    return (found.start() for found in islice(re.finditer(f"(?={re.escape(part)})", text), _MOST_PLACES))
