# Finds what the tests of the pages need: Chromium, and axe-core, which checks
# accessibility. Names them in RAVABET_TEST_CHROMIUM and RAVABET_TEST_AXE. What
# is missing and may be installed, is: from Debian's packages, and axe-core by
# npm into the folder of caches. Where there is none in the end, the tests say
# that they skip. Read by test.sh with ".".

axe_version=4.14.1

# debian installs packages of Debian where that is allowed.
debian() {
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
		echo "installing $* for the tests of the pages"
		{ apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >/dev/null 2>&1 || true
	fi
}

find_browser() {
	local name folder
	for name in "${RAVABET_TEST_CHROMIUM:-}" chromium chromium-browser google-chrome; do
		if [ -n "$name" ] && command -v "$name" >/dev/null; then
			RAVABET_TEST_CHROMIUM=$(command -v "$name")
			export RAVABET_TEST_CHROMIUM
			return 0
		fi
	done
	return 1
}

prepare_browser() {
	local folder
	if ! find_browser; then
		debian chromium
		find_browser || { echo "Chromium is not here and could not be installed: the tests of the pages in a browser are skipped"; return 0; }
	fi
	folder=${XDG_CACHE_HOME:-$HOME/.cache}/ravabet/axe-$axe_version
	if [ ! -s "$folder/package/axe.min.js" ]; then
		command -v npm >/dev/null || debian npm
		mkdir -p "$folder"
		if command -v npm >/dev/null && (cd "$folder" && npm pack --silent "axe-core@$axe_version" >/dev/null 2>&1); then
			tar xzf "$folder/axe-core-$axe_version.tgz" -C "$folder"
		fi
	fi
	if [ -s "$folder/package/axe.min.js" ]; then
		export RAVABET_TEST_AXE=$folder/package/axe.min.js
	else
		echo "axe-core could not be got by npm: the check of accessibility is skipped"
	fi
}
