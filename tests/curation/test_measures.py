"""Curation of tariffs that change and of commitments: fields, evidence of effect, and amounts in the quoted words."""

from decimal import Decimal
from pathlib import Path

import pytest

import vnus_trade
from tests import FOLDERS
from tests.curated import write
from vnus_trade import Amount, Chronology, CurationError, Effect, Exemptions, Goods, Limits, Rate, SpecificDuty
from vnus_trade.curation.survey import survey
from vnus_trade.measures import course

ARTICLE = """from = "text.txt"

[source]
id = "note"
sha256 = "DIGEST"
title = "A note"
languages = {languages}

[[commitment]]
id = "pledge"
title = "A pledge"
stage = "pledged"
matter = "purchase"
amount = {amount}

  [[commitment.evidence]]
  quote = '''{words}'''
  for = "stage matter amount"
"""


def is_seen(folder: Path, amount: str, words: str, language: str = "en") -> bool:
    """Whether words in a language show an amount."""
    article = ARTICLE.format(amount=amount, words=words, languages=f'["{language}"]')
    write(folder / "note", f"{words}\n", article)
    try:
        vnus_trade.load(folder / "note")
    except CurationError as error:
        return [fault.field for fault in error.faults] != ["amount"]
    return True


@pytest.mark.parametrize(
    ("language", "words", "right", "wrong"),
    [
        ("en", "It pledged $4.5 billion.", "4500000000 USD", "4500000000 EUR"),
        ("en", "It pledged US$4.5bn.", "4500000000 USD", "4.5 USD"),
        ("en", "It pledged 4.5 billion US dollars.", "4500000000 USD", "4500000000 dollars"),
        ("en", "It pledged 3 million Canadian dollars.", "3000000 CAD", "3000000 USD"),
        ("en", "It pledged $3 million Canadian dollars.", "3000000 CAD", "3000000 USD"),
        ("en", "It pledged over $8 billion.", "more than 8000000000 USD", "8000000000 USD"),
        ("en", "It pledged over $8 billion.", "at least 8000000000 USD", "less than 8000000000 USD"),
        ("en", "It pledged at least $8 billion.", "at least 8000000000 USD", "more than 8000000000 USD"),
        ("en", "It pledged nearly $8 billion.", "less than 8000000000 USD", "8000000000 USD"),
        ("vi", "Họ mua hơn 3 tỷ USD hàng.", "more than 3000000000 USD", "3000000000 USD"),
        ("en", "It pledged up to $8m.", "at most 8000000 USD", "at least 8000000 USD"),
        ("en", "It pledged between $4 billion and $5 billion.", "4000000000 to 5000000000 USD", "4000000000 USD"),
        ("en", "It pledged $4 billion.", "4000000000 USD", "at most 4000000000 USD"),
        ("en", "It takes 50 Fokker aircraft.", "50 aircraft", "50 Fokkers"),
        ("en", "It takes 50 per cent of the aircraft.", "", "50 aircraft"),
        ("en", "It takes 50. Aircraft follow.", "", "50 Aircraft"),
        ("en", "It takes 10 to 12 tonnes of tea.", "10 to 12 tonnes", "12 tonnes of"),
        ("vi", "Họ mua 65 nghìn tỷ đồng hàng.", "65000000000000 VND", "65000000000000 USD"),
        ("vi", "Họ mua 3,5 tỷ USD và 20 máy bay.", "3500000000 USD", "20 USD"),
        ("zh", "承诺投资350亿美元。", "35000000000 USD", "350 USD"),
        ("ja", "5500億円を投資する。", "550000000000 JPY", "550000000000 USD"),
        ("en", "It buys 40,000 metric tons of cheese and butter a year.", "40000 tons per year", "40000 tons"),
        ("en", "It buys 40,000 tons a year.", "40000 tons a year", "40000 tons per month"),
        ("en", "It takes 4,000 tonnes a year of free imports.", "4000 tonnes per year", "4000 tonnes"),
        ("en", "It takes 4,000 metric tons a year of figs.", "4000 metric tons per year", "4000 metric tons"),
        ("en", "It takes 4,000 tons, ending a year of talks.", "4000 tons", "4000 tons per year"),
        ("en", "Each year, it will buy 40,000 tons.", "40000 tons per year", "40000 tons per day"),
        ("en", "Each year it will buy 40,000 tons.", "40000 tons per year", "40000 tons"),
        ("en", "It makes annual purchases of $4 billion.", "4000000000 USD per year", "4000000000 USD"),
        ("en", "It pays $4 billion per annum.", "4000000000 USD per year", "4000000000 USD"),
        ("en", "It lends $4 billion to the U.S. each month.", "4000000000 USD per month", "4000000000 USD per year"),
        ("en", "It went from 20,000 tons to 30,000 tons a year.", "20000 tons per year", "30000 tons"),
        ("en", "It sends 5 tons/month, or $2 a day.", "5 tons per month", "5 tons per day"),
        ("en", "It sends 5 tons/month, or $2 a day.", "2 USD per day", "2 USD per month"),
        ("en", "It sends 5 tons. It works a year.", "5 tons", "5 tons per year"),
        ("en", "It was worth $5 billion last year.", "5000000000 USD", "5000000000 USD per year"),
        ("en", "It was $5 billion a year earlier, in a year of need.", "5000000000 USD", "5000000000 USD per year"),
        ("vi", "Họ nhập 40.000 tấn thịt mỗi năm.", "40000 tấn per year", "40000 tấn"),
        ("vi", "Hằng năm họ mua 5 tỷ USD hàng.", "5000000000 USD per year", "5000000000 USD"),
        ("vi", "Họ nhập 40.000 tấn/tháng.", "40000 tấn per month", "40000 tấn"),
        ("vi", "Mặt hàng năm 2031 đạt 5 tỷ USD.", "5000000000 USD", "5000000000 USD per year"),
        ("en", "It takes 3 tons a year free of a 5% duty, up from 2 tons now.", "2 tons per year", "2 tons per day"),
        ("en", "It takes 3 tons a year, up from 2 tons.", "2 tons", "2 tons per month"),
        ("en", "It takes 3 tons a year. It is worth $4, up from 2 tons.", "2 tons", "2 tons per year"),
        ("en", "It takes 3 tons a year at a 5% duty, and 2 tons of figs.", "2 tons", "2 tons per year"),
        ("en", "It takes 3 tons a year, up from 2 tons a month.", "2 tons per month", "2 tons per year"),
        ("vi", "Họ nhập 3 tấn mỗi năm, tăng từ 2 tấn.", "2 tấn per year", "2 tấn per month"),
        ("en", "It raises its quota by 20,000 tons.", "", "20000 tons"),
        ("en", "It is a cut of about 20,000 tons.", "", "20000 tons"),
        ("vi", "Hạn ngạch tăng thêm 20.000 tấn.", "", "20000 tấn"),
        ("vi", "Hạn ngạch tăng lên 20.000 tấn.", "20000 tấn", "20 tấn"),
    ],
)
def test_amounts_are_seen(tmp_path: Path, language: str, words: str, right: str, wrong: str) -> None:
    """An amount is seen with its currency or unit, its scale and its bound, and no other is."""
    assert not is_seen(tmp_path / "wrong", f'"{wrong}"', words, language)
    assert not right or is_seen(tmp_path / "right", f'"{right}"', words, language)


