"""Passages that two sources have in common."""

from collections.abc import Sequence

from vnus_trade.evidence.copies import shared_passages
from vnus_trade.evidence.sources import Source

SENTENCE = "Both sides agreed on Friday to meet again in Lysnes before the end of the year."


def shared(*texts: str) -> Sequence[str]:
    """What sources of these texts, called a, b and so on, share."""
    named = zip("abc", texts, strict=False)
    return [
        str(passage).partition(":")[0]
        for passage in shared_passages(
            Source(id=name, file=f"{name}.txt", sha256=name * 64, text=text, title=name) for name, text in named
        )
    ]


def test_a_near_copy() -> None:
    """The longest run of words that two sources share is found in any case and accents, with its line in each."""
    other = f"A dateline\n\n{SENTENCE.upper().replace('LYSNES', 'LÝSNES')} It rained."
    assert shared(SENTENCE, other) == ["b, line 3, has 16 words in a row of a, line 1"]
    assert shared(f"{SENTENCE}\nThen {SENTENCE}", other, SENTENCE) == [
        "b, line 3, has 16 words in a row of a, line 1",
        "c, line 1, has 16 words in a row of a, line 1",
        "c, line 1, has 16 words in a row of b, line 3",
    ]


def test_the_longer_of_two_passages() -> None:
    """Of several passages that two sources share, the longest is named."""
    longer = "it was said that the ministers of both sides would sign the agreement on the first of May"
    assert shared(f"{SENTENCE}\n{longer}", f"{SENTENCE} Now\n{longer}\nthen {SENTENCE}") == [
        "b, line 2, has 18 words in a row of a, line 2"
    ]


def test_no_near_copy() -> None:
    """Sources that share eleven words in a row, or one text that repeats itself, share no passage."""
    eleven = " ".join(SENTENCE.split()[:11])
    assert shared(f"{eleven} one", f"{eleven} two", "so " * 10_000) == []
    assert shared(f"{eleven} one", f"{eleven} one two") == ["b, line 1, has 12 words in a row of a, line 1"]
