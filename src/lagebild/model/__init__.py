"""The vocabulary: frozen data types, one for each door. Imports nothing else of ours."""
