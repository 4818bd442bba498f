"""Lines on a terminal: wrapped to its width, in columns, and in colours."""
