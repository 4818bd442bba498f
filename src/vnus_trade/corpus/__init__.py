"""Corpus: what a record knows, found in the texts of articles."""
