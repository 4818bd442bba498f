"""Tests of `vnus_trade.record`."""
