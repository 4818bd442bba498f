"""The record: everything of one or more folders, in its order, and the questions that it answers."""
