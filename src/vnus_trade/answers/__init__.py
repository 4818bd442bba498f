"""Questions about events and rates, and their answers."""
