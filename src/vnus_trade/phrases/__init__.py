"""Phrases: times as articles write them, in words and figures, found and read by grammars that are tables."""
