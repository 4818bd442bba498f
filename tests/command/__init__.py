"""Tests of `vnus_trade.command`."""
