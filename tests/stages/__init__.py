"""Tests of how far tariffs have come, as sentences tell it."""
