"""Tests of `vnus_trade.phrases`."""
