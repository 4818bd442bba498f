"""Time: when something began and ended, how well that is known, how it is written, and how articles say it."""
