"""Interchange: the record as JSON and back, as rows, and as Web Annotations."""
