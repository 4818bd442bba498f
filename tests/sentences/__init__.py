"""Articles as sentences with their phrases."""
