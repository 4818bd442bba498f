"""Tests of `vnus_trade.checking`."""
