-- +goose Up
-- The columns are told in the migration of the same name for SQLite.
CREATE TABLE articles (
	id        bigint PRIMARY KEY,
	number    bigint NOT NULL UNIQUE,
	name      text NOT NULL,
	url       text NOT NULL,
	url_key   bigint UNIQUE,
	text_key  bigint NOT NULL UNIQUE,
	title     text NOT NULL,
	date      text NOT NULL,
	outlet    text NOT NULL,
	language  text NOT NULL,
	text      text NOT NULL,
	extracted bigint NOT NULL,
	story     bigint NOT NULL,
	signature bytea NOT NULL,
	detail    text NOT NULL,
	coder     text NOT NULL,
	lexicon   text NOT NULL,
	added     bigint NOT NULL,
	terms     tsvector NOT NULL
);
CREATE INDEX articles_story ON articles (story);
CREATE INDEX articles_terms ON articles USING gin (terms);

CREATE TABLE bands (
	band    bigint NOT NULL,
	article bigint NOT NULL,
	PRIMARY KEY (band, article)
);

CREATE TABLE records (
	id      bigint PRIMARY KEY,
	kind    bigint NOT NULL,
	article bigint NOT NULL REFERENCES articles (id),
	head    bigint NOT NULL,
	key     bigint NOT NULL,
	type    text NOT NULL,
	mode    text NOT NULL,
	data    text NOT NULL,
	terms   tsvector NOT NULL
);
CREATE INDEX records_article ON records (article);
CREATE INDEX records_head ON records (head);
CREATE INDEX records_key ON records (key, id);
CREATE INDEX records_terms ON records USING gin (terms);

CREATE TABLE days (
	a         text COLLATE "C" NOT NULL,
	b         text COLLATE "C" NOT NULL,
	day       bigint NOT NULL,
	type      text NOT NULL,
	direction bigint NOT NULL,
	events    bigint NOT NULL,
	mentions  bigint NOT NULL,
	PRIMARY KEY (a, b, day, type, direction)
);

CREATE TABLE months (
	a         text COLLATE "C" NOT NULL,
	b         text COLLATE "C" NOT NULL,
	day       bigint NOT NULL,
	type      text NOT NULL,
	direction bigint NOT NULL,
	events    bigint NOT NULL,
	mentions  bigint NOT NULL,
	PRIMARY KEY (a, b, day, type, direction)
);

CREATE TABLE inputs (
	name     text PRIMARY KEY,
	version  text NOT NULL,
	reports  bigint NOT NULL,
	finished bigint NOT NULL
);

-- +goose Down
DROP TABLE inputs;
DROP TABLE months;
DROP TABLE days;
DROP TABLE records;
DROP TABLE bands;
DROP TABLE articles;
