"""Tests of `vnus_trade.evidence`."""
