"""The laws, each held by a property test."""
