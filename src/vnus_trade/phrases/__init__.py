"""Phrases: times as articles write them, in words and figures, found and read under a policy."""
