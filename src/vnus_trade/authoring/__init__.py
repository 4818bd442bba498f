"""Writes and edits curation files: drafts, fixes, quotations, withheld texts."""
