"""Tests of `vnus_trade.contents`."""
