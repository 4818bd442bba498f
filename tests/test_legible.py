"""What is shown: letters of a stranger that drive terminals or hide words never reach an output as they are."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import chain, cycle
from typing import Any

import pytest

from tests.curated import TALKS, TALKS_TARIFFS
from vnus_trade import Chronology, Event, Listing, VnusTradeError, load
from vnus_trade.interchange.json_schema import ARRAYS
from vnus_trade.letters import JOINERS, needs_escape

HOSTILE = "\x1b\x00\x07\r\x7f\x9b\u061c\u200b\u200e\u202a\u202e\u2028\u2066\u2069\ufeff\U000e0001"
"""Letters that move a cursor, ring a bell, turn words round, or hide."""

# The keys of JSON whose texts are of a vocabulary, a form, or a text that is pinned.
_KEPT = {"format", "version", "sha256", "kind", "is", "zone", "url", "archived", "languages", "for", "fields", "hs"}
_KEPT |= {"text", "exact", "stray", "minimum", "maximum", "least", "greatest", "missing", "policy", "clocks"}
_KEPT |= {"begins_from", "begins_by", "ends_from", "ends_by", "notice"}
_WORDS = {"form", "role", "mode", "speech_acts", "medium", "stage", "change", "basis_of_rate", "matter", "standing"}
_WORDS |= {"status", "latest_status", "effect", "reason", "takes_place"}


def _spoilt(value: Any) -> Any:
    """What has the letters in each text of it that may have any."""
    if isinstance(value, str):
        return f"{value[:1]}{HOSTILE}{value[1:]}"
    if isinstance(value, dict):
        kept = _KEPT | _WORDS
        return {key: part if key in kept else _spoilt(part) for key, part in value.items()}
    return [_spoilt(part) for part in value] if isinstance(value, list) else value


def _hostile() -> Chronology:
    """The record of a document that has the letters in every text that may have any."""
    document = json.loads(load(TALKS, TALKS_TARIFFS).to_json())
    del document["digest"]
    kept = {key: document.pop(key) for key in ("filed",)}
    spoilt = _spoilt(document)
    spoilt["filed"] = {_spoilt(id_): _spoilt(of) for id_, of in kept["filed"].items()}
    for part in chain.from_iterable(spoilt[key] for key in ARRAYS):
        _mend(part)
    texts = {source["id"]: source for source in spoilt["sources"] if "text" in source}
    letters = cycle(HOSTILE)
    for source in texts.values():
        # Within words, so that quotations begin and end as before.
        source["text"] = re.sub(r"(?<=[a-z]{2})e(?=[a-z]{2})", lambda _: next(letters), source["text"])
        source["sha256"] = sha256(source["text"].encode()).hexdigest()
    for quotation in (each for each in _quotations(spoilt) if each["source"] in texts):
        quotation["exact"] = texts[quotation["source"]]["text"][quotation["start"] : quotation["end"]]
    return Chronology.from_json(json.dumps(spoilt))


def _mend(part: Any) -> None:
    """Take the letters out of what are no texts of their own: names of fields that have a reason, and sums of money."""
    if isinstance(part, dict):
        if part.get("worth"):
            part["worth"]["unit"] = part["worth"]["unit"].replace(HOSTILE, "")
        if "inferred" in part:
            part["inferred"] = [[key.replace(HOSTILE, ""), reason] for key, reason in part["inferred"]]
        for value in part.values():
            _mend(value)
    elif isinstance(part, list):
        for value in part:
            _mend(value)


def _quotations(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if "exact" in part:
            yield part
        part = list(part.values())
    for value in part if isinstance(part, list) else ():
        yield from _quotations(value)


def _refusals(record: Chronology, name: str) -> Iterator[str]:
    """What errors say of a name that leads nowhere, and of questions that have no answer."""
    event = record.all_events[0]
    asked: tuple[Any, ...] = (
        lambda: record[name],
        lambda: record.actor(name),
        lambda: record.source(name),
        lambda: record.document(name),
        lambda: record.negotiation(name),
        lambda: record.holders(name),
        lambda: record.positions(name),
        record.events.one,
        lambda: record.events.get(name),
        lambda: record.events.about(name),
        lambda: record.events.at_place(name),
        lambda: record.events.before(name),
        lambda: record.events.at(record.rounds[0].id),
        lambda: record.why(event, name, event),
        lambda: event.evidence_for(name),
        lambda: name in record.events,
        lambda: record.events.where(topics=name),
        lambda: load(f"/nowhere/{name}"),
        lambda: Chronology.from_json(record.to_json().replace('"about":', '"abuot":')),
    )
    for ask in asked:
        with pytest.raises(VnusTradeError) as refusal:
            ask()
        yield str(refusal.value)
        yield repr(refusal.value)


def _shown(record: Chronology) -> Iterator[str]:
    """Everything that a record and its members show of themselves."""
    listings = [getattr(record, name) for name in ("sources", "actors", "documents", "topics", "places", "gaps")]
    listings += [record.discrepancies, record.negotiations, record.plans, record.called_off, record.unchecked]
    listings += [record.events, record.tariffs, record.events.by(record.actors[0]), record.rates()]
    listings += [record.positions(record.topics[0]), record.commitments.totals()]
    listings += [record.accounts(event) for event in record.all_events[:3]]
    why = [record.events.before(record.all_events[-1]).why(event) for event in record.all_events[:3]]
    things = [record, record.diff(record.as_of("2031-12-01")), *why, *listings, *chain.from_iterable(listings)]
    for thing in things:
        yield from (repr(thing), str(thing))
        if hasattr(thing, "_repr_html_"):
            yield thing._repr_html_()
        if hasattr(thing, "cite"):
            yield thing.cite()
        if isinstance(thing, Listing) and issubclass(thing.kind, Event):
            yield thing.timeline().svg
    for event in record.events:
        yield from map(repr, (*event.evidence, *event.plans, event.when, *event.evidence_for("title")))
    yield from record.events.by(record.actors[0]).hints


def test_no_output_has_letters_that_nobody_sees() -> None:
    """However a record shows itself, and whatever an error says of it, letters that nobody sees are escaped."""
    record = _hostile()
    event = record.all_events[0]
    assert HOSTILE in event.title
    assert HOSTILE in event.id
    assert set(HOSTILE) <= {*"".join(source.text or "" for source in record.sources)}
    for said in chain(_shown(record), _refusals(record, f"No{HOSTILE}body")):
        found = {each for each in said if needs_escape(each)} - {"\n", "\t", *JOINERS}
        assert not found, (said, found)
    assert "\\u001b" in event.cite()
    assert "\\u001b" in str(record.events)
    assert "\\u001b" in event._repr_html_()
