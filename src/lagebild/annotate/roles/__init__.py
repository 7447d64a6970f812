"""Offices, functions and kinship of named persons, with the body, state or person they belong to."""
