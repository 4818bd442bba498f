"""Looking for what a field says in the quoted words: numbers, names and readings."""

from pathlib import Path

import pytest

import vnus_trade
from tests.curated import VALID, changed, write
from vnus_trade.errors import CurationError

ARTICLE = """from = "text.txt"

[source]
id = "note"
sha256 = "DIGEST"
title = "A note"

[[actor]]
id = "arden"
name = "Arden"
aliases = ["AD"]
kind = "state"

  [[actor.evidence]]
  quote = "Arden (AD) has begun."
  for = "name aliases kind"

[[tariff]]
id = "tariff"
title = "A tariff"
stage = "announced"
{field}

  [[tariff.evidence]]
  quote = '''{words}'''
  for = "stage {name}"
  {reads}
"""


def seen(folder: Path, field: str, words: str, reads: str = "") -> list[str]:
    """What is reported of a tariff with this field, supported by these words alone."""
    article = ARTICLE.format(field=field, words=words, name=field.partition(" ")[0], reads=reads)
    write(folder / "note", f"Arden (AD) has begun.\n{words}\n", article)
    try:
        vnus_trade.load(folder / "note")
    except CurationError as error:
        return [fault.message.partition(";")[0] for fault in error.faults]
    return []


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        ("46", "at 46 per cent"),
        ("46", "46%"),
        ("46", "rose to 46."),
        ("46.0", "46 per cent"),
        ("2.5", "of 2.5%, or more"),
        ("1200", "1,200 per cent"),
        ("0", "to zero per cent"),
        ("12", "Twelve per cent"),
        ("{ from = 20, to = 40 }", "from twenty to 40 per cent"),
        ("20", "1.2.3 and 20"),
    ],
)
def test_a_rate_is_seen(tmp_path: Path, rate: str, words: str) -> None:
    """A rate is seen in digits, with or without a sign or a comma, and up to twenty in words."""
    assert seen(tmp_path, f"rate = {rate}", words) == []


@pytest.mark.parametrize(
    ("rate", "words", "unseen"),
    [
        ("46", "at 460 per cent", "46"),
        ("46", "at 4.6 per cent", "46"),
        ("2.5", "at 3.5 per cent", "2.5"),
        ("1", "at 2.7 per cent, said someone", "1"),
        ("46", "forty-six per cent", "46"),
        ("{ from = 20, to = 40 }", "up to 40 per cent", "20"),
    ],
)
def test_a_rate_is_not_seen(tmp_path: Path, rate: str, words: str, unseen: str) -> None:
    """A rate is not seen in part of another number, nor in a word beyond twenty."""
    assert seen(tmp_path, f"rate = {rate}", words) == [f"the words quoted for it do not mention '{unseen}'"]


@pytest.mark.parametrize("words", ["ARDEN will", "the goods of Ardén", "goods from AD."])
def test_an_actor_is_seen(tmp_path: Path, words: str) -> None:
    """An actor is seen by any name, whatever the case and accents."""
    assert seen(tmp_path, 'applied_to = "arden"', words) == []


@pytest.mark.parametrize("words", ["the Ardennes", "an ad for glass", "it"])
def test_an_actor_is_not_seen(tmp_path: Path, words: str) -> None:
    """An actor is not seen in part of a word, nor a short name in capitals in a word that is not."""
    assert seen(tmp_path, 'applied_to = "arden"', words) == ["the words quoted for it do not mention 'arden'"]


def test_an_actor_is_read(tmp_path: Path) -> None:
    """Words that name nobody may be declared to mean an actor."""
    assert seen(tmp_path, 'applied_to = "arden"', "its   neighbour", 'reads = { "its neighbour" = "arden" }') == []


def test_a_place_is_literal(tmp_path: Path) -> None:
    """A place is seen whatever the white space, case and accents."""
    assert seen(tmp_path, 'place = "Port Sorrow"', "at PORT\nSÓRROW") == []


def test_an_office_is_seen_in_pieces(tmp_path: Path) -> None:
    """The holder of an office may be seen in one quotation and its title in another."""
    quote = (
        '    quote = "Bram Kest has been the envoy of the Borland Office since 2030."\n'
        '    for = "title organisation since"\n'
    )
    pieces = (
        '    quote = "Bram Kest has been"\n\n    [[actor.office.evidence]]\n'
        '    quote = "the envoy of the Borland Office since 2030."\n    for = "title organisation since"\n'
    )
    record = vnus_trade.load(changed(VALID, tmp_path / "valid", (quote, pieces)))
    assert [evidence.quotation.exact for evidence in record.actor("kest").offices[0].evidence] == [
        "Bram Kest has been",
        "the envoy of the Borland Office since 2030.",
    ]


def test_a_judgement_needs_no_field_named(tmp_path: Path) -> None:
    """The quotations of a discrepancy or gap need name no field, and may."""
    named = ('nobody could tell this paper."\n', 'nobody could tell this paper."\n  for = "anything"\n')
    assert vnus_trade.load(changed(VALID, tmp_path / "valid", named)).gaps[0].evidence[0].fields == ("anything",)
