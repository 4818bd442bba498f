"""The record for people: in a terminal, as HTML and as footnotes."""
