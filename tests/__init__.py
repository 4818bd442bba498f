"""The tests; the folders mirror the packages of `vnus_trade`."""

from pathlib import Path

from vnus_trade.evidence.sources import Source

CHECKOUT = Path(__file__).parents[1]
"""The root of the checkout."""
EXPECTED = Path(__file__).parent / "expected"
"""What displays are expected to print."""
FOLDERS = Path(__file__).parent / "folders"
"""Invented folders that load without a fault."""


def text_of(source: Source) -> str:
    """Return the text of a source, which is there."""
    assert source.text is not None
    return source.text
