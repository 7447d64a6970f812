"""Commitments: what is announced, offered, promised or demanded for a time (``doc._.commitments``)."""

from lagebild.annotate.commitments.component import CommitmentFinder as CommitmentFinder
