#!/usr/bin/env bash
# Runs every check of the project: formatting, vet, staticcheck, tests.
# It needs Go; what the tests read besides is in the repository. The archive is
# tested on PostgreSQL, too, and the pages in Chromium, where these are or can
# be installed from Debian's packages.
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
. .ci/browser.sh
prepare_browser
go vet ./...
go tool staticcheck ./...
go test ./...
