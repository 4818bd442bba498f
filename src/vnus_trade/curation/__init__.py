"""Curation: folders of TOML to a record, with every check, or one report of all that is wrong."""