@pytest.mark.parametrize(
    ("given", "words", "mend"),
    [
        ('amount = "40000 tons"', "It buys 40,000 tons of milk a year.", "write '40000 tons per year'"),
        ('amount = "40000 tons per month"', "It buys 40,000 tons a year.", "write '40000 tons per year'"),
        ('amount = "40000 tons a year"', "It buys 40,000 tons in all.", "write '40000 tons'"),
        (
            'amount = "20000 tons"',
            "It raises it by 20,000 tons.",
            'that is by how much it changes: write `change`, and basis_of_amount = "difference"',
        ),
        ('amount = "2 tons"\nchange = "cuts"\nbasis_of_amount = "difference"', "It cuts it by 2 tons.", ""),
        (
            'amount = "2 tons"\nbasis_of_amount = "difference"',
            "It cuts it by 2 tons.",
            "is 'difference', and `change` says neither 'raises' nor 'cuts'",
        ),
        ('amount = { phrase = "2 tons of milk a year" }', "It buys 2 tons of milk a year.", "reads as 2 tons per year"),
        ('amount = { phrase = "2 tons a year" }', "It buys 2 tons a year of milk.", "reads as 2 tons per year"),
        (
            'amount = { phrase = "2 tons a year" }',
            "It bought 2 tons a year ago.",
            "no single amount with its unit; write",
        ),
    ],
)
def test_what_to_write_for_an_amount(tmp_path: Path, given: str, words: str, mend: str) -> None:
    """A fault of an amount without its period, or which is only a difference, says what to write."""
    bare = ARTICLE.replace("amount = {amount}", given.replace("{", "{{").replace("}", "}}"))
    article = bare.replace('  for = "stage matter amount"\n', "").format(words=words, languages='["en"]')
    write(tmp_path / "note", f"{words}\n", article)
    faults = survey(tmp_path / "note").faults
    assert [mend in str(fault) for fault in faults] == [True] * bool(mend)


