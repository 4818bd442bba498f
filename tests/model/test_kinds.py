"""Objects that are made by hand: every field takes values of its kind alone, and keeps none that can change."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from inspect import signature
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import attrs
import pytest

from tests.curated import TALKS, TALKS_TARIFFS, VALID
from vnus_trade import (
    Document,
    Evidence,
    Gap,
    Goods,
    ImpossibleValue,
    Limits,
    Negotiation,
    Quotation,
    Source,
    TimeSpan,
    load,
)
from vnus_trade.frozen import FrozenMapping
from vnus_trade.model.entities import Entity
from vnus_trade.model.fields import COLLECTIONS

_PARTS = (
    *("evidence", "plans", "steps", "offices", "participants", "repairs", "set_aside", "goods", "rate", "amount"),
    *("specific", "exempts", "quotation", "lines"),
)


def _parts(thing: Any) -> Iterator[Any]:
    """An object and all that it consists of."""
    yield thing
    for name in _PARTS:
        value = getattr(thing, name, ())
        for part in value if isinstance(value, tuple) else (value,):
            if attrs.has(type(part)):
                yield from _parts(part)


def _one_of_each() -> dict[type[Any], Any]:
    """An object of each class of the model, from records."""
    records = (load(), load(TALKS, TALKS_TARIFFS), load(VALID))
    things = (thing for record in records for name in COLLECTIONS for thing in getattr(record, name))
    return {type(part): part for thing in things for part in _parts(thing)} | {Limits: Limits()}


ONE_OF_EACH = _one_of_each()
FIELDS = [
    pytest.param(cls, field.name, id=f"{cls.__name__}.{field.name}")
    for cls in ONE_OF_EACH
    for field in attrs.fields(cls)
]


def _changed(cls: type[Any], name: str, value: object) -> Any:
    return attrs.evolve(ONE_OF_EACH[cls], **{name: value})


def _wrong(hint: Any) -> Iterator[object]:
    """Values that are of no kind that the annotation of a field names."""
    yield from (object(), 2.5, b"nonsense", [object()], {3: 4}, datetime(2025, 7, 2, tzinfo=UTC), TimeSpan)
    kinds = get_args(hint) or (hint,)
    if str not in kinds or get_origin(hint) is tuple:
        yield "nonsense"
    if NoneType not in kinds:
        yield None
    if bool not in kinds:
        yield True


def test_every_class_is_here() -> None:
    """The law of kinds is held of every class that the model has objects of."""
    there = {cls.__name__ for cls in ONE_OF_EACH}
    assert there >= {cls.__name__ for cls in COLLECTIONS.values()} - {"Event", "Gap", "Place"}
    assert there >= {"Rate", "Amount", "Goods", "Office", "Plan", "RateStep", "Participant", "Quotation", "Evidence"}
    assert there >= {"Repair", "SetAside", "Lines", "Exemptions", "Gap", "Place", "Commitment", "NegotiationRound"}


def test_what_has_an_id_is_made_by_keywords() -> None:
    """Nothing that has an id takes a value by its place, so that new fields may stand anywhere among the others."""
    by_place = {
        cls.__name__: [each.name for each in signature(cls).parameters.values() if each.kind is not each.KEYWORD_ONLY]
        for cls, one in ONE_OF_EACH.items()
        if hasattr(one, "id")
    }
    assert len(by_place) > 10
    assert not any(by_place.values())


@pytest.mark.parametrize("one", [one for one in ONE_OF_EACH.values() if isinstance(one, Entity | Source)], ids=repr)
def test_what_has_quotations_goes_by_its_id(one: Entity | Source) -> None:
    """It shows its class and its id, and is hashed by these alone, while it is compared by all that was curated."""
    assert repr(one).startswith(f"<{type(one).__name__} {one.id}")
    other = attrs.evolve(one, inferred={"title": "By its headline"})
    assert other != one
    assert hash(other) == hash(one)


@pytest.mark.parametrize(("cls", "name"), FIELDS)
def test_a_field_takes_values_of_its_kind_alone(cls: type[Any], name: str) -> None:
    """Any other value is refused when the object is made."""
    for value in _wrong(get_type_hints(cls)[name]):
        with pytest.raises(ImpossibleValue):
            _changed(cls, name, value)


@pytest.mark.parametrize(("cls", "name"), FIELDS)
def test_an_object_keeps_nothing_that_can_change(cls: type[Any], name: str) -> None:
    """A list becomes a tuple and a dict a frozen mapping, which are equal to what was given and not the same."""
    hint, value = get_type_hints(cls)[name], getattr(ONE_OF_EACH[cls], name)
    if get_origin(hint) is tuple:
        given: Any = list(value)
        found = getattr(_changed(cls, name, given), name)
        given.append("later")
        assert type(found) is tuple
        assert found == value
    elif get_origin(hint) is FrozenMapping:
        found = getattr(_changed(cls, name, dict(value)), name)
        assert type(found) is FrozenMapping
        assert found == value
    else:
        assert not isinstance(value, list | dict | set | Mapping)


SOURCE = Source(id="gazette", file="text.txt", sha256="0", text="They met.", title="[They met]")
WITHHELD = attrs.evolve(SOURCE, text=None, line_lengths=(9,))
QUOTATION = Quotation(SOURCE, 0, 4)
MANY = list(range(100))
NEEDED: Mapping[type[Any], Mapping[str, object]] = {
    Document: {"id": "act", "title": "An act"},
    Evidence: {"quotation": QUOTATION},
    Quotation: {"source": SOURCE, "start": 0, "end": 4},
    Gap: {"id": "gap", "title": "What is missing", "missing": "round", "explanation": "It is."},
    Negotiation: {"id": "talks", "title": "Talks"},
}
"""What an object of a class needs to be right."""


@pytest.mark.parametrize(
    ("cls", "fields", "message"),
    [
        (Document, {"title": None}, "act: title is None, which is no str"),
        (Document, {"id": 3}, "Document: id is 3, which is no str"),
        (Document, {"id": ""}, "Document: id is empty"),
        (Document, {"evidence": ("no",)}, "act: evidence is 'no', which is no Evidence"),
        (Document, {"evidence": "all"}, "act: evidence is 'all', which is no tuple"),
        (Document, {"inferred": ("no",)}, "act: inferred is ('no',), which is no mapping"),
        (Document, {"title": MANY}, f"act: title is {str(MANY)[:57]}..., which is no str"),
        (Evidence, {"fields": "title"}, "Evidence: fields is 'title', which is no tuple"),
        (Evidence, {"reads": {"They": "ada"}}, "Evidence: reads is 'ada', which is no tuple"),
        (Quotation, {"start": 5}, "Quotation: 5 to 4 is no span of words, and the text has 9 letters"),
        (Quotation, {"start": 4}, "Quotation: 4 to 4 is no span of words, and the text has 9 letters"),
        (Quotation, {"start": -1}, "Quotation: -1 to 4 is no span of words, and the text has 9 letters"),
        (Quotation, {"end": 10}, "Quotation: 0 to 10 is no span of words, and the text has 9 letters"),
        (Quotation, {"source": WITHHELD, "start": 5, "kept": "met"}, "Quotation: 5 to 4 is no span of words"),
        (Goods, {"words": "tea", "hs": 902}, "Goods: hs is 902, which is no str"),
        (Gap, {"concerns": ["deal"]}, "gap: concerns has 'deal', which is nothing of a record"),
        (Negotiation, {"clocks": {"Hanoi": 7}}, "talks: clocks is 7, which is no str"),
    ],
)
def test_what_cannot_be_right(cls: type[Any], fields: Mapping[str, object], message: str) -> None:
    """A value that cannot be right is refused, and the error says why."""
    with pytest.raises(ImpossibleValue) as refusal:
        cls(**{**NEEDED.get(cls, {}), **fields})
    assert str(refusal.value) == message


def test_the_filing_of_a_record_cannot_change() -> None:
    """Nobody can change for which negotiation something was curated."""
    filed: Any = load(VALID).filed
    with pytest.raises(TypeError):
        filed["deal"] = "elsewhere"


def test_the_last_letter_may_be_quoted() -> None:
    """A quotation may begin at the first letter of a text and end at the last."""
    assert Quotation(SOURCE, 0, 9).exact == "They met."
