"""Tariffs as sentences tell of them: whose, and on what goods."""
