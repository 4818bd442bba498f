"""How far tariffs have come, as sentences tell it: who asks, proposes or decides, and from when."""
