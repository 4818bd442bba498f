"""Tests of `vnus_trade.answers`."""
