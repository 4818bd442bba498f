"""What type checkers see: files that mypy and pyright read, and that nothing runs."""
