"""Articles read sentence by sentence: who is named and by which office, when, and what words say of each other."""
