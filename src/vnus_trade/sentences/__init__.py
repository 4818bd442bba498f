"""Articles as sentences with the phrases of their language, which are tables."""
