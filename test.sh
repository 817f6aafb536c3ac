#!/usr/bin/env bash
# Runs every check of the project: formatting, vet, staticcheck, tests.
# It needs Go; what the tests read besides is in the repository. The archive is
# tested on PostgreSQL, too, where Debian's server is or can be installed.
set -euo pipefail
cd "$(dirname "$0")"

unformatted=$(gofmt -l $(git ls-files '*.go'))
if [ -n "$unformatted" ]; then
	echo "not formatted by gofmt:"
	echo "$unformatted"
	exit 1
fi
if [ -z "${RAVABET_TEST_POSTGRES:-}" ]; then
	. .ci/postgres.sh
	start_postgres
fi
go vet ./...
go tool staticcheck ./...
go test ./...
