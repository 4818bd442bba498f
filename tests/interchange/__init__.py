"""Tests of `vnus_trade.interchange`."""
