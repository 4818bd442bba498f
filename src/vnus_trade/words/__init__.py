"""Words in running text: their edges, names, and numbers in figures and words."""
