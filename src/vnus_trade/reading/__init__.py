"""Articles read sentence by sentence: the phrases of a language as data, who is named and by which office, when."""
