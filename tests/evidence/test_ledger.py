"""The ledger of a source: what accounts for each line."""

from tests import text_of
from tests.invented import ARDEN, CALL, POST, chronology

RECORD = chronology()


def test_ledger() -> None:
    """For each line of a source the ledger says what cites it, why it is set aside, and what is left over."""
    lines = RECORD.ledger("post")
    assert [line.number for line in lines] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert lines[0].cited_by == ("arden", "borland", "envoy", "ministry", "reply", "third")
    assert lines[1].cited_by == ("lorn", "call", "kest")
    assert [line.set_aside for line in lines] == [None] * 6 + [POST.set_aside[0], None]
    assert [line.unaccounted for line in lines] == [0] * 8
    assert "\n".join(line.text or "" for line in lines) == text_of(POST)


def test_a_line_of_the_ledger_shows_no_text() -> None:
    """A line is shown by its number and what accounts for it, never by the words of the source."""
    cited, aside = RECORD.ledger("post")[4], RECORD.ledger("post")[6]
    assert repr(cited) == "<LedgerLine 5 cited by 2; 0 letters left over>"
    assert repr(aside) == "<LedgerLine 7 cited by 0; set aside: unrelated; 0 letters left over>"


def test_ledger_that_does_not_balance() -> None:
    """Letters are left over where a long passage is neither cited nor set aside."""
    bare = chronology((CALL,), actors=(ARDEN,), documents=(), gaps=(), discrepancies=())
    over = [line.unaccounted for line in bare.ledger(POST)]
    assert over[:2] == [0, 0]
    assert over[2] == sum(map(str.isalpha, text_of(POST).split("\n")[2]))
    assert over[-1] == 0
