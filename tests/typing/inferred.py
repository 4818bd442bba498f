"""What an editor infers of what users write, and what it must refuse: `make types` holds both, and nothing runs it.

A line that must be refused has a ``type: ignore``, which is itself an error where nothing is to be ignored.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, assert_type

from vnus_trade import (
    POLICIES,
    Actor,
    Agreement,
    AgreementStage,
    Chronology,
    Commitment,
    Difference,
    Event,
    Events,
    Evidence,
    Gap,
    Listing,
    Meeting,
    NegotiationRound,
    Picture,
    Rate,
    RatedMeasure,
    Relation,
    RoundRow,
    Source,
    Statement,
    TariffAnnouncement,
    TariffRow,
    TimeSpan,
    Why,
    load,
    read_phrase,
)


def whole() -> None:
    """What a record is made of."""
    record = load()
    assert_type(record, Chronology)
    assert_type(record.events, Events[Event])
    assert_type(record.rounds, Events[NegotiationRound])
    assert_type(record.sources, Listing[Source])
    assert_type(record["deal"], Event)
    assert_type(record.deal, Agreement)
    assert_type(record.actor("To Lam"), Actor)
    assert_type(record.rates(on="2025-04-20"), Listing[RatedMeasure])
    assert_type(record.as_of(date(2025, 5, 1)), Chronology)
    assert_type(record.diff(record), Difference)
    assert_type(record.relations("round-1", "round-2"), frozenset[Relation])
    assert_type(record.elapsed("round-1", "round-2"), tuple[timedelta | None, timedelta | None])
    assert_type(record.why("round-1", "before", "round-2"), Why)
    assert_type(record.to_json(texts=False), str)
    assert_type(record.timeline(), Picture)


def _first_of(events: Sequence[Event]) -> Event:
    return events[0]


def answers(record: Chronology) -> None:
    """Questions keep the class of what they are asked of, and answers are sequences of it."""
    assert_type(record.rounds.before(record.deal), Events[NegotiationRound])
    assert_type(record.rounds.before(record.deal).last, NegotiationRound)
    assert_type(record.rounds.before(record.deal).last.number, int | None)
    assert_type(record.events.of_kind(Meeting), Events[Meeting])
    assert_type(record.events.of_kind("meeting"), Events[Meeting])
    assert_type(record.get("round-9", None), Event | None)
    assert_type(record.statements.by("Greer").possible, Listing[Statement])
    assert_type(record.rounds[0], NegotiationRound)
    assert_type(record.rounds[:1], Listing[NegotiationRound])
    assert_type(record.rounds.after("2025-04-22").gaps, Listing[Gap])
    assert_type(record.tariffs.where(rate=46).one(), TariffAnnouncement)
    assert_type(record.commitments.due(on="2025-07-03"), Events[Commitment])
    assert_type(record.tariffs.rows(), list[TariffRow])
    assert_type(record.events.rows()[0]["rate_minimum"], Decimal | None)
    assert_type(record.rounds[:1].rows(), list[RoundRow])
    assert_type(record.rounds.possible.rows()[0]["number"], int | None)
    assert_type(record.actors.rows(), list[dict[str, Any]])
    assert_type([event.id for event in record.rounds], list[str])
    _first_of(record.rounds)


def objects(tariff: TariffAnnouncement, agreement: Agreement, event: Event) -> None:
    """Fields have the types that they are documented with."""
    assert_type(tariff.rate, Rate | None)
    assert_type(tariff.applied_to, tuple[Actor, ...])
    assert_type(tariff.in_force, TimeSpan | None)
    assert_type(tariff.inferred["rate"], str)
    assert_type(agreement.stage, AgreementStage | None)
    assert_type(event.evidence[0], Evidence)
    assert_type(event.evidence[0].quotation.exact, str)
    assert_type(event.when.begin_earliest, datetime | None)
    assert_type(event.occasion, Meeting | None)
    assert_type(Rate("46").minimum, Decimal | None)
    policy = POLICIES["common"]
    assert_type(read_phrase("early April", anchor=TimeSpan.parse("2025-04-23"), zone="UTC", policy=policy), TimeSpan)


def refused(record: Chronology, event: Event) -> None:
    """What cannot be right is an error in the editor already."""
    record.deal = event  # type: ignore[misc, assignment]
    event.title = "Another"  # type: ignore[misc]
    record.rounds[0] = event  # type: ignore[index]
    record.events.before(2025)  # type: ignore[arg-type]
    record.events.due(on="2025-07-03")  # type: ignore[misc]
    record.rounds.frist  # type: ignore[attr-defined]  # noqa: B018 (what is refused)
    record.rounds[:1].before(record.deal)  # type: ignore[attr-defined]
    record.rates("2025-04-20")  # type: ignore[call-arg]
    Actor(name="Ada", kind="person")  # type: ignore[call-arg]
    Rate(2.5)  # type: ignore[arg-type]
    load(3)  # type: ignore[arg-type]
