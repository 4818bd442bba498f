"""The command `vnus-trade`: its subcommands, each declared once, and what they print."""
