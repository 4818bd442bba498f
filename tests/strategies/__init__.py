"""Tests of `vnus_trade.strategies`."""
