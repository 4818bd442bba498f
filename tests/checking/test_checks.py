"""Looking for what a field says in the quoted words: numbers, names and readings."""

from pathlib import Path

import pytest

import vnus_trade
from tests.curated import VALID, changed, write
from vnus_trade.errors import CurationError
from vnus_trade.model.quantities import Amount
from vnus_trade.model.worded import amount_in

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
        ("46", "from 12 to 46 per cent"),
        ("46.0", "46 per cent"),
        ("2.5", "of 2.5%, no more"),
        ("1200.5", "1,200.5 per cent"),
        ("0", "to zero per cent"),
        ("12", "Twelve per cent"),
        ("{ from = 20, to = 40 }", "from twenty to 40 per cent"),
        ("20", "20 or forty per cent"),
        ("46", "forty-six per cent"),
        ("12.5", "thuế 12,5%"),
        ("0", "duty-free"),
    ],
)
def test_a_rate_is_seen(tmp_path: Path, rate: str, words: str) -> None:
    """A rate is seen in figures and in words, with per cent, or in a range or list that ends with it."""
    assert seen(tmp_path, f"rate = {rate}", words) == []


@pytest.mark.parametrize(
    ("rate", "words", "unseen"),
    [
        ("46", "at 460 per cent", "'46 per cent', but '460 per cent'"),
        ("46", "at 4.6 per cent", "'46 per cent', but '4.6 per cent'"),
        ("2.5", "at 3.5 per cent or 4%", "'2.5 per cent', but '3.5 per cent', '4%'"),
        ("1", "at 2.7 per cent, said someone", "'1 per cent', but '2.7 per cent'"),
        ("6", "forty-six per cent", "'6 per cent', but 'forty-six per cent'"),
        ("{ from = 20, to = 40 }", "up to 40 per cent", "'20 to 40 per cent', but at most '40 per cent'"),
        ("46", "rose to 46.", "'46 per cent'"),
        ("40", "up to 40 per cent", "'40 per cent', but at most '40 per cent'"),
        ("20", "20 to 40 per cent", "'20 per cent', but '20 to 40 per cent'"),
        ("301", "a Section 301 duty of 25%", "'301 per cent', but '25%'"),
        ("3", "by 3 percentage points", "'3 per cent'"),
        (
            "1200",
            "1,200 per cent",
            (
                "'1200 per cent', but '1,200 per cent', "
                "which can be read differently: give the `languages` of the source if they decide it"
            ),
        ),
    ],
)
def test_a_rate_is_not_seen(tmp_path: Path, rate: str, words: str, unseen: str) -> None:
    """A rate is not seen in part of a number, nor in one that is no percentage; the message has those that are."""
    assert seen(tmp_path, f"rate = {rate}", words) == [f"the words quoted for it do not mention {unseen}"]


@pytest.mark.parametrize("words", ["ARDEN will", "Arden’s goods", "the goods of l’Arden", "goods from AD."])
def test_an_actor_is_seen(tmp_path: Path, words: str) -> None:
    """An actor is seen by any name, in capitals too, with a possessive or an elided article."""
    assert seen(tmp_path, 'applied_to = "arden"', words) == []


@pytest.mark.parametrize("words", ["the Ardennes", "an ad for glass", "it", "the goods of Ardén", "an arden of glass"])
def test_an_actor_is_not_seen(tmp_path: Path, words: str) -> None:
    """An actor is not seen in part of a word, nor with other marks, nor without a capital."""
    assert seen(tmp_path, 'applied_to = "arden"', words) == ["the words quoted for it do not mention 'arden'"]


def test_an_actor_is_read(tmp_path: Path) -> None:
    """Words that name nobody may be declared to mean an actor."""
    assert seen(tmp_path, 'applied_to = "arden"', "its   neighbour", 'reads = { "its neighbour" = "arden" }') == []


@pytest.mark.parametrize(
    ("reading", "message"),
    [
        ("it", "'it' is not in the quotation as a whole word"),
        (".", "'.' is not in the quotation as a whole word"),
        ("her", "'her' is not in the quotation"),
    ],
)
def test_a_reading_is_a_whole_word(tmp_path: Path, reading: str, message: str) -> None:
    """Words that are read as an actor are whole words of the quotation."""
    reads = f'reads = {{ "{reading}" = "arden" }}'
    assert seen(tmp_path, 'applied_to = "arden"', "of its neighbour.", reads) == [message]


