"""The order of events: what is stated of each, the graph of their points, and judging questions about it."""
