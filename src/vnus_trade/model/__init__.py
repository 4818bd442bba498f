"""The model: actors, events, and what is contradicted or left unsaid, with their vocabularies."""
