"""Errors carry data, render their own text, and can be caught as what a caller would expect."""

import copy
import pickle

import pytest

from vnus_trade.errors import (
    Ambiguous,
    ArticleRefused,
    CurationError,
    DocumentError,
    DocumentFault,
    ExtraMissing,
    Fault,
    ImpossibleValue,
    Misnamed,
    NoSingleAnswer,
    NotFound,
    OrderContradiction,
    PhraseRefused,
    QuestionRefused,
    QuotationAmbiguous,
    QuotationNotFound,
    TimeRefused,
    VnusTradeError,
    WriteRefused,
    ZoneUnknown,
)

RENDERED: list[tuple[VnusTradeError, type[Exception], str]] = [
    (TimeRefused("soon", "no date"), ValueError, "cannot read 'soon' as a time: no date"),
    (
        ZoneUnknown("Asia/Hanoy", ("Asia/Hanoi",)),
        ValueError,
        "no time zone is called 'Asia/Hanoy'; did you mean 'Asia/Hanoi'?",
    ),
    (
        ZoneUnknown("Nowhere"),
        ValueError,
        (
            "no time zone is called 'Nowhere'; write an IANA name such as 'Asia/Ho_Chi_Minh', "
            "or an offset such as '+07:00'"
        ),
    ),
    (
        ZoneUnknown("Asia/Hanoi", installed=False),
        ValueError,
        "'Asia/Hanoi' cannot be looked up: no time zones are installed; pip install tzdata brings them",
    ),
    (
        DocumentError((DocumentFault("$.events[3].title", "is missing"),)),
        ValueError,
        "1 fault in the document; nothing was read\n  $.events[3].title: is missing",
    ),
    (
        ExtraMissing("charts", "altair"),
        ImportError,
        "altair is not installed; pip install 'vnus-trade[charts]' brings it",
    ),
    (PhraseRefused("recently", "no date"), ValueError, "cannot read the phrase 'recently': no date"),
    (ImpossibleValue("round-0", "number", "is 0"), ValueError, "round-0: number is 0"),
    (NotFound("actor", "Lam"), LookupError, "no actor is called 'Lam'"),
    (NotFound("actor", ""), LookupError, "an empty name finds no actor"),
    (
        NotFound("actor", "Lem", ("To Lam",)),
        LookupError,
        "no actor is called 'Lem'; did you mean 'To Lam'?",
    ),
    (
        NotFound("topic", "tax", ("tariffs", "trade", "taxi")),
        LookupError,
        "no topic is called 'tax'; did you mean 'tariffs', 'trade' or 'taxi'?",
    ),
    (
        Ambiguous("actor", "Nguyen", ("nguyen-a", "nguyen-b")),
        LookupError,
        "'Nguyen' is the name of several: 'nguyen-a' or 'nguyen-b'; say which actor by its id",
    ),
    (
        Ambiguous("actor", "Head", ("nguyen-a", "nguyen-b"), ("nguyen-b",)),
        LookupError,
        "'Head' is the name of several: 'nguyen-a' or 'nguyen-b' ('nguyen-b' by inference); say which actor by its id",
    ),
    (
        Misnamed("To Lan", "to-lam", "name-slip", "a slip of the pen."),
        LookupError,
        "'To Lan' is a wrong name in the sources, for 'to-lam': a slip of the pen. (discrepancy name-slip)",
    ),
    (ArticleRefused("a.txt", "it has NUL"), ValueError, "a.txt cannot be curated: it has NUL"),
    (WriteRefused("a.txt", "no room"), OSError, "a.txt is not written: no room"),
    (QuestionRefused("before('deal')", "'deal' is an id"), ValueError, "before('deal'): 'deal' is an id"),
    (
        NoSingleAnswer("one()", (), ()),
        LookupError,
        "one(): 0 certain, 0 possible",
    ),
    (
        NoSingleAnswer("one()", tuple("abcdefg"), ("h",)),
        LookupError,
        "one(): 7 certain (a, b, c, d, e, f, ...), 1 possible (h)",
    ),
    (OrderContradiction(("a", "b"), "no world has both"), ValueError, "a, b: no world has both"),
    (QuotationNotFound("s.txt", "two\nwords"), LookupError, "'two words' does not stand in s.txt"),
    (
        QuotationNotFound("s.txt", "x" * 61, "it stands in line 2"),
        LookupError,
        f"'{'x' * 57}...' does not stand in s.txt; it stands in line 2",
    ),
    (
        QuotationAmbiguous("s.txt", "tariffs", (1, 3)),
        LookupError,
        "'tariffs' stands in s.txt 2 times, in lines 1, 3; say which with `line`, or quote more",
    ),
    (
        CurationError((Fault("a.toml", 3, "round-1", "number", "is 0"),)),
        ValueError,
        "1 fault in the curation; nothing was loaded\n  a.toml:3: round-1 number: is 0",
    ),
    (
        CurationError((Fault("a.toml", 0, "", "", "is no TOML"), Fault("b.toml", 1, "x", "", "is unknown"))),
        ValueError,
        "2 faults in the curation; nothing was loaded\n  a.toml: is no TOML\n  b.toml:1: x: is unknown",
    ),
]


@pytest.mark.parametrize(("error", "builtin", "text"), RENDERED, ids=lambda value: type(value).__name__)
def test_an_error_renders_its_data(error: VnusTradeError, builtin: type[Exception], text: str) -> None:
    """Every error is the library's own and a built-in one, and its text is made of its data."""
    assert str(error) == text
    assert isinstance(error, VnusTradeError)
    assert isinstance(error, builtin)


@pytest.mark.parametrize(("error", "builtin", "text"), RENDERED, ids=lambda value: type(value).__name__)
def test_an_error_travels(error: VnusTradeError, builtin: type[Exception], text: str) -> None:
    """An error that was copied or pickled says the same."""
    for again in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):  # noqa: S301 (our own)
        assert str(again) == text
        with pytest.raises(builtin):
            raise again


def test_a_fault_is_one_printable_line() -> None:
    """What would move a cursor, break the line or hide is shown as an escape."""
    fault = Fault("a\x1b.toml", 3, "id\n", "field\u202e", "has \u200b and \ud800 and é")
    assert str(fault) == "a\\x1b.toml:3: id\\n field\\u202e: has \\u200b and \\ud800 and é"


def test_a_long_fault_is_cut_in_its_middle() -> None:
    """The line of a fault has at most a thousand letters, its beginning and its end among them."""
    fault = str(Fault("a.toml", 3, "id", "field", f"{'x' * 5_000}; mend it"))
    assert len(fault) == 1_000
    assert fault.startswith("a.toml:3: id field: xxx")
    assert " ... xxx" in fault
    assert fault.endswith("xxx; mend it")
