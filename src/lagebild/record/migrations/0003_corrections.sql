-- Entries discarded or confirmed by people, offices changed; a withdrawn correction stays in the log.
CREATE TABLE correction (
    id           INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL CHECK (kind IN ('discard', 'confirm', 'office')),
    section      TEXT NOT NULL,
    entry        TEXT NOT NULL,
    name         TEXT NOT NULL,
    title        TEXT,              -- of an office from now on; NULL: it is none
    former       INTEGER,
    decided_by   TEXT NOT NULL,
    reason       TEXT NOT NULL,
    decided_at   TEXT NOT NULL,
    withdrawn_at TEXT
) STRICT;
CREATE TABLE correction_place (     -- the words that the entry rested on, "text:120-131@ARTICLE"
    correction_id INTEGER NOT NULL REFERENCES correction (id),
    place         TEXT NOT NULL,
    PRIMARY KEY (correction_id, place)
) STRICT, WITHOUT ROWID;
