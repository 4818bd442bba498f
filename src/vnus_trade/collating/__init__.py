"""Drafted entries put together: those of one thing, those of what is known, and their actors."""
