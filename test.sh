#!/usr/bin/env bash
# Runs every check of the project: formatting, vet, staticcheck, tests.
# It needs Go and nothing else; what the tests read besides is in the repository.
set -euo pipefail
cd "$(dirname "$0")"

unformatted=$(gofmt -l $(git ls-files '*.go'))
if [ -n "$unformatted" ]; then
	echo "not formatted by gofmt:"
	echo "$unformatted"
	exit 1
fi
go vet ./...
go tool staticcheck ./...
go test ./...
