"""Tariffs as sentences tell of them: whose, on what, and how far they have come."""
