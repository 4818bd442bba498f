"""Tests of `vnus_trade.time`."""