@pytest.mark.parametrize(
    ("words", "basis", "faults"),
    [
        ("It raises its tariff by 10 per cent.", "", 1),
        ("It raises its tariff by 10 per cent.", 'basis_of_rate = "additional"', 0),
        ("It raises its tariff by a further 10 per cent.", "", 1),
        ("It raises by a 10 per cent margin the duty on rice.", "", 1),
        ("Farms were hit by a 10% tariff hike.", "", 1),
        ("Farms were hit by a 10 per cent import duty increase.", "", 1),
        ("It would be followed by a 10 per cent duty on rice.", "", 0),
        ("Farms were hit by a 10% levy.", "", 0),
        ("It is replaced by an additional 10-per-cent import tariff.", "", 0),
    ],
)
def test_a_rate_by_which_a_tariff_changes_is_not_its_rate(tmp_path: Path, words: str, basis: str, faults: int) -> None:
    """A tariff raised by 10 per cent is not one of 10 per cent, unless that comes on top of other duties.

    Behind "by a", the rate of a tariff that does something is its own.
    """
    bare = (
        ARTICLE.replace("[[commitment]]", "[[tariff]]")
        .replace("[[commitment.", "[[tariff.")
        .replace('matter = "purchase"\namount = {amount}', f"rate = 10\n{basis}")
    )
    article = bare.replace('  for = "stage matter amount"\n', "").format(words=words, languages='["en"]')
    write(tmp_path / "note", f"{words}\n", article)
    found = survey(tmp_path / "note").faults
    assert ["that is by how much it changes: leave `rate` out" in str(fault) for fault in found] == [True] * faults


@pytest.mark.parametrize(
    ("amount", "is_right"),
    [
        ('{ is = "50 aircraft", phrase = "50 Fokker aircraft" }', True),
        ('{ is = "8000000 USD", phrase = "$8 million" }', True),
        ('{ is = "8000000 USD", phrase = "50 Fokker aircraft" }', False),
        ('{ is = "8000000 USD", phrase = "$9 million" }', False),
        ('{ is = "50 aircraft", phrase = "50 Fokker" }', False),
        ('{ is = "8 USD", phrase = "$8" }', False),
    ],
)
def test_an_amount_is_seen_in_its_phrase(tmp_path: Path, amount: str, is_right: bool) -> None:  # noqa: FBT001 (a row)
    """An amount with a phrase is seen in just these words, which cut no number."""
    assert is_seen(tmp_path, amount, "It buys 50 Fokker aircraft for $8 million in all.") is is_right


