"""Filing: articles and web pages into folders with what is known of them, and drafts into the curation of a folder."""
