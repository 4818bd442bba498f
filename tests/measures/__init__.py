"""Tests of `vnus_trade.measures`."""
