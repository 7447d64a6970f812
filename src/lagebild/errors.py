"""What can go wrong, as one tree.

::

    LagebildError
    ├── SourceError          this input cannot be read; skip it and go on
    ├── LexiconError         a word list is wrong; stop
    ├── AnnotationError      this article cannot be analysed; skip it and go on
    ├── RecordError          the record on disk is not what it should be; stop
    │   ├── ProvenanceError  a statement does not match the text it points at
    │   └── MigrationError   the record was written by another version
    ├── ResolutionError      statements cannot be brought together; stop
    └── PublishError         the dossier or an export cannot be written; stop

A missing finding is no exception, and an exception is no missing finding.
"""

from __future__ import annotations


class LagebildError(Exception):
    """Base of everything that Lagebild raises on purpose."""


class SourceError(LagebildError):
    """One input cannot be read: the message names it and says why."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class LexiconError(LagebildError):
    """A word list is wrong: the message names the file and the entry."""


class AnnotationError(LagebildError):
    """One article cannot be analysed."""


class RecordError(LagebildError):
    """The record on disk is missing, damaged, or not a record."""


class ProvenanceError(RecordError):
    """A statement points at words that the article does not have there."""


class MigrationError(RecordError):
    """The record was written by a newer version, or a step up failed."""


class ResolutionError(LagebildError):
    """Statements cannot be brought together."""


class PublishError(LagebildError):
    """The dossier or an export cannot be written."""
