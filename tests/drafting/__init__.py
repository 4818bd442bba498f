"""Drafts of whole entries, and the articles by which they are measured."""
