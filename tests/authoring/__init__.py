"""Tests of `vnus_trade.authoring`."""
