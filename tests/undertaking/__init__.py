"""Tests of what is drafted as agreed and owed."""
