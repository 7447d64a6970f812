-- Articles as read, what they say, and what people decided about it.
CREATE TABLE article (
    id   TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    body TEXT NOT NULL              -- the whole Article as JSON, without its source
) STRICT;

CREATE TABLE article_source (       -- one article may be read from several places
    article_id TEXT NOT NULL REFERENCES article (id),
    source     TEXT NOT NULL,
    PRIMARY KEY (article_id, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE analysis (             -- which version of the annotators has read the article
    article_id TEXT PRIMARY KEY REFERENCES article (id),
    version    TEXT NOT NULL
) STRICT;

CREATE TABLE statement (
    id         TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES article (id),
    kind       TEXT NOT NULL,
    place      INTEGER NOT NULL,    -- position among the findings of this kind in the article
    finding    TEXT NOT NULL,       -- JSON
    extractor  TEXT NOT NULL,
    version    TEXT NOT NULL,
    rule       TEXT
) STRICT;
CREATE INDEX statement_by_article ON statement (article_id, kind, place);

CREATE TABLE evidence (
    statement_id TEXT NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
    place        INTEGER NOT NULL,
    begin        INTEGER NOT NULL,  -- code points of article.text, half-open
    end          INTEGER NOT NULL,
    excerpt      TEXT NOT NULL,
    PRIMARY KEY (statement_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgement (
    id           INTEGER PRIMARY KEY,
    left_id      TEXT NOT NULL,
    right_id     TEXT NOT NULL,
    verdict      TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
    decided_by   TEXT NOT NULL,
    reason       TEXT NOT NULL,
    decided_at   TEXT NOT NULL,
    withdrawn_at TEXT               -- a withdrawn judgement stays in the log
) STRICT;
