"""Folders of TOML from anybody, read within limits into entries by the fields of the model."""
