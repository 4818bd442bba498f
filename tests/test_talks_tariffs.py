"""Questions on the tariffs, purchases and the framework of invented talks, a line each, certain and possible apart."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

import pytest

import vnus_trade
from tests.curated import TALKS, TALKS_TARIFFS
from tests.printed import text
from vnus_trade import Chronology, Commitment, Event, Goods, RatedMeasure, TariffAnnouncement
from vnus_trade.console.wrapping import Line
from vnus_trade.display.terminal import entry_lines, timeline_lines
from vnus_trade.model.vocabulary import MeasureChange, TariffStage


@pytest.fixture(scope="module")
def record() -> Chronology:
    """The talks, and the seven articles on what came of them."""
    return vnus_trade.load(TALKS, TALKS_TARIFFS)


def ids(events: Iterable[Event]) -> str:
    """The ids of events, in their order."""
    return " ".join(event.id for event in events)


def shown(measures: Iterable[RatedMeasure]) -> list[str]:
    """Who levies each measure on which goods, and what certainly | possibly."""
    return [
        f"{measure.imposed_by.name if measure.imposed_by else '?'}, {_words(measure.goods)}: "
        f"{'; '.join(map(str, measure.certainly))} | {'; '.join(map(str, measure.possibly))}"
        for measure in measures
    ]


def _words(goods: Iterable[Goods]) -> str:
    return ", ".join(each.words for each in goods)


QUESTIONS: list[tuple[str, Callable[[Chronology], object], object]] = [
    (
        "Which rates applied to goods of Nam Hai on 1 June, and from whom?",
        lambda record: shown(record.rates(on="2032-06-01", applied_to="Nam Hai")),
        ["Corvia, lamps: 30 per cent | ", "Corvia, lamps:  | 160 per cent (total)"],
    ),
    (
        "Which rate applied to lamps on the day before the suspension, and on its first?",
        lambda record: [shown(record.rates(on=day, imposed_by="Corvia"))[0] for day in ("2032-05-13", "2032-05-14")],
        ["Corvia, lamps: 145 per cent (additional) | ", "Corvia, lamps: 30 per cent | "],
    ),
    (
        "What applied to lamps when the prolonged suspension was to have ended, and nobody wrote?",
        lambda record: shown(record.rates(on="2032-11-20", imposed_by="Corvia"))[0],
        "Corvia, lamps:  | 145 per cent (additional); 30 per cent",
    ),
    (
        "What was suspended on 1 June?",
        lambda record: ids(record.tariffs.in_force(on="2032-06-01").where(change="suspends")),
        "lamps-suspension",
    ),
    (
        "What is suspended until when?",
        lambda record: {each.title: str(each.expires) for each in record.tariffs.suspended(on="2032-06-01")},
        {"Corvia prolongs the suspension for lamps": "2032-11-10"},
    ),
    (
        "Until when was it suspended, as far as was known in June and in September?",
        lambda record: [
            [str(each.expires) for each in record.as_of(day).tariffs.suspended(on=day).possible]
            for day in ("2032-06-01", "2032-09-01")
        ],
        [["2032-08-12"], ["2032-11-10"]],
    ),
    (
        "What may have been levied in October, as far as was known in June and in September?",
        lambda record: [
            ids(record.as_of(day).tariffs.in_force(on="2032-10-01", imposed_by="Corvia").possible)
            for day in ("2032-06-01", "2032-09-01")
        ],
        ["lamps-145 lamps-transshipped lamps-suspension", "lamps-transshipped lamps-suspension"],
    ),
    (
        "Until when is each rate for a time to apply?",
        lambda record: {each.id: str(each.expires) for each in record.tariffs.where(expires=bool)},
        {
            "lamps-suspension": "2032-08-12",
            "wool-30": "2032-08-12",
            "lamps-prolonged": "2032-11-10",
            "wool-prolonged": "2032-11-10",
        },
    ),
    (
        "What was threatened and never levied?",
        lambda record: {each.id: str(each.rate) for each in record.tariffs.where(stage="threatened")},
        {"lamps-threat": "at most 150 per cent"},
    ),
    (
        "What answered what?",
        lambda record: {each.id: ids(each.retaliates_for) for each in record.tariffs.where(retaliates_for=bool)},
        {"wool-145": "lamps-145"},
    ),
    (
        "At which rate did Nam Hai retaliate, and what did it levy in June?",
        lambda record: [shown(record.rates(on=day, imposed_by="Nam Hai"))[-1] for day in ("2032-04-11", "2032-06-01")],
        ["Nam Hai, wool: 145 per cent | ", "Nam Hai, wool: 30 per cent | "],
    ),
    (
        "Which goods are exempt, and what do transshipped ones pay?",
        lambda record: [
            [_words(each.exempt), each.condition, *map(str, each.certainly)]
            for each in record.rates(on="2032-04-12", applied_to="Nam Hai")
        ],
        [
            ["paper lanterns", None, "145 per cent (additional)"],
            ["paper lanterns", "transshipped", "160 per cent (total)"],
        ],
    ),
    (
        "Who pays the duty on honey, and who does not?",
        lambda record: [
            [each.id for each in record.rates(on="2032-10-19", applied_to=payer) if _words(each.goods) == "honey"]
            for payer in (None, "Nam Hai", "Corvia")
        ],
        [["honey"], [], []],
    ),
    (
        "How much is it, and for which quantity?",
        lambda record: str(record.tariffs.where(specific=bool).one().specific),
        "0.40 USD per kilogram",
    ),
    (
        "How does the duty on cheese fall in ten years?",
        lambda record: [f"{step.rate} from {step.in_force}" for step in record.tariffs.get("cheese-steps").steps],
        ["10 per cent from 2038-01-01", "0 per cent from 2043-01-01"],
    ),
    (
        "What may be levied on cheese in 2040?",
        lambda record: shown(record.rates(on="2040-06-01", imposed_by="Nam Hai"))[0],
        "Nam Hai, cheese:  | 20 per cent; 10 per cent; 15 per cent",
    ),
    (
        "Of whom was something requested, and by whom?",
        lambda record: {
            each.id: [ids_of(_asked(each)), ids_of(each.announced_by)]
            for each in (*record.tariffs.where(stage="requested"), *record.commitments.where(stage="requested"))
        },
        {"cheese-request": ["nam-hai", "corvia"], "diplomas": ["corvia", "nam-hai"]},
    ),
    (
        "Which pledges and requests were kept, and by what?",
        lambda record: {
            each.id: ids(each.fulfilled_by)
            for topic in ("lamps", "customs", "purchases")
            for each in record.positions(topic)
            if each.fulfilled_by
        },
        {"lamps-pledge": "lamps-20", "cheese-request": "cheese-steps", "wheat": "wheat-bought"},
    ),
    (
        "Which rate was levied when the pledge was kept?",
        lambda record: shown(record.rates(on="2032-12-18", imposed_by="Corvia", applied_to="Nam Hai"))[0],
        "Corvia, lamps: 20 per cent | ",
    ),
    (
        "How much was pledged in dollars, and by whom?",
        lambda record: {
            each.sides[0].name: [each.least, each.greatest]
            for each in record.commitments.where(stage="pledged").totals()
            if each.unit == "USD"
        },
        {"Nam Hai": [5_000_000_000, None], "Corvia": [1_500_000_000, 1_500_000_000]},
    ),
    (
        "How much was pledged in goods, and of what?",
        lambda record: {
            _words(each.commitments[0].goods): [each.least, each.greatest]
            for each in record.commitments.where(stage="pledged").totals()
            if each.unit != "USD"
        },
        {"Halcyon aircraft": [40, 40], "wheat": [200_000, 200_000]},
    ),
    (
        "What is still pledged, and what was carried out, whatever the article calls a tonne?",
        lambda record: [each.id for each in record.commitments.totals()],
        ["nam-hai:pledged:aircraft", "nam-hai:pledged:USD", "corvia:pledged:USD", "nam-hai:enacted:tonnes"],
    ),
    (
        "How many aircraft are to be bought, and for how much?",
        lambda record: " for ".join(map(str, record.commitments.where(worth=bool).one().amounts)),
        "40 aircraft for more than 3000000000 USD",
    ),
    (
        "Which deadlines are open in January, and in April once the wheat is bought?",
        lambda record: [
            [ids(due := record.commitments.due(on=day)), ids(due.possible)] for day in ("2033-01-05", "2033-04-05")
        ],
        [["machinery port", "aircraft wheat"], ["machinery port", "aircraft"]],
    ),
    (
        "What does the purchase of aircraft depend on?",
        lambda record: record.commitments.where(provided=bool).one().provided,
        "its parliament approves",
    ),
    (
        "Which stage had the framework on each day?",
        lambda record: [
            [" ".join(each) for each in (found.certain, found.possible)]
            for day in ("2032-10-17", "2032-11-01", "2032-12-15", "2033-02-28", "2033-03-02")
            for found in [record.agreements.get("framework-ratified").stage_on(day, zone="UTC")]
        ],
        [["", ""], ["announced", ""], ["announced signed", ""], ["signed", "ratified"], ["ratified", ""]],
    ),
    (
        "Which of its stages were current on the day of the signing?",
        lambda record: ids(record.agreements.current(on="2032-12-15")),
        "framework framework-signed",
    ),
    (
        "Through which stages did it go?",
        lambda record: [f"{each.stage}, {each.when}" for each in record.agreements.get("framework-ratified").stages],
        ["announced, 2032-10-18", "signed, 2032-12-15", "ratified, 2033-03-01"],
    ),
    (
        "Which law does a duty rest on, and which order changed it?",
        lambda record: (
            [each.title for tariff in record.tariffs for each in (tariff.authority, tariff.instrument) if each]
        ),
        ["Customs Act", "Lamp Order"],
    ),
]


def ids_of(actors: Iterable[vnus_trade.Actor]) -> str:
    """The ids of actors, in their order."""
    return " ".join(actor.id for actor in actors)


def _asked(event: Event) -> tuple[vnus_trade.Actor, ...]:
    """Those who would have to do what a tariff or a commitment is about."""
    if isinstance(event, Commitment):
        return event.obliged
    assert isinstance(event, TariffAnnouncement)
    return () if event.imposed_by is None else (event.imposed_by,)


@pytest.mark.parametrize(("asked", "answer"), [row[1:] for row in QUESTIONS], ids=[row[0] for row in QUESTIONS])
def test_question(record: Chronology, asked: Callable[[Chronology], object], answer: object) -> None:
    """Each question is answered in a line, with what is certain and what is possible apart."""
    assert asked(record) == answer


LINES = {
    "lamps-threat": "threatened: a tariff of up to 150 per cent by Corvia on lamps from Nam Hai",
    "wool-offer": "offered: the removal by Nam Hai of tariffs on wool from Corvia",
    "cheese-request": "requested of Nam Hai by Corvia: a cut in tariffs on cheese from Corvia, to 10 per cent",
    "lamps-145": (
        "enacted: a new tariff of 145 per cent by Corvia on lamps from Nam Hai, on top of other duties; "
        "exempt: paper lanterns (HS 9405); takes effect 9 April 2032"
    ),
    "wool-145": "enacted: a tariff of 145 per cent by Nam Hai on wool from Corvia; takes effect 11 April 2032",
    "lamps-transshipped": (
        "enacted: a tariff of 160 per cent on lamps (“transshipped”), in total; takes effect 9 April 2032"
    ),
    "lamps-suspension": (
        "enacted: a suspension by Corvia of tariffs of 145 per cent on lamps from Nam Hai, meanwhile 30 "
        "per cent; takes effect 14 May 2032; ends 12 August 2032"
    ),
    "wool-30": (
        "enacted: a cut by Nam Hai in tariffs on wool, from 145 per cent to 30 per cent; takes effect 14 "
        "May 2032; ends 12 August 2032"
    ),
    "lamps-prolonged": "enacted: an extension by Corvia of the suspension of tariffs on đèn; ends 10 November 2032",
    "wool-prolonged": (
        "enacted: an extension by Nam Hai of existing tariff terms on len from Corvia, at 30 per cent; "
        "ends 10 November 2032"
    ),
    "lamps-pledge": "pledged: a cut by Corvia in tariffs on lamps from Nam Hai, to 20 per cent",
    "cheese-steps": (
        "agreed: a cut by Nam Hai in tariffs on cheese from Corvia, from 20 per cent to 15 per cent, then "
        "10 per cent from 1 January 2038, then 0 per cent from 1 January 2043; takes effect 1 January "
        "2033"
    ),
    "honey": (
        "enacted: a tariff of 0.40 USD per kilogram by Corvia on honey from all countries; exempt: Nam "
        "Hai; takes effect 1 October 2032"
    ),
    "lamps-20": (
        "enacted: a cut by Corvia in tariffs on lamps from Nam Hai, to 20 per cent; takes effect 17 December 2032"
    ),
    "aircraft": (
        "pledged: purchases by Nam Hai of Halcyon aircraft from Corvia, 40 aircraft worth more than 3 "
        "billion USD; due 2036; provided “its parliament approves”"
    ),
    "machinery": "pledged: purchases by Nam Hai of machinery from Corvia, 2 billion USD; due 2034",
    "wheat": "pledged: purchases by Nam Hai of wheat from Corvia, 200,000 tonnes; due 2033",
    "port": "pledged: investment by Corvia, 1.5 billion USD; due 2035",
    "diplomas": "requested of Corvia by Nam Hai: recognition",
    "wheat-bought": "carried out: purchases by Nam Hai of lúa mì from Corvia, 200,000 tấn",
}
"""What the timeline says of each tariff and commitment."""

_IN_WORDS: dict[MeasureChange | None, str] = {
    None: "",
    MeasureChange.INTRODUCES: ": a new tariff ",
    MeasureChange.CUTS: ": a cut ",
    MeasureChange.REMOVES: ": the removal ",
    MeasureChange.SUSPENDS: ": a suspension ",
    MeasureChange.PROLONGS: ": an extension ",
}


def _measures(record: Chronology) -> list[TariffAnnouncement | Commitment]:
    return [*record.tariffs, *record.commitments]


def _plain(lines: Iterable[Line]) -> str:
    """Printed lines without colours, and with one space for each run of white space."""
    return " ".join(text(lines).split())


def test_the_timeline_says_no_more_than_the_articles(record: Chronology) -> None:
    """Each line says the change, the rate after and before, who and whose goods, and from when until when."""
    timeline = _plain(timeline_lines(record))
    assert [each.id for each in _measures(record)] == [*LINES]
    assert [id_ for id_, line in LINES.items() if f"[{id_}] {line} “" not in timeline] == []


def test_no_line_has_a_change_that_is_not_its_own(record: Chronology) -> None:
    """A cut, a suspension or a removal is never a new tariff, and what no source calls a change is none."""
    for tariff in record.tariffs:
        said = {words for words in _IN_WORDS.values() if words and words in LINES[tariff.id]}
        assert said == set(filter(None, [_IN_WORDS[tariff.change]])), tariff.id


def test_every_per_cent_of_a_line_stands_in_words_or_has_a_reason(record: Chronology) -> None:
    """A line has no rate that neither the quotations of its entry have nor the curator gives a reason for."""
    for tariff in record.tariffs:
        quoted = " ".join(each.quotation.exact for each in tariff.evidence).replace("zero per cent", "0 per cent")
        rates = re.findall(r"(\d+) per cent", LINES[tariff.id])
        unsaid = [rate for rate in rates if not re.search(rf"\b{rate}\b", quoted)]
        assert not unsaid or "rate_before" in tariff.inferred, tariff.id


SHOWN: dict[str, Callable[[Chronology, Event], str]] = {
    "timeline": lambda _, event: LINES[event.id],
    "card": lambda record, event: _plain(entry_lines(event, record)),
    "HTML": lambda _, event: " ".join(re.sub("<[^>]*>", " ", event._repr_html_()).split()),
    "row": lambda record, event: str(record.events.of_kind(type(event)).where(title=event.title).rows()),
    "picture": lambda record, event: next(
        label for label in re.findall("<text[^>]*>([^<]*)<", record.timeline().svg) if label.endswith(event.title)
    ),
}


@pytest.mark.parametrize("show", SHOWN.values(), ids=SHOWN)
def test_every_display_says_which_change_it_is(record: Chronology, show: Callable[[Chronology, Event], str]) -> None:
    """No display gives the rate of what cuts, suspends, removes or prolongs without saying so."""
    for tariff in record.tariffs:
        if tariff.change not in (None, MeasureChange.INTRODUCES) and tariff.rate is not None:
            words = (tariff.change, _IN_WORDS[tariff.change])
            assert any(word in show(record, tariff) for word in words), tariff.id


@pytest.mark.parametrize("show", [SHOWN["timeline"], SHOWN["card"], SHOWN["HTML"], SHOWN["row"]])
def test_what_is_requested_is_said_to_be(record: Chronology, show: Callable[[Chronology, Event], str]) -> None:
    """Whoever is asked is never said to do it: each display has the stage, and the timeline of whom it is asked."""
    for event in _measures(record):
        if event.stage is TariffStage.REQUESTED:
            assert "requested" in show(record, event), event.id
            asked, asking = _asked(event)[0].name, event.announced_by[0].name
            assert LINES[event.id].startswith(f"requested of {asked} by {asking}: ")
            assert f"by {asked}" not in LINES[event.id]


def test_an_amount_is_as_open_as_its_article_has_it(record: Chronology) -> None:
    """More than 3 billion is more than that in the line, and open above in the row and in the sum."""
    (row,) = record.commitments.where(provided=bool).rows()
    assert "40 aircraft worth more than 3 billion USD" in LINES["aircraft"]
    assert (row["amount_least"], row["amount_greatest"], row["amount_unit"]) == (Decimal(40), Decimal(40), "aircraft")
    assert (row["worth_least"], row["worth_greatest"], row["worth_unit"]) == (Decimal(3 * 10**9), None, "USD")


def test_commitments_have_a_lane_of_their_own(record: Chronology) -> None:
    """A picture shows what is pledged, beside tariffs and agreements."""
    labels = re.findall("<text[^>]*>([^<]*)<", record.timeline().svg)
    assert {"Tariffs · 14", "Commitments · 6", "Agreements · 3 and 2 possible"} <= set(labels)
    assert {each.title for each in record.commitments} <= set(labels)


def test_a_pledge_is_in_the_lane_of_its_side(record: Chronology) -> None:
    """A pledge is what one side did, and not what both did together: the other only has it promised."""
    svg = record.timeline(lanes="side").svg
    labels = re.findall("<text[^>]*>([^<]*)<", svg)
    heading = next(label for label in labels if label.startswith("Several sides together"))
    together = labels[labels.index(heading) :]
    assert not {each.title for each in record.commitments.where(stage="pledged")} & set(together)


def test_a_measure_is_called_by_what_first_took_effect(record: Chronology) -> None:
    """What carries on from a threat has the title of the tariff, not of the threat."""
    measure = record.rates(on="2032-06-01", imposed_by="Corvia")[0]
    assert (measure.id, measure.title) == ("lamps-threat", "Corvia lays 145 per cent on lamps")


def test_the_tariffs_survive_a_document(record: Chronology) -> None:
    """Read back from JSON, the record has the same digest, rates, sums and stages."""
    again = Chronology.from_json(record.to_json())
    assert (again, again.digest) == (record, record.digest)
    assert list(map(repr, again.rates(on="2032-06-01"))) == list(map(repr, record.rates(on="2032-06-01")))
    assert list(map(repr, again.commitments.totals())) == list(map(repr, record.commitments.totals()))
    assert again.agreements.get("framework-ratified").stage_on("2032-12-20") == record.agreements.get(
        "framework-ratified"
    ).stage_on("2032-12-20")


def test_a_day_is_read_in_one_zone(record: Chronology) -> None:
    """`stage_on` and `current` read a day in the zone of the negotiation, also as of a day and from JSON."""
    for each in (record, record.as_of("2033-04-01"), Chronology.from_json(record.to_json())):
        last = each.agreements.get("framework-ratified")
        for day in ("2032-10-18", "2032-12-14", "2032-12-15", "2032-12-16", "2033-02-28", "2033-03-01"):
            current, found = each.agreements.current(on=day), last.stage_on(day)
            chain = (
                [stage for stage in current if stage in last.stages],
                [s for s in current.possible if s in last.stages],
            )
            assert [tuple(stage.stage for stage in stages) for stages in chain] == [found.certain, found.possible], day
        assert last.read_in == each.negotiations[0].zone


def test_every_letter_is_accounted_for(record: Chronology) -> None:
    """Duties, purchases and stages leave nothing of their articles over."""
    assert [line for source in record.sources for line in record.ledger(source) if line.unaccounted] == []
