"""Drafted entries put together."""
