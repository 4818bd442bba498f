"""Entries drafted from articles that have been read: what happened, who took part, and what the record has already."""
