"""Stage 1, files to articles: pastes, Markdown, HTML and JSON, each read into an Article or a clear error."""

from lagebild.sources.reader import read

__all__ = ["read"]
