"""Tests of `vnus_trade.curation`."""
