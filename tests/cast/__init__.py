"""Who is named in an article: persons, states and bodies."""
