"""Laws of numbers in curation files: however TOML writes one, the record has its value and nothing else of it."""

import re
from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.curated import write
from vnus_trade import Chronology, CurationError, Rate, TariffAnnouncement, load
from vnus_trade.record.digest import digest

_digits = st.text("0123456789", min_size=1, max_size=14).map(lambda text: text.lstrip("0") or "0")
_apart = st.builds(
    lambda text, at: f"{text[:at]}_{text[at:]}" if 0 < at < len(text) else text, _digits, st.integers(0, 9)
)
_signs = st.sampled_from(("", "", "+", "-"))
_exponents = st.builds("{}{}{}".format, st.sampled_from("eE"), _signs, st.integers(0, 30) | st.just("9" * 25))
_written = st.one_of(
    st.builds("{}{}".format, _signs, _apart),
    st.builds(
        "{}{}.{}{}".format, _signs, _apart, st.text("0123456789", min_size=1, max_size=14), _exponents | st.just("")
    ),
    st.builds("{}{}{}".format, _signs, _apart, _exponents),
    st.builds("{}0{}".format, _signs, st.sampled_from((".0", ".00", "e0", "E7", ".0e-3"))),
    st.integers(0, 10**9).flatmap(lambda number: st.sampled_from((hex(number), oct(number), bin(number)))),
    st.sampled_from(("inf", "-inf", "nan", "-nan", "true", "9" * 5_000, "0." + "1" * 300)),
)
"""Numbers as TOML can write them, some of which no rate can be, and some that are none."""

_ARTICLE = """
from = "text.txt"
[source]
id = "gazette"
sha256 = "DIGEST"
title = "[A duty]"
[[tariff]]
id = "duty"
title = "A duty"
rate = {rate}
stage = "announced"
inferred = {{ rate = "This is a test" }}
[[tariff.evidence]]
quote = "A duty is announced."
for = "stage"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of one tariff."""
    return write(tmp_path_factory.mktemp("numbers"), "A duty is announced.\n", _ARTICLE.format(rate=1))


def _loaded(folder: Path, rate: str) -> Chronology | None:
    """The record with a rate, or nothing if there is none."""
    article = folder / "curation" / "article.toml"
    article.write_text(re.sub(r"(?m)^rate = .*$", f"rate = {rate}", article.read_text("utf-8")), "utf-8")
    try:
        return load(folder)
    except CurationError as error:
        return None if {fault.field for fault in error.faults} <= {"rate", ""} else pytest.fail(str(error))


def _plainly(rate: Rate) -> Iterator[str]:
    """The same rate as people write it, with and without a point."""
    plain = f"{rate.minimum:f}".rstrip("0").rstrip(".") if "." in f"{rate.minimum:f}" else f"{rate.minimum:f}"
    yield plain
    if "." not in plain and len(plain) < 14:
        yield f"{plain}.00"


@given(_written)
def test_a_number_is_what_it_says(folder: Path, written: str) -> None:
    """A record reads back from its JSON equal and of one digest; so does the record of another writing of its rate."""
    record = _loaded(folder, written)
    if record is None:
        return
    tariff = record["duty"]
    assert isinstance(tariff, TariffAnnouncement)
    assert tariff.rate is not None
    for other in _plainly(tariff.rate):
        again = _loaded(folder, other)
        for found in (again, Chronology.from_json(record.to_json())):
            assert found == record
            assert found.digest == record.digest


@pytest.mark.parametrize("written", ["-0.0", "-0", "0e61", "0.000", "0x0"])
def test_there_is_one_zero(folder: Path, written: str) -> None:
    """Every zero that TOML can write is the same rate, without a sign."""
    zero, record = _loaded(folder, "0"), _loaded(folder, written)
    assert zero is not None
    assert record == zero
    assert record.digest == zero.digest
    assert "-0" not in record.to_json()


def _with_rate(number: Decimal) -> TariffAnnouncement:
    return TariffAnnouncement(id="duty", title="A duty", stage="announced", rate=Rate(number))


_decimals = st.decimals(0, 10**30, places=20) | st.decimals(0, 10**5, places=2)


@given(_decimals, st.integers(-1, 1) | st.decimals(0, 1, places=20), st.integers(1, 50))
def test_a_digest_tells_numbers_apart(one: Decimal, apart: Decimal | int, precision: int) -> None:
    """Rates have one digest if they are equal and only then, whatever the caller's decimal context rounds to."""
    with localcontext(prec=100):
        other = abs(one + apart)
    with localcontext(prec=precision):
        ours, theirs = (digest({"all_events": (_with_rate(each),)}) for each in (one, other))
    assert (ours == theirs) == (one == other)


_figures = st.sampled_from((0, 1, 10, "10.5", "0.1", "46.0", 46, 50))
_rates = st.one_of(
    st.builds(Rate, _figures),
    st.builds(lambda ends: Rate(*sorted(ends, key=Decimal)), st.tuples(_figures, _figures)),
    st.builds(Rate, st.none(), _figures, is_strict=st.booleans()),
)
_others = st.sampled_from(
    (0, 1, True, 10.5, 0.1, 46.0, float("nan"), Decimal("46.00"), Decimal("0.1"), Decimal("nan"), Fraction(21, 2), "46")
)
_equals = st.one_of(_rates, _others)


@given(st.tuples(_equals, _equals, _equals))
def test_rates_equal_numbers(things: tuple[object, object, object]) -> None:
    """Equality of rates and numbers is symmetric and transitive, agrees with hashes, and is that of an exact figure."""
    one, other, third = things
    assert (one == other) == (other == one)
    assert not (one == other == third) or one == third
    assert one != other or hash(one) == hash(other)
    if isinstance(one, Rate) and not isinstance(other, Rate):
        assert (one == other) == (one.is_exact and not isinstance(other, str) and one.minimum == other)