def test_looking_for_contradictions_takes_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Evidence of effect that takes more steps than are left is a fault, and loading stops."""
    monkeypatch.setattr(course, "_STEPS_OF_A_WORLD", Limits().steps)
    with pytest.raises(CurationError, match="raise: checking all entries up to this one takes more than 4000000000 st"):
        vnus_trade.load(FOLDERS / "tariffs")


@pytest.fixture(name="record", scope="module")
def _record() -> Chronology:
    return vnus_trade.load(FOLDERS / "tariffs")


def test_a_tariff_has_what_its_table_says(record: Chronology) -> None:
    """Rates, exemptions, steps, duties and what a tariff is within are read as written."""
    raised, salt = record.tariffs.get("raise"), record.tariffs.get("salt")
    assert (raised.applied_to, raised.applied_to_all) == ((), True)
    assert raised.exempts == Exemptions((Goods("lenses", "9001"),), (record.actor("Corvia"),))
    assert [(step.rate, str(step.in_force)) for step in raised.steps] == [
        (Rate(20), "2032-01-01"),
        (Rate(10), "2033-01-01"),
    ]
    assert [evidence.effect for evidence in raised.evidence] == [None, None, Effect.IN_FORCE]
    assert raised.steps[0].evidence[0].fields == ("rate", "in_force")
    assert raised.steps[0].inferred == {"zone": "as of the article: It is read there"}
    assert repr(raised.steps[0]) == "<RateStep 20 per cent from 2032-01-01>"
    assert salt.specific == SpecificDuty(Amount(Decimal("0.28"), unit="USD"), "kilogram")
    assert record.tariffs.get("transshipped").within == raised
    assert record.tariffs.get("answer").retaliates_for == (raised,)


def test_a_commitment_has_roles(record: Chronology) -> None:
    """Who owes a commitment, and to whom, take part in it."""
    wool = record.commitments.get("wool")
    assert [(role, actor.id) for role, actor in wool.roles()] == [
        *(("announcer", "belmora"), ("obliged", "belmora"), ("beneficiary", "arvania"))
    ]
    assert wool in record.commitments.involving("Arvania")


def test_what_fields_ask(record: Chronology) -> None:
    """Everybody, exemptions, bounds and amounts can be asked for."""
    asked = [
        record.tariffs.where(applied_to="all"),
        record.tariffs.where(exempts="lenses"),
        record.tariffs.where(exempts="Corvia"),
        record.tariffs.where(exempts=record.tariffs.get("raise").exempts),
        record.tariffs.where(rate=(30, 30)),
        record.tariffs.where(rate=40),
        record.tariffs.where(rate=(40, None)),
        record.commitments.where(amount="10000 to 12000 tonnes"),
        record.tariffs.stated("applied_to"),
    ]
    assert [[event.id for event in answer] for answer in asked] == [
        *[["raise"]] * 4,
        ["answer", "raise"] if asked[4][0].id == "answer" else ["raise", "answer"],
        [],
        ["transshipped"],
        ["wool"],
        ["raise", "salt"],
    ]


def test_the_folder_goes_through_json(record: Chronology) -> None:
    """What is open, everybody's, or in steps, comes back from JSON as it was."""
    back = Chronology.from_json(record.to_json())
    assert back == record
    assert back.digest == record.digest


def test_what_was_known_of_everybody(record: Chronology) -> None:
    """What was known on a day keeps whom a tariff is levied on, and its steps."""
    known = record.as_of("2031-07-03").tariffs.get("raise")
    assert (known.applied_to_all, len(known.steps), known.exempts) == (True, 2, record.tariffs.get("raise").exempts)


def test_a_row_has_everything(record: Chronology) -> None:
    """Rows say whether everybody pays, what is exempt, and what a duty is for."""
    rows = {row["id"]: row for row in record.events.rows()}
    raised, salt, wool = rows["raise"], rows["salt"], rows["wool"]
    assert (raised["applied_to_all"], raised["change"], raised["exempts_payers_named"]) == (True, "raises", "Corvia")
    assert raised["steps"] == "20 per cent from 2032-01-01; 10 per cent from 2033-01-01"
    assert (salt["specific_least"], salt["specific_unit"], salt["specific_per"]) == (Decimal("0.28"), "USD", "kilogram")
    assert (wool["amount_greatest"], wool["amount_before_unit"]) == (Decimal(12000), "tonnes")
    surtax = rows["surtax"]
    assert (surtax["trade_covered_least"], surtax["trade_covered_unit"]) == (Decimal(6_500_000_000), "USD")
    assert (rows["threat"]["rate_minimum"], rows["threat"]["rate_maximum"]) == (None, Decimal(145))


