#!/bin/sh
# Installs what some tests look at the program with: a browser with Chinese fonts, its driver, and raptor's Turtle parser.
# Where it may not, those tests are skipped and say so.
want=""
command -v chromium >/dev/null || want="$want chromium fonts-noto-cjk"
command -v chromedriver >/dev/null || want="$want chromium-driver"
command -v rapper >/dev/null || want="$want raptor2-utils"
[ -z "$want" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    # shellcheck disable=SC2086
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $want && exit 0
fi
echo "WARNING: not installed, so the tests that need it will be SKIPPED:$want" >&2
