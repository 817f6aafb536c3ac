# Starts a PostgreSQL server of its own for the tests, on loopback, with its
# data in a folder that goes away with it, and names it in
# RAVABET_TEST_POSTGRES. Where Debian's server is missing and may be installed,
# it is. Where there is none in the end, the tests say that they skip.
# Read by test.sh with ".".

postgres_programs() {
	ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1
}

start_postgres() {
	local programs folder port as=()
	programs=$(postgres_programs)
	if [ -z "$programs" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
		echo "installing PostgreSQL for its tests"
		{ apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql; } >/dev/null 2>&1 || true
		programs=$(postgres_programs)
	fi
	if [ -z "$programs" ]; then
		echo "PostgreSQL is not here and could not be installed: its tests are skipped"
		return 0
	fi
	folder=$(mktemp -d)
	if [ "$(id -u)" = 0 ]; then # the server refuses to run as root
		chown postgres "$folder"
		as=(setpriv --reuid=postgres --regid=postgres --clear-groups env HOME="$folder")
	fi
	(cd "$folder" && "${as[@]}" "$programs/initdb" -D "$folder/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null)
	for port in $(shuf -i 20000-60000 -n 5); do # one of them will be free
		if (cd "$folder" && "${as[@]}" "$programs/pg_ctl" -D "$folder/data" -w -s -l "$folder/log" \
			-o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200" start) 2>/dev/null; then
			trap "(cd / && ${as[*]} $programs/pg_ctl -D $folder/data -m immediate -s stop); rm -rf $folder" EXIT
			export RAVABET_TEST_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres?sslmode=disable"
			return 0
		fi
	done
	echo "PostgreSQL did not start: $(tail -n 3 "$folder/log")"
	return 1
}
