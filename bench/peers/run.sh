#!/usr/bin/env bash
# Installs the peers into bench/.peers and prints how they and Ravabet do on
# the same text. Arguments go to ravabet-measure peers (-data FOLDER).
set -uo pipefail
cd "$(dirname "$0")"
here=$PWD
to=$here/../.peers
mkdir -p "$to"
peers=()

# python VERSION prints a Python of that version, wherever it is.
python() {
	for p in "python$1" "$HOME/.pyenv/versions/$1".*/bin/python3; do
		if "$p" -c '' 2>/dev/null; then echo "$p"; return; fi
	done
	return 1
}

# peer NAME VERSION COMMAND… adds a peer once it answers.
peer() {
	local name=$1 version=$2
	shift 2
	if echo گرم | "$@" repair >/dev/null 2>&1 || echo گرم | "$@" words >/dev/null 2>&1; then
		peers+=("$name $version=$*")
	else
		echo "$name does not run" >&2
	fi
}

# pip_peer NAME PYTHON PACKAGES… installs a Python package.
pip_peer() {
	local name=$1 version=$2 p
	shift 2
	if ! p=$(python "$version"); then echo "$name: no Python $version" >&2; return; fi
	[ -d "$to/$name" ] || "$p" -m venv "$to/$name"
	if ! "$to/$name/bin/pip" install -q --disable-pip-version-check "$@" >"$to/$name.log" 2>&1; then
		echo "$name does not install: $(tail -1 "$to/$name.log")" >&2
		return
	fi
	peer "$name" "$("$to/$name/bin/pip" show "$name" 2>/dev/null | sed -n 's/^Version: //p')" "$to/$name/bin/python" "$here/${name}_peer.py"
}

pip_peer hazm 3.12 hazm
pip_peer parsivar 3.9 parsivar libwapiti

if mkdir -p "$to/virastar" && (cd "$to/virastar" && npm install --silent --no-fund virastar >npm.log 2>&1); then
	peer virastar "$(node -p "require('$to/virastar/node_modules/virastar/package.json').version")" \
		env NODE_PATH="$to/virastar/node_modules" node "$here/virastar_peer.js"
else
	echo "virastar does not install" >&2
fi

if CARGO_TARGET_DIR=$to/rustam cargo build -q --release --manifest-path rust/Cargo.toml 2>"$to/rustam.log"; then
	peer rustam "$(sed -n '/name = "rustam"/{n;s/version = //p}' rust/Cargo.lock | tr -d '"')" "$to/rustam/release/rustam-peer"
else
	echo "rustam does not build: $(tail -1 "$to/rustam.log")" >&2
fi

lucene=9.12.3
mkdir -p "$to/lucene"
for a in core analysis-common; do
	[ -f "$to/lucene/lucene-$a-$lucene.jar" ] || mvn -q -B dependency:copy -Dartifact="org.apache.lucene:lucene-$a:$lucene" -DoutputDirectory="$to/lucene" >"$to/lucene.log" 2>&1
done
if javac -cp "$to/lucene/*" -d "$to/lucene" lucene/Peer.java 2>>"$to/lucene.log"; then
	peer lucene "$lucene" java -cp "$to/lucene:$to/lucene/*" Peer
else
	echo "lucene does not build: $(tail -1 "$to/lucene.log")" >&2
fi

cd "$here/../.."
exec go run ./cmd/ravabet-measure peers "$@" "${peers[@]}"
