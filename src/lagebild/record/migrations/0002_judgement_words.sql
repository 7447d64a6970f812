-- Where in the articles the two sides of a judgement were read, so that it outlives changes of ids.
CREATE TABLE judgement_words (
    judgement_id INTEGER NOT NULL REFERENCES judgement (id),
    side         TEXT NOT NULL CHECK (side IN ('left', 'right')),
    words        TEXT NOT NULL,     -- "person@ARTICLE:120-131", or a name that is the same in all articles
    PRIMARY KEY (judgement_id, side, words)
) STRICT, WITHOUT ROWID;
