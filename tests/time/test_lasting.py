"""What lasts from one event until another."""

import pytest

from vnus_trade import TimeSpan
from vnus_trade.time.constraints import Certainty
from vnus_trade.time.lasting import first_end, lasts_on


@pytest.mark.parametrize(
    ("begun", "ended", "may_end", "expected"),
    [
        ("2031-05-02", (), (), Certainty.CERTAIN),
        ("2031-05-10", (), (), Certainty.CERTAIN),
        ("2031-05-11", (), (), Certainty.NOT),
        ("[2031-05-02..2031-05-20]", (), (), Certainty.POSSIBLE),
        ("2031-05-02", ("2031-05-10",), (), Certainty.CERTAIN),
        ("2031-05-02", ("2031-05-09",), (), Certainty.NOT),
        ("2031-05-02", ("2031-06", "2031-05-09"), (), Certainty.NOT),
        ("2031-05-02", ("[2031-05-09..2031-05-12]",), (), Certainty.POSSIBLE),
        ("2031-05-02", (), ("2031-05-09",), Certainty.POSSIBLE),
        ("2031-05-02", (), ("2031-05-12",), Certainty.CERTAIN),
    ],
)
def test_what_lasts_on_the_tenth_of_may(
    begun: str, ended: tuple[str, ...], may_end: tuple[str, ...], expected: Certainty
) -> None:
    """It lasts on the days on which it begins and ends; what need not happen ends it in some worlds."""
    day, *spans = (TimeSpan.parse(written, "UTC") for written in ("2031-05-10", begun))
    ends, doubtful = ([TimeSpan.parse(written, "UTC") for written in several] for several in (ended, may_end))
    assert lasts_on(day, spans[0], first_end(ends, doubtful)) is expected
