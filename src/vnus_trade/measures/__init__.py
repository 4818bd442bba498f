"""Tariffs through time: which announcement counts when, judged in every world that the sources allow."""
