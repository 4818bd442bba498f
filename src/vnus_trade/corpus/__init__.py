"""Texts and folders in bulk: finds in articles what a record knows, and checks many folders."""
