"""Tests of `vnus_trade.model`."""
