-- +goose Up
-- Feeds that are watched, with what their servers want to be asked with.
CREATE TABLE feeds (
	address  TEXT PRIMARY KEY,
	etag     TEXT NOT NULL,
	modified TEXT NOT NULL,
	next     INTEGER NOT NULL, -- when to ask again, in seconds since 1970
	every    INTEGER NOT NULL, -- seconds between two questions
	failures INTEGER NOT NULL, -- since it last answered
	error    TEXT NOT NULL,    -- the last failure, empty for none
	added    INTEGER NOT NULL  -- reports stored from it
);

-- +goose Down
DROP TABLE feeds;
