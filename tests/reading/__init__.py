"""Articles read sentence by sentence."""
