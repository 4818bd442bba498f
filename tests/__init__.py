"""The tests; the folders mirror the packages of `vnus_trade`."""

from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
"""The root of the checkout."""
EXPECTED = Path(__file__).parent / "expected"
"""What displays are expected to print."""
FOLDERS = Path(__file__).parent / "folders"
"""Invented folders that load without a fault."""
