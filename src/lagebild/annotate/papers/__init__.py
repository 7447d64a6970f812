"""Papers: plans, drafts, offers and agreements that an article speaks of (``doc._.papers``)."""

from lagebild.annotate.papers.component import PaperFinder as PaperFinder