def test_what_was_before_is_looked_for_along_a_chain(tmp_path: Path) -> None:
    """Amounts before are compared with the nearest that a chain of entries gives, by each that continues it."""
    words = "It pledged $4 billion, and not $5 billion as others say."
    fields = 'title = "A pledge"\nstage = "pledged"\nmatter = "purchase"\n'
    entries = [f'[[commitment]]\nid = "c0"\n{fields}amount = "4000000000 USD"\nquote = "{words}"\n']
    for number, continued in ((1, 0), (2, 1), (3, 1)):
        before = 'amount_before = "5000000000 USD"\n' if number > 1 else ""
        reason = 'inferred = { continues = "It goes on" }\n'
        link = f'continues = "c{continued}"\n'
        entries.append(f'[[commitment]]\nid = "c{number}"\n{fields}{link}{before}{reason}quote = "{words}"\n')
    write(tmp_path / "note", f"{words}\n", f"{ARTICLE.partition('[[')[0].format(languages=['en'])}{''.join(entries)}")
    with pytest.raises(CurationError) as refused:
        vnus_trade.load(tmp_path / "note")
    said = [(fault.entry, fault.message) for fault in refused.value.faults if "what it continues" in fault.message]
    assert [entry for entry, _ in said] == ["c2", "c3"]
    assert all("has 4000000000 USD" in message for _, message in said)


@pytest.mark.parametrize(
    ("stages", "before", "refused"),
    [
        (("agreed", "enacted"), (8, 8), []),
        (("agreed", "enacted"), (8, 3), []),
        (("agreed", "enacted"), (8, 5), ["d1"]),
        (("enacted", "agreed", "enacted"), (None, None, 8), ["d2"]),
        (("enacted", "threatened", "enacted"), (None, 3, 3), []),
        (("enacted", "enacted"), (8, 8), ["d1"]),
    ],
)
def test_what_is_not_enacted_leaves_the_rate_as_it_was(
    tmp_path: Path, stages: tuple[str, ...], before: tuple[int | None, ...], refused: list[str]
) -> None:
    """The rate before may be that from which an agreement or a threat would change it, or the one that it names."""
    words = "The duty is 8, 5 or 3 per cent."
    entries = [
        f'[[tariff]]\nid = "d{number}"\ntitle = "A duty"\nstage = "{stage}"\nrate = 3\nquote = "{words}"\n'
        + (f"rate_before = {rate}\n" if rate else "")
        + (f'continues = "d{number - 1}"\ninferred = {{ continues = "It goes on" }}\n' if number else "")
        for number, (stage, rate) in enumerate(zip(stages, before, strict=True))
    ]
    write(tmp_path / "note", f"{words}\n", f"{ARTICLE.partition('[[')[0].format(languages=['en'])}{''.join(entries)}")
    said = [fault.entry for fault in survey(tmp_path / "note").faults if "what it continues" in fault.message]
    assert said == refused


def test_a_passage_without_account_is_named_by_its_line(tmp_path: Path) -> None:
    """Lines count from the first of the file, also where that is empty."""
    words = "It pledged $4 billion."
    text = f"\n{words}\n\nOf this line nobody who curated it has taken any account.\n"
    article = ARTICLE.format(amount='"4000000000 USD"', words=words, languages='["en"]')
    with pytest.raises(CurationError, match=r"line 4 of text\.txt is neither cited nor set aside"):
        vnus_trade.load(write(tmp_path / "note", text, article))


LEVIED = 'stage = "enacted"\nchange = "introduces"\n'
REMOVED = 'stage = "enacted"\nchange = "removes"\n'
TEA, SPARED = 'goods = ["tea", "glass"]\n', 'condition = "most of it"\n'


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (LEVIED, f"{REMOVED}{SPARED}", "'most of it' is a part"),
        (f"{LEVIED}{TEA}", f'{REMOVED}goods = ["Glass"]\n', "'Glass' is a part"),
        (f'{LEVIED}trade_covered = "9 USD"\n', f'{REMOVED}trade_covered = "2 USD"\n', "2 USD is a part"),
        (f'{LEVIED}trade_covered = "9 USD"\n', f'{REMOVED}trade_covered = "9 USD"\n', ""),
        (f"{LEVIED}{TEA}", f"{REMOVED}{TEA}", ""),
        (LEVIED, f"{REMOVED}{TEA}", ""),
        (f"{LEVIED}{SPARED}", f"{REMOVED}{SPARED}", ""),
        (LEVIED, f'{REMOVED}{SPARED}inferred = {{ continues = "It is one" }}\n', ""),
        (LEVIED, f'{REMOVED}{SPARED}within = "d0"\n', ""),
        (LEVIED, f'stage = "enacted"\nchange = "introduces"\n{SPARED}', ""),
        ('stage = "threatened"\n', f"{REMOVED}{SPARED}", ""),
    ],
)
def test_a_change_of_a_part_is_within_the_whole(tmp_path: Path, first: str, second: str, said: str) -> None:
    """What continues a tariff changes all of it: of what covers certainly less, a fault says to write `within`."""
    words = "The duty is on $9 of tea and glass. It lifted most of it, on $2. Glass is free."
    stage = first.partition("\n")[0]
    given = (first, f'{stage}\ncontinues = "d0"\n', f'{second}continues = "d1"\n')
    entries = [f'[[tariff]]\nid = "d{number}"\n{fields}quote = "{words}"\n' for number, fields in enumerate(given)]
    text = ARTICLE.partition("[[")[0].format(languages=["en"])
    write(tmp_path / "note", f"{words}\n", f"{text}{''.join(entries)}")
    faults = survey(tmp_path / "note").faults
    assert [fault.entry for fault in faults] == ["d2"] * bool(said)
    assert all(said in fault.message and "write `within = 'd1'` instead" in fault.message for fault in faults)


