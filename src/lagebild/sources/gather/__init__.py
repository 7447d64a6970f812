"""Gathers the fields of an article from the placed lines of a paste."""
