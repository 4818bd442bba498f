"""Tests of tariffs as sentences tell of them."""
