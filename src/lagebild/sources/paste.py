"""Reads an article from what was pasted from a web page, an app, a mail or a wire."""

from __future__ import annotations

from lagebild.model.article import Article
from lagebild.sources.classify import classify
from lagebild.sources.gather.draft import Draft
from lagebild.sources.gather.ends import strip_ends
from lagebild.sources.gather.finish import finish
from lagebild.sources.gather.takes import TAKE
from lagebild.sources.layout import arrange
from lagebild.sources.lines import split_lines


def read_paste(text: str, *, article_id: str, source: str, title: str | None = None) -> Article:
    """Return the article in a tidied paste (see ``decode.tidy``); ``title`` where it is known beforehand.

    All that is not title, kicker, lead, body, caption or tag is in ``removed`` with its kind; nothing of the
    paste is lost.
    """
    placed = arrange([classify(line) for line in split_lines(text)], title)
    draft = Draft(title_known=title is not None)
    for item in placed:
        TAKE[item.role](draft, item)
    strip_ends(draft)
    return finish(draft, article_id, source)
