"""Authoring: from the text of an article to a draft of its curation file."""
