"""Quotations: who says what, by the grammar of German reporting."""
