-- +goose Up
CREATE TABLE articles (
	id        INTEGER PRIMARY KEY, -- day and number in one, see ID
	number    INTEGER NOT NULL UNIQUE,
	name      TEXT NOT NULL,       -- the id that the input gave it
	url       TEXT NOT NULL,
	url_key   INTEGER UNIQUE,      -- hash of the address, NULL without one
	text_key  INTEGER NOT NULL UNIQUE,
	title     TEXT NOT NULL,
	date      TEXT NOT NULL,
	outlet    TEXT NOT NULL,
	language  TEXT NOT NULL,
	text      TEXT NOT NULL,
	extracted INTEGER NOT NULL,
	story     INTEGER NOT NULL,    -- the article that this one reprints, or itself
	signature BLOB NOT NULL,       -- MinHash of the text
	detail    TEXT NOT NULL,       -- mentions, dates, warnings, in JSON
	coder     TEXT NOT NULL,
	lexicon   TEXT NOT NULL,
	added     INTEGER NOT NULL     -- seconds since 1970
);
CREATE INDEX articles_story ON articles (story);

CREATE TABLE bands (
	band    INTEGER NOT NULL,
	article INTEGER NOT NULL,
	PRIMARY KEY (band, article)
) WITHOUT ROWID;

CREATE TABLE records (
	id      INTEGER PRIMARY KEY,
	kind    INTEGER NOT NULL, -- 1 event, 2 quote, 3 agreement
	article INTEGER NOT NULL REFERENCES articles (id),
	head    INTEGER NOT NULL, -- the record that told the same first, or itself
	key     INTEGER NOT NULL, -- the same for records that may tell the same
	type    TEXT NOT NULL,
	mode    TEXT NOT NULL,
	data    TEXT NOT NULL     -- the record in JSON, as read --json prints it
);
CREATE INDEX records_article ON records (article);
CREATE INDEX records_head ON records (head);
CREATE INDEX records_key ON records (key);

-- What can be searched for, a row an article or record by its id.
CREATE VIRTUAL TABLE article_terms USING fts5(terms, content='', contentless_delete=1, tokenize="ascii tokenchars ':._-'");
CREATE VIRTUAL TABLE record_terms USING fts5(terms, content='', contentless_delete=1, tokenize="ascii tokenchars ':._-'");

-- Events a day between two actors, a before b by letter; b is empty for a's
-- events with anybody.
CREATE TABLE days (
	a         TEXT NOT NULL,
	b         TEXT NOT NULL,
	day       INTEGER NOT NULL,
	type      TEXT NOT NULL,
	direction INTEGER NOT NULL, -- 0 both, 1 a acts, 2 b acts
	events    INTEGER NOT NULL, -- each story once
	mentions  INTEGER NOT NULL, -- each report
	PRIMARY KEY (a, b, day, type, direction)
) WITHOUT ROWID;

-- The same by month, by the first day of each.
CREATE TABLE months (
	a         TEXT NOT NULL,
	b         TEXT NOT NULL,
	day       INTEGER NOT NULL,
	type      TEXT NOT NULL,
	direction INTEGER NOT NULL,
	events    INTEGER NOT NULL,
	mentions  INTEGER NOT NULL,
	PRIMARY KEY (a, b, day, type, direction)
) WITHOUT ROWID;

-- How far each input has been taken in.
CREATE TABLE inputs (
	name     TEXT PRIMARY KEY,
	version  TEXT NOT NULL, -- of a file its size and time
	reports  INTEGER NOT NULL,
	finished INTEGER NOT NULL
);

-- +goose Down
DROP TABLE inputs;
DROP TABLE months;
DROP TABLE days;
DROP TABLE record_terms;
DROP TABLE article_terms;
DROP TABLE records;
DROP TABLE bands;
DROP TABLE articles;
