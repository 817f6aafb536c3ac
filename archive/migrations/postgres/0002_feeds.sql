-- +goose Up
-- Feeds that are watched, with what their servers want to be asked with.
CREATE TABLE feeds (
	address  text PRIMARY KEY,
	etag     text NOT NULL,
	modified text NOT NULL,
	next     bigint NOT NULL, -- when to ask again, in seconds since 1970
	every    bigint NOT NULL, -- seconds between two questions
	failures bigint NOT NULL, -- since it last answered
	error    text NOT NULL,    -- the last failure, empty for none
	added    bigint NOT NULL  -- reports stored from it
);

-- +goose Down
DROP TABLE feeds;
