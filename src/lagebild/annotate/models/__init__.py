"""Trained files that ship, each with a card in ``docs/``."""
