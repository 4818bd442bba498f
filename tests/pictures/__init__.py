"""Tests of `vnus_trade.display`."""
