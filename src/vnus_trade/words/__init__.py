"""Words in running text: their edges, names, numbers with their units, and periods."""