def test_a_reading_is_of_an_actor(tmp_path: Path) -> None:
    """Words that are read as an actor show no place of the same name as his id."""
    assert seen(tmp_path, 'place = "arden"', "its neighbour", 'reads = { "its neighbour" = "arden" }') == [
        "the words quoted for it do not mention 'arden'",
        "'its neighbour' is read as 'arden', which no field needs that this quotation supports",
    ]


@pytest.mark.parametrize(
    "words",
    [
        *("from May 19, 2031", "from May 1, 2031", "from May 1 2031", "from May 1 and 3, 2031", "from May 1 (2031)"),
        *("from May 1 of 2031", "from 2031/May 1", "from May 1/2031", "from May 1-3, 2031"),
    ],
)
def test_a_phrase_is_whole(tmp_path: Path, words: str) -> None:
    """A phrase that is in the quotation only as a part of a number, or without the year beside it, is a fault."""
    when = 'in_force = { is = "2031-05-01", zone = "UTC", phrase = "May 1" }'
    assert seen(tmp_path, when, words)[0] == (
        "no quotation of the entry has the phrase 'May 1' as whole words, with the year or half of the day beside it"
    )


def test_a_place_is_literal(tmp_path: Path) -> None:
    """A place is seen whatever the white space and case, and with the marks that it has."""
    assert seen(tmp_path / "plain", 'place = "Port Sorrow"', "at PORT\nSORROW") == []
    assert seen(tmp_path / "marked", 'place = "Port Sorrow"', "at PORT\nSÓRROW") == [
        "the words quoted for it do not mention 'Port Sorrow'"
    ]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("0902.10", "tea (0902.10)"),
        ("090210", "tea under 0902.10"),
        ("0902.10", "tea, HS 090210"),
        ("09021000", "tea, mã HS 0902 10 00"),
        ("09", "tea of chapter 09"),
    ],
)
def test_a_customs_code_is_seen(tmp_path: Path, code: str, words: str) -> None:
    """A customs code is seen with its points or without, behind a word for codes unless it has points."""
    assert seen(tmp_path, f'goods = [{{ words = "tea", hs = "{code}" }}]', words) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("0902.10", "tea (0903.10)"),
        ("0902.10", "tea (0902.10.15)"),
        ("0902", "0902 chests of tea"),
        ("2025", "tea of heading 0902 from 2025"),
        ("15", "1.5 tonnes of tea, heading 0902"),
        ("20250422", "tea (2025.04.22)"),
        ("8424", "tea, area code 8424"),
        ("2018", "关税2018 tea"),
        ("46", "46 per cent on tea, whatever its code"),
        ("9001.10", "tea for $9001.10"),
        ("2025.04", "tea on 2025.04"),
    ],
)
def test_a_customs_code_is_not_seen(tmp_path: Path, code: str, words: str) -> None:
    """A customs code is not seen in a longer one, in a number of something, nor in a rate or an amount."""
    assert seen(tmp_path, f'goods = [{{ words = "tea", hs = "{code}" }}]', words) == [
        f"the words quoted for it do not mention '{code}'"
    ]


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


TITLES = """
[[actor]]
id = "lorn"
name = "Ada Lorn"
kind = "person"
inferred = { kind = "r" }

  [[actor.evidence]]
  quote = "Ada Lorn, the Minister of Glass, met Bram Kest, the envoy."
  for = "name"

  [[actor.office]]
  title = "Minister of Glass"

    [[actor.office.evidence]]
    quote = "Ada Lorn, the Minister of Glass"
    for = "title"

[[actor]]
id = "kest"
name = "Bram Kest"
kind = "person"
inferred = { kind = "r" }

  [[actor.evidence]]
  quote = "met Bram Kest"
  for = "name"

  [[actor.office]]
  title = "OTHER"
  INFERRED

    [[actor.office.evidence]]
    quote = "Bram Kest, the envoy"
    for = "title"

[[statement]]
id = "speech"
title = "A speech"
gist = "Something"
speakers = ["lorn"]

  [[statement.evidence]]
  quote = "The Minister of Glass spoke."
  for = "gist speakers"
"""


def titled(folder: Path, other: str, inferred: str = "") -> list[str]:
    """What is reported of a speech by the Minister of Glass, where another actor has this title."""
    titles = TITLES.replace("OTHER", other).replace("INFERRED", inferred)
    lines = ("Ada Lorn, the Minister of Glass, met Bram Kest, the envoy.", "The Minister of Glass spoke.")
    text = "\n".join(("Arden (AD) has begun.", *lines))
    article = ARTICLE.partition("[[tariff]]")[0] + titles
    try:
        vnus_trade.load(write(folder, text, article))
    except CurationError as error:
        return [fault.message.partition(";")[0] for fault in error.faults]
    return []


