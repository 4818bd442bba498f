"""Checking: whether the words quoted for an entry show what it says, its names, texts, figures and times."""
