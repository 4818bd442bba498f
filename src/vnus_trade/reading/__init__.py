"""Articles read sentence by sentence: when, who does what, and what words say of each other."""
