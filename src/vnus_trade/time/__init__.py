"""Time: when something began and ended, how well that is known, and how it is written."""
