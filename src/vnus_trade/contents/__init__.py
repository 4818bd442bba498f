"""Contents: what a record holds, by id and by the names that people write, its fields, and tables that list it."""
