"""Lines on a terminal."""
