"""Issues: the points of a negotiation and how they stand (``doc._.issues``)."""

from lagebild.annotate.issues.component import IssueFinder as IssueFinder
