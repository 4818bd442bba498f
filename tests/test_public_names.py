"""The public names, their signatures and the columns of rows are those of the kept list."""

from tests import CHECKOUT
from tests.public_names import listed


def test_public_names_are_as_listed() -> None:
    """What others can use changes only with the list, so that a change is seen; `python -m tests.rewrite` writes it."""
    assert listed().splitlines() == (CHECKOUT / "tests" / "public-names.txt").read_text(encoding="utf-8").splitlines()


def test_the_list_says_what_others_rely_on() -> None:
    """The list has functions with their parameters, fields with their types, words of vocabularies and columns."""
    lines = listed().splitlines()
    for said in (
        "vnus_trade.Chronology.from_json(cls, document: str | bytes) -> Chronology",
        "vnus_trade.Events.possible: Listing[+L]",
        "vnus_trade.Rate.minimum: Decimal | None",
        "vnus_trade.Status.CALLED_OFF = 'called off'",
        "rows of NegotiationRound: number int",
    ):
        assert said in lines
