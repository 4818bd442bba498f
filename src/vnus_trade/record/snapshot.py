"""The shipped record as it was when all of it had been checked: plain data, used only for the very bytes it is of.

Each object has its class under ``""``, and the fields that are not as the class has them by default. What has an id
is there once and referred to as ``{"@": id}``, so everything is made after what it refers to.
"""

import json
from datetime import datetime
from typing import Any

from vnus_trade.answers.index import Contents
from vnus_trade.evidence.sources import Evidence, Quotation, Source
from vnus_trade.evidence.stretches import Lines, Repair, SetAside
from vnus_trade.model.entities import Office
from vnus_trade.model.events import Participant, Plan, RateStep
from vnus_trade.model.fields import COLLECTIONS, KINDS
from vnus_trade.model.quantities import Amount, Exemptions, Goods, Rate, SpecificDuty
from vnus_trade.ordering.order import Order
from vnus_trade.ordering.stated import Stated
from vnus_trade.record.chronology import Chronology
from vnus_trade.seeds import SNAPSHOT, pinned_files, sha256
from vnus_trade.time.span import TimeSpan

_PARTS = (Amount, Evidence, Exemptions, Goods, Lines, Office, Participant, Plan, Rate, RateStep, Repair)
_MAKERS: dict[str, Any] = {cls.__name__: cls for cls in (*KINDS.values(), *_PARTS, SetAside, SpecificDuty, Stated)}
_MAKERS |= {"TimeSpan": TimeSpan.parse, "datetime": datetime.fromisoformat}


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

    def made(self, pairs: list[tuple[str, Any]]) -> Any:
        """What an object of JSON stands for: an object of the model, one that was made before, or a mapping."""
        values: dict[str, Any] = {key: tuple(value) if type(value) is list else value for key, value in pairs}
        if "@" in values:
            return self.things[values["@"]]
        name = values.pop("", None)
        if name is None:
            return values
        if name == Evidence.__name__:
            # The quotation of each is spread out in it, as there are more of these than of all else together.
            source, start, end = (values.pop(key) for key in ("source", "start", "end"))
            values["quotation"] = Quotation(self.things[source], start, end)
        elif name == Source.__name__:
            values["text"] = self._texts.get(values["sha256"], b"").decode()
        made = _MAKERS[name](*values.pop("given", ()), **values)
        if "id" in values and name != Stated.__name__:
            self.things[values["id"]] = made
        return made
