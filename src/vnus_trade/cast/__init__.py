"""Who is named in an article: persons, states and bodies, by their names and offices."""
