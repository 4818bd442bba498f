"""Finds known actors, times and percentages in a text, and drafts an entry or a remark for each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from vnus_trade.authoring.excerpts import Excerpt, TextStructure, in_one_line
from vnus_trade.authoring.toml_writer import toml_string, toml_value
from vnus_trade.contents.index import Contents
from vnus_trade.corpus.finders import TOO_MANY_TIMES, Mention, NumberKind, found_numbers, found_times, mentions
from vnus_trade.corpus.layout import Offsets
from vnus_trade.letters import harmless
from vnus_trade.model.entities import Actor
from vnus_trade.model.quantities import Rate
from vnus_trade.phrases.finding import FoundTime
from vnus_trade.phrases.reading_policy import ReadingPolicy
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.edges import name_places, sees
from vnus_trade.words.numbers import Number

MOST_PARTS = 200
"""The most times, and the most percentages, that a draft has; a remark says from which line on the rest is left out."""

_NOT_UNIQUE = "the words occur there several times, so no quotation of them is unique"

_MOST_LINES = 8


class DraftPart(NamedTuple):
    """A piece of a draft and its offset in the text: an entry, a phrase that cannot be read, or another remark."""

    start: int
    toml: str
    is_entry: bool = False
    is_unread: bool = False


Said = TypeVar("Said")


def _first_parts(
    kind: str,
    structure: TextStructure,
    found: Iterable[tuple[Offsets, Said]],
    draft: Callable[[Offsets, Said], DraftPart],
) -> Iterator[DraftPart]:
    """Draft what was found and what it says, each once in a sentence; after `MOST_PARTS` a remark ends it."""
    known: set[object] = set()
    left = MOST_PARTS
    for offsets, said in found:
        in_sentence = structure.sentence(offsets[0]), said
        part = None if in_sentence in known else draft(offsets, said)
        known.add(in_sentence)
        if part is None or part.toml in known:
            continue
        if not left:
            line = structure.locator.line_of(part.start)
            yield DraftPart(part.start, f"# From line {line} on, more {kind} are left out.\n")
            return
        left -= 1
        known.add(part.toml)
        yield part


def _remark(structure: TextStructure, start: int, message: str) -> DraftPart:
    """A comment on the line that holds this offset."""
    return DraftPart(start, f"# Line {structure.locator.line_of(start)}: {message}\n")


def _in_lines(structure: TextStructure, starts: Iterable[int]) -> str:
    """The lines that hold these offsets, as words: "line 3", or "lines 3, 5 and 2 more"."""
    lines = list(dict.fromkeys(map(structure.locator.line_of, sorted(starts))))
    if len(lines) == 1:
        return f"line {lines[0]}"
    more = f" and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
    return f"lines {', '.join(map(str, lines[:_MOST_LINES]))}{more}"


# Actors

_MOST_EVIDENCE = 3


def actor_parts(structure: TextStructure, known: Contents) -> list[DraftPart]:
    """An entry for each known actor and a remark for each wrong name, in the order of the text."""
    text = structure.text[: structure.stop]
    parts = [_actor(structure, actor, found) for actor in known.actors if (found := mentions(text, actor.names))]
    for discrepancy in known.discrepancies:
        for name, actor in discrepancy.misnames.items():
            if starts := [start for start, _ in name_places(name, text)]:
                meant = f"a wrong name for {actor.id}, see the discrepancy {discrepancy.id}"
                parts.append(DraftPart(starts[0], f"# {harmless(name)}, in {_in_lines(structure, starts)}: {meant}\n"))
    return sorted(parts, key=lambda part: part.start)


def _actor(structure: TextStructure, actor: Actor, mentioned: Sequence[Mention]) -> DraftPart:
    """Extend an actor by the first sentence for each of its names, a few at most; the other lines are a remark."""
    chosen: dict[Offsets, tuple[Excerpt, list[str]]] = {}
    shown: set[str] = set()
    tried: set[tuple[Offsets, str]] = set()
    left = []
    for start, end, name in mentioned:
        sentence = structure.sentence(start)
        is_new = sentence not in chosen and name not in shown and (sentence, name) not in tried
        if is_new and len(chosen) < _MOST_EVIDENCE:
            tried.add((sentence, name))
            if excerpt := structure.excerpt(start, end):
                chosen[sentence] = excerpt, []
        if sentence in chosen and sees(name, chosen[sentence][0].quote, actor.names):
            chosen[sentence][1].append(name)
            shown.add(name)
        else:
            left.append(start)
    called = harmless(actor.name)
    toml = f"# {called} also appears in {_in_lines(structure, left)}.\n" if left else ""
    if chosen:
        toml += f"[[extend]]\nid = {toml_string(actor.id)}   # {called}\n"
    fields: dict[str | None, str] = dict.fromkeys(actor.aliases, "aliases")
    fields |= {actor.native_name: "native_name", actor.name: "name"}
    for excerpt, names in chosen.values():
        toml += excerpt.evidence("extend", " ".join(dict.fromkeys(fields[name] for name in names)))
    return DraftPart(mentioned[0].begin, toml, is_entry=bool(chosen))


# Times


def time_parts(
    structure: TextStructure, anchor: TimeSpan, zone: str | None, policy: ReadingPolicy
) -> Iterator[DraftPart]:
    """An event for each time that can be read, and a remark for each that cannot, in the order of the text."""

    def draft(offsets: Offsets, found: FoundTime) -> DraftPart:
        """An event at the time that a phrase reads as, or may mean; a remark if it is not read."""
        if found.reason == TOO_MANY_TIMES:
            return _remark(structure, offsets[0], found.reason)
        phrase = in_one_line(structure.text[slice(*offsets)])
        if not found.candidates:
            reason = f"{toml_string(phrase)} is not read: {harmless(found.reason)}"
            return _remark(structure, offsets[0], reason)._replace(is_unread=True)
        excerpt = structure.excerpt(*offsets)
        if excerpt is None:
            spans = " or ".join(map(str, found.candidates))
            return _remark(structure, offsets[0], f"{toml_string(phrase)} reads as {spans}; {_NOT_UNIQUE}")
        lines = [
            toml_value({"is": str(span), "zone": span.zone if span.zone != zone else None, "phrase": phrase})
            for span in found.candidates
        ]
        when = f"when = {lines[0]}" if len(lines) == 1 else "".join(f"# when = {line}\n" for line in lines) + _EITHER
        # Only of one time that may be meant is not said of which place the clocks are.
        when += _LOCAL_TIME if len(lines) == 1 and found.span is None else ""
        return DraftPart(offsets[0], f"{_EVENT}{when}\n{excerpt.evidence('event', 'when')}", is_entry=True)

    found = (
        ((each.begin, each.end), each._replace(begin=0, end=each.end - each.begin))
        for each in found_times(structure, anchor=anchor, zone=zone, policy=policy)
    )
    return _first_parts("times", structure, found, draft)


_EVENT = """[[event]]   # write meeting, round, statement, tariff, commitment or agreement
id = ""
title = ""
"""
_EITHER = "# keep the one that is meant"
_LOCAL_TIME = "   # local time is read as that of the article"


# Percentages


def rate_parts(structure: TextStructure) -> Iterator[DraftPart]:
    """A tariff for each percentage, in the order of the text."""
    found = (
        ((number.start, number.end), _rate(number, structure.text))
        for kind, number in found_numbers(structure)
        if kind is NumberKind.RATE
    )

    def draft(offsets: Offsets, rate: str) -> DraftPart:
        excerpt = structure.excerpt(*offsets)
        if excerpt is None:
            words = toml_string(in_one_line(structure.text[slice(*offsets)]))
            return _remark(structure, offsets[0], f"{words}: {_NOT_UNIQUE}")
        return DraftPart(offsets[0], f"{_TARIFF.format(rate=rate)}{excerpt.evidence('tariff', 'rate')}", is_entry=True)

    return _first_parts("percentages", structure, found, draft)


_TARIFF = """[[tariff]]   # delete it unless it is a tariff
id = ""
title = ""
{rate}
stage = ""   # threatened, announced, offered, requested, pledged, agreed, enacted, ...
"""


def _rate(number: Number, text: str) -> str:
    """The key `rate` with a number or a range; a remark if languages read the figures differently."""
    if number.bound:
        return f"# rate = {toml_string(in_one_line(text[number.start : number.end]))}: {number.bound}, so no exact rate"
    if number.least is None or number.greatest is None:
        return f"# rate = {toml_string(in_one_line(text[number.start : number.end]))}: write it as a number"
    return f"rate = {toml_value(Rate(number.least, number.greatest))}"
