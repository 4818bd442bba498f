"""Proofs: why an event answers or not, by the words that bound it and order it, and by worlds that decide."""
