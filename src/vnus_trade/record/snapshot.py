"""The checked record as plain data, used while no byte of its folder has changed.

Each object has its class under ``""``, and the fields that are not as the class has them by default. What has an id
is there once and referred to as ``{"@": id}``, so everything is made after what it refers to. Objects are put together
as they were, and nothing of them is checked again.
"""

import json
from datetime import datetime
from decimal import Decimal
from typing import Any

import attrs

from vnus_trade.contents.index import Contents
from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.evidence.stretches import Lines, Repair, SetAside
from vnus_trade.evidence.vocabulary import Vocabulary
from vnus_trade.frozen import FrozenMapping
from vnus_trade.model.entities import Office
from vnus_trade.model.events import Participant, Plan, RateStep
from vnus_trade.model.fields import COLLECTIONS, KINDS
from vnus_trade.model.quantities import Amount, Exemptions, Goods, Rate, SpecificDuty
from vnus_trade.ordering.order import Order
from vnus_trade.ordering.stated import Stated
from vnus_trade.record.chronology import Chronology
from vnus_trade.seeds import SNAPSHOT, pinned_files, sha256
from vnus_trade.time.constraints import Certainty
from vnus_trade.time.span import TimeSpan

_PARTS = (Amount, Evidence, Exemptions, Goods, Lines, Office, Participant, Plan, Rate, RateStep, Repair)
_CLASSES: dict[str, Any] = {cls.__name__: cls for cls in (*KINDS.values(), *_PARTS, SetAside, SpecificDuty, Stated)}
# What makes a value of one or more others, which stand under "given".
_MAKERS: dict[str, Any] = {cls.__name__: cls for cls in Vocabulary.__subclasses__()}
_MAKERS |= {"Certainty": Certainty, "Decimal": Decimal, "TimeSpan": TimeSpan.parse, "datetime": datetime.fromisoformat}


def read() -> Chronology | None:
    """The shipped record; `None` if some of its files are not those that the snapshot was made of."""
    files = pinned_files()
    reading = _Reading({sha256(content): content for content in files.values()})
    document = json.loads(SNAPSHOT.read_bytes(), object_pairs_hook=reading.made)
    if document["files"] != {name: sha256(content) for name, content in files.items()}:
        return None
    contents = {name: tuple(map(reading.things.__getitem__, document[name])) for name in COLLECTIONS}
    return Chronology.of(Contents(**contents), Order.of(document["order"]), document["filed"])


class _Reading:
    """Makes the objects of a snapshot, each as soon as its JSON ends."""

    def __init__(self, texts: dict[str, bytes]) -> None:
        self.things: dict[str, Any] = {}
        self._texts = texts
        # The values that each class has by default.
        self._defaults: dict[str, dict[str, Any]] = {}

    def made(self, pairs: list[tuple[str, Any]]) -> Any:
        """What an object of JSON stands for: an object of the model, one that was made before, or a mapping."""
        values: dict[str, Any] = {key: tuple(value) if type(value) is list else value for key, value in pairs}
        if "@" in values:
            return self.things[values["@"]]
        name = values.pop("", None)
        if name is None:
            return FrozenMapping(values)
        if name in _MAKERS:
            return _MAKERS[name](*values["given"])
        if name == Evidence.__name__:
            # The quotation of each is spread out in it, as there are more of these than of all else together.
            source, start, end = (values.pop(key) for key in ("source", "start", "end"))
            quotation = {"source": self.things[source], "start": start, "end": end, "kept": None}
            values["quotation"] = _put_together(Quotation, quotation)
        elif name == Source.__name__:
            values["text"] = self._texts.get(values["sha256"], b"").decode()
        made = _put_together(_CLASSES[name], self._defaults_of(name) | values)
        if "id" in values and name != Stated.__name__:
            self.things[values["id"]] = made
        return made

    def _defaults_of(self, name: str) -> dict[str, Any]:
        if name not in self._defaults:
            self._defaults[name] = {field.name: field.default for field in attrs.fields(_CLASSES[name])}
        return self._defaults[name]


def _put_together(cls: Any, values: dict[str, Any]) -> Any:
    made = object.__new__(cls)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made
