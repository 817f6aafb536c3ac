-- +goose Up
-- Events a month at a place, each story once.
CREATE TABLE places (
	code   text COLLATE "C" NOT NULL, -- of the state that the place is in
	name   text COLLATE "C" NOT NULL, -- the words of the text that name it
	day    bigint NOT NULL,           -- the first of the month
	type   text COLLATE "C" NOT NULL,
	events bigint NOT NULL,
	PRIMARY KEY (code, name, day, type)
);
INSERT INTO places
SELECT code, name, month, type, count(*) FROM (
	SELECT data::jsonb #>> '{place,code}' AS code, data::jsonb #>> '{place,text}' AS name, type,
		date_trunc('month', timestamp '1970-01-01' + ((id >> 43) - 719163) * interval '1 day')::date - date '1970-01-01' + 719163 AS month
	FROM records
	WHERE kind = 1 AND head = id AND (id >> 43) > 0 AND data::jsonb ->> 'status' = 'actual') AS told
WHERE code <> '' AND code <> '---'
GROUP BY code, name, month, type;

-- For whom an actor had events with, and for the pairs of a time.
CREATE INDEX months_b ON months (b, day, a, type, direction, events) WHERE b <> '';
CREATE INDEX months_day ON months (day, a, b, type, events) WHERE b <> '';

-- +goose Down
DROP INDEX months_day;
DROP INDEX months_b;
DROP TABLE places;