def test_a_title_names_its_only_holder(tmp_path: Path) -> None:
    """A title that exactly one actor holds in a source names him there, and one that several may hold nobody."""
    inferred = 'inferred = { title = "r", holder = "r" }'
    unnamed = "the words quoted for it do not mention 'lorn'"
    assert titled(tmp_path / "one", "envoy") == []
    assert titled(tmp_path / "two", "Minister of Glass", inferred) == [unnamed]


def test_a_title_proves_no_holder(tmp_path: Path) -> None:
    """The words for an office must name who holds it, and the title alone does not."""
    said = titled(tmp_path, 'envoy"\n\n    [[actor.office.evidence]]\n    quote = "The Minister of Glass spoke."\n#')
    assert said == []


@pytest.mark.parametrize(
    ("phrase", "amount"),
    [
        ("$5 billion", Amount("5000000000", unit="USD")),
        ("up to $5 billion", Amount(None, "5000000000", unit="USD")),
        ("at least $5 billion", Amount("5000000000", None, unit="USD")),
        ("more than 5 planes", Amount("5", None, unit="planes", is_strict=True)),
        ("40,000 metric tons of cheese a year", Amount(40_000, unit="metric tons", per="year")),
        ("mỗi năm 40.000 tấn", Amount(40_000, unit="tấn", per="year")),
        ("40.000 tấn mỗi năm", Amount(40_000, unit="tấn", per="year")),
        ("an annual $5 billion", Amount("5000000000", unit="USD", per="year")),
        ("$5 billion and $6 billion", None),
        ("5 per cent", None),
        ("5", None),
    ],
)
def test_the_one_amount_of_a_phrase(phrase: str, amount: Amount | None) -> None:
    """A phrase names an amount with the ends that it has; several numbers, percentages and bare numbers are none."""
    assert amount_in(phrase, ("vi",) if "ấ" in phrase else ("en",)) == amount


@pytest.mark.parametrize("words", ["$2 per kilogram", "From May on $2 per kilogram", "$2 per kilogram is due"])
def test_the_phrase_of_an_amount_may_begin_and_end_the_quotation(tmp_path: Path, words: str) -> None:
    """An amount is shown by its phrase wherever in the quoted words that stands."""
    field = 'specific = { is = "2 USD", per = "kilogram", phrase = "$2 per kilogram" }'
    assert seen(tmp_path, field, words) == []


def test_words_for_a_time_are_its_phrase(tmp_path: Path) -> None:
    """Words where a date belongs are told to be the phrase, which can be read."""
    said = reported(tmp_path, 'in_force = "June"', "by June")
    assert said[-1] == (
        "cannot read 'June' as a time: 'June' is no date; write YYYY-MM-DD, YYYY-MM, YYYY or YYYX; "
        "words for a time are its phrase: in_force = { phrase = 'June' }"
    )


def test_a_reading_of_what_is_at_fault_is_left_alone(tmp_path: Path) -> None:
    """Words that are read as an actor whose entry has a fault are not at fault for that."""
    said = reported(tmp_path, 'applied_to = "arden"', "its neighbour", 'reads = { "its neighbour" = "arden" }', "realm")
    assert [message.partition(";")[0][:12] for message in said] == ["'realm' is n"]


@pytest.mark.parametrize(
    ("goods", "nearest"),
    [
        ("glas", "; the nearest here are 'glass'"),
        ("green glass", "; the nearest here are 'clear glass'"),
        ("wool", ""),
    ],
)
def test_the_nearest_words_are_named(tmp_path: Path, goods: str, nearest: str) -> None:
    """A text that no quotation shows is answered with the words that are most like it, if any are."""
    said = reported(tmp_path, f'goods = ["{goods}"]', "on clear glass, from now on")
    assert said == [f"the words quoted for it do not mention {goods!r}; quote the words that say so{nearest}"]


def reported(folder: Path, field: str, words: str, reads: str = "", kind: str = "state") -> list[str]:
    """All that is reported of a tariff with this field, supported by these words, and of an actor of this kind."""
    article = ARTICLE.replace('kind = "state"', f'kind = "{kind}"')
    article = article.format(field=field, words=words, name=field.partition(" ")[0], reads=reads)
    with pytest.raises(CurationError) as caught:
        vnus_trade.load(write(folder / "note", f"Arden (AD) has begun.\n{words}\n", article))
    return [fault.message for fault in caught.value.faults]
