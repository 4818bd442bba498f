"""Commitments whose quotations say that it is not done."""

from pathlib import Path

import pytest

import vnus_trade
from tests.curated import write
from vnus_trade.errors import CurationError

SOURCE = 'from = "text.txt"\n\n[source]\nid = "text"\nsha256 = "DIGEST"\ntitle = "T"\nlanguages = ["en"]\n\n'
ENTRY = '[[commitment]]\nid = "x"\ntitle = "x"\nobliged = []\ninferred = { stage = "r" }\n'
RECORD = '[[negotiation]]\nid = "n"\ntitle = "N"\nparties = []\n'


@pytest.mark.parametrize(
    ("words", "fields", "denied"),
    [
        ("They will not apply export curbs.", 'subject = "export curbs"', "not apply export curbs"),
        ("They will not apply export curbs.", 'subject = "not apply export curbs"', ""),
        ("They will not apply any new export curbs.", "", "not apply any new export curbs"),
        ("They will never again apply export curbs.", "", "never again apply export curbs"),
        ("Họ sẽ không hạn chế xuất khẩu.", "", "không hạn chế xuất khẩu"),
        ("They will not only apply export curbs.", "", ""),
        ("They will not say now whether they apply export curbs.", "", ""),
        ("They will not keep their export curbs.", 'change = "removes"', ""),
    ],
)
def test_words_deny_a_measure(tmp_path: Path, words: str, fields: str, denied: str) -> None:
    """What quoted words say is not done is written with these words, unless it is no more."""
    entry = f"{ENTRY}matter = 'export control'\nstage = 'pledged'\n{fields}\nquote = '''{words}'''\n"
    try:
        vnus_trade.load(write(tmp_path, f"{words}\n", f"{SOURCE}{entry}", RECORD))
        faults = []
    except CurationError as error:
        faults = [fault.message for fault in error.faults]
    assert [message for message in faults if "deny" in message] == faults
    assert [repr(denied) in message for message in faults] == [True] * bool(denied)
