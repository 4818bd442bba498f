"""The grammars of time phrases, and their parser."""
