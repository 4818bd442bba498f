"""Tests of `vnus_trade.corpus`."""
