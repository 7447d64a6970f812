"""Full-text search over statements and articles, in memory, for German words."""
