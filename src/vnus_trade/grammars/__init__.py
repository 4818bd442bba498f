"""Grammars of time phrases: their rules and words as tables, a language a file, and the parser of all of them."""
