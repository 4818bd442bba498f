"""What a new user tries: guesses that work or explain themselves, and advice that can be followed."""

import shutil
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

import vnus_trade
from tests import CHECKOUT
from vnus_trade import guesses

GUESSES = tomllib.loads((Path(__file__).parent / "guesses.toml").read_text(encoding="utf-8"))
ADVICE = tomllib.loads(Path(guesses.__file__).with_name("guesses.toml").read_text(encoding="utf-8"))
RECORD = vnus_trade.load()


def there() -> dict[str, Any]:
    """What a user has at hand: the package, a record, and one of each thing that messages speak of."""
    return dict(_there())


@cache
def _there() -> Mapping[str, Any]:
    modules = {name: pytest.importorskip(name) for name in LIBRARIES}
    talks, deal = RECORD["round-2"], RECORD.deal
    return {
        "vnus_trade": vnus_trade,
        **{name: getattr(vnus_trade, name) for name in vnus_trade.__all__},
        **modules,
        "record": RECORD,
        "answer": RECORD.rounds,
        "event": talks,
        "statement": RECORD["greer-confidence"],
        "participant": RECORD["april-call"].participants[0],  # type: ignore[attr-defined]
        "actor": RECORD.actor("To Lam"),
        "source": RECORD.source("second-round"),
        "evidence": talks.evidence[0],
        "quotation": talks.quotations[0],
        "span": talks.when,
        "other": deal.when,
        "rate": vnus_trade.Rate(20, 40),
        "passage": RECORD.search("aircraft")[0],
        "picture": RECORD.rounds.timeline(),
    }


LIBRARIES = ("attrs", "copy", "datetime", "decimal", "json", "numpy", "pandas", "pickle", "polars", "pyarrow", "duckdb")


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Files that a guess writes lie elsewhere, beside a folder of the user's own."""
    shutil.copytree(CHECKOUT / "docs" / "explanation" / "lamps", tmp_path / "my-articles")
    monkeypatch.chdir(tmp_path)


def given(guess: str) -> str:
    """What a guess gives: the value as Python shows it, or the error with its message."""
    try:
        value = eval(guess, there())  # noqa: S307 (they are ours)
    except Exception as error:  # noqa: BLE001 (any error may be the answer)
        return f"{type(error).__name__}: {error}"
    return repr(value)


def fits(found: str, expected: str) -> bool:
    """Return whether what was found is what is expected: dots leave out the rest, and what to write ends an error."""
    if expected.startswith("write "):
        found = found.partition("; ")[2]
    beginning, dots, end = expected.partition("...")
    return found.startswith(beginning) and found.endswith(end) if dots else found == expected


@pytest.mark.parametrize(("guess", "expected"), [each for part in GUESSES.values() for each in part.items()])
def test_a_guess_works_or_explains_itself(guess: str, expected: str) -> None:
    """What a user of pandas, attrs and datetime tries gives what it should, or says what to write."""
    found = given(guess)
    assert fits(found, expected), found


def test_an_attribute_that_fails_by_itself() -> None:
    """What an attribute itself raises is not taken for the attribute missing."""

    class Broken(guesses.Explained):
        """Has an attribute that raises."""

        @property
        def words(self) -> str:
            """Look up what is not there."""
            return str(vars(vnus_trade)["no such name"].words)

        @property
        def text(self) -> str:
            """Look up an attribute that is not there."""
            return str(attrs.NOTHING.text)  # type: ignore[attr-defined]

    for name, error, said in (("words", KeyError, "no such name"), ("text", AttributeError, "has no attribute 'text'")):
        with pytest.raises(error, match=said):
            getattr(Broken(), name)


def test_there_are_enough_guesses() -> None:
    """The table holds what the package promises: guesses of many sorts."""
    assert sum(map(len, GUESSES.values())) >= 180


@pytest.mark.parametrize(("about", "guess"), [(about, guess) for about, guessed in ADVICE.items() for guess in guessed])
def test_advice_can_be_followed(about: str, guess: str) -> None:
    """What an error says to write runs as it stands, and nothing is explained that is there."""
    expression, _, _ = ADVICE[about][guess].partition("; ")
    code = f"{expression}: pass" if expression.startswith("for ") else expression
    exec(code, there())  # noqa: S102 (they are ours)
    cls = getattr(vnus_trade, about, None)
    assert cls is None or guess not in dir(cls)
    assert cls is not None or about in ("Entity", "where")
    assert cls is None or not attrs.has(cls) or guess not in attrs.fields_dict(cls)
