"""Evidence: pinned texts, quotations of them, and finding the words that somebody quotes."""
