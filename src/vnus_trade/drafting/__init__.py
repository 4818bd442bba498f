"""Entries drafted from articles that have been read: what happened, and who took part."""