def test_the_planned_end_of_an_agreement(tmp_path: Path) -> None:
    """An agreement that is to end on a day is current until then, and only perhaps behind it."""
    words = "The truce is in force and expires on 10 November 2031."
    later = 'reached = { is = "2031-11-10", phrase = "10 November 2031" }\n'
    entries = [
        f'[[agreement]]\nid = "truce"\nstage = "in force"\nquote = "{words}"\n',
        f'[[agreement]]\nid = "end"\nstage = "expired"\nstatus = "expected"\ncontinues = "truce"\n{later}',
    ]
    head = ARTICLE.partition("[[")[0].format(languages=["en"]).replace("title", 'published = "2031-10-01"\ntitle')
    write(tmp_path / "note", f"{words}\n", f'{head}{"".join(entries)}quote = "{words}"\n')
    agreements = vnus_trade.load(tmp_path / "note").agreements
    assert [each.id for each in agreements.current(on="2031-11-09")] == ["truce"]
    behind = agreements.current(on="2031-11-12")
    assert (len(behind), [each.id for each in behind.possible]) == (0, ["end", "truce"])


DELAY = """from = "text.txt"
[source]
id = "note"
sha256 = "DIGEST"
title = "A note"

[[tariff]]
id = "duty"
rate = 5
stage = "announced"
in_force = { is = "2031-05-31", phrase = "31 May 2031" }
quote = "A duty of 5 per cent was due from 31 May 2031."

[[tariff]]
id = "delay"
change = "postpones"
stage = "enacted"
continues = "duty"
WHEN
in_force = { DAYphrase = "for 30 days" }
quote = "On 11 May 2031 it was put off for 30 days."
"""


@pytest.mark.parametrize(
    ("when", "length", "day", "said"),
    [
        ("11 May 2031", "for 30 days", "2031-06-10", ""),
        ("11 May 2031", "for 30 days", "2031-06-30", ""),
        ("11 May 2031", "for 30 days", "2031-06-11", "the phrase 'for 30 days' reads as 2031-06-10, not as 2031-06-11"),
        ("11 May 2031", "for 30 days", "", "it may be 2031-06-10 or 2031-06-30; write `is`"),
        ("", "for 30 days", "", "reads as 2031-06-30: `vnus-trade check --fix` writes it"),
        ("11 May 2031", "by 30 days", "2031-06-30", ""),
        ("11 May 2031", "by another 30 days", "", "reads as 2031-06-30: `vnus-trade check --fix` writes it"),
        ("11 May 2031", "thêm 30 ngày", "2031-06-30", ""),
        ("11 May 2031", "by 30 days", "2031-06-10", "'by 30 days' reads as 2031-06-30, not as 2031-06-10"),
    ],
)
def test_what_is_put_off_for_some_days(tmp_path: Path, when: str, length: str, day: str, said: str) -> None:
    """The days are counted from when the postponement is announced, or the due day, from which "by" counts."""
    announced = f'when = {{ is = "2031-05-11", phrase = "{when}" }}' if when else ""
    article = DELAY.replace("WHEN", announced).replace("DAY", f'is = "{day}", ' if day else "")
    article = article.replace("for 30 days", length)
    quotes = [line.split('"')[1] for line in article.splitlines() if line.startswith("quote")]
    faults = survey(write(tmp_path / "note", " ".join(quotes) + "\n", article)).faults
    assert [said in str(fault) for fault in faults] == [True] * bool(said)
