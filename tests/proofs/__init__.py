"""Tests of `vnus_trade.proofs`."""
