-- +goose Up
-- Events a month at a place, each story once.
CREATE TABLE places (
	code   TEXT NOT NULL,    -- of the state that the place is in
	name   TEXT NOT NULL,    -- the words of the text that name it
	day    INTEGER NOT NULL, -- the first of the month
	type   TEXT NOT NULL,
	events INTEGER NOT NULL,
	PRIMARY KEY (code, name, day, type)
) WITHOUT ROWID;
INSERT INTO places
SELECT code, name, month, type, count(*) FROM (
	SELECT json_extract(data, '$.place.code') AS code, json_extract(data, '$.place.text') AS name, type,
		CAST(julianday(date('1970-01-01', ((id >> 43) - 719163) || ' days', 'start of month')) - julianday('1970-01-01') AS INTEGER) + 719163 AS month
	FROM records
	WHERE kind = 1 AND head = id AND (id >> 43) > 0 AND json_extract(data, '$.status') = 'actual')
WHERE code <> '' AND code <> '---'
GROUP BY code, name, month, type;

-- For whom an actor had events with, and for the pairs of a time.
CREATE INDEX months_b ON months (b, day, a, type, direction, events) WHERE b <> '';
CREATE INDEX months_day ON months (day, a, b, type, events) WHERE b <> '';

-- +goose Down
DROP INDEX months_day;
DROP INDEX months_b;
DROP TABLE places;
