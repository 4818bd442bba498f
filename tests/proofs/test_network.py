"""The premises of a proof are those of the events that take place where the question asks."""

from vnus_trade.ordering.order import Order
from vnus_trade.ordering.stated import Stated
from vnus_trade.proofs.network import Network, Premise
from vnus_trade.time.constraints import Certainty

ORDER = Order.of([Stated("talks", takes_place=Certainty.POSSIBLE), Stated("report", after=("talks",))])


def test_what_need_not_take_place_has_premises_where_it_is_asked_about() -> None:
    """An event comes after another one only in the worlds in which that takes place."""
    (begins,) = Network.of(ORDER, ["report"]).premises
    assert begins == Premise(0, 1, strict=True, by="")
    with_talks = Network.of(ORDER, ["report", "talks"])
    points = {(point.of, point.is_end): number for number, point in enumerate(with_talks.points)}
    link = Premise(points["talks", True], points["report", False], stated_in="after", by="report")
    assert link in with_talks.premises
    assert len(with_talks.premises) == 3
