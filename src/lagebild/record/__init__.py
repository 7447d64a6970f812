"""The record: an embedded database of articles, statements with their provenance, and judgements."""
