#!/usr/bin/env bash
# Tries what is installed, and not the checkout: makes the sdist, installs the wheel that is built from it into a fresh
# environment, and runs the tests and the examples of its docstrings from the unpacked sdist.
# TESTS='FOLDER...' tests/installed.sh PYTHON CONSTRAINTS EXTRAS NEED...: without constraints (/dev/null), all is
# installed at its newest; without TESTS, all tests run.
set -euo pipefail
cd "$(dirname "$0")/.."
python=$1 constraints=$(realpath "$2") extras=$3
shift 3

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
"$python" -m venv "$fresh/venv"
python="$fresh/venv/bin/python"
export PIP_CONSTRAINT="$constraints" PIP_DISABLE_PIP_VERSION_CHECK=1
.venv/bin/python -m hatchling build -t sdist -d "$fresh" >"$fresh/report"
tar -xf "$fresh"/*.tar.gz -C "$fresh"
# Of large dependencies little is imported: Python compiles that when it is, and keeps it.
unset PYTHONDONTWRITEBYTECODE
"$python" -m pip install -qq --no-compile "$(echo "$fresh"/*.tar.gz)[$extras]" "$@"
cd "$fresh"/vnus_trade-*/
"$python" -c 'import sys, vnus_trade; sys.exit(not vnus_trade.__file__.startswith(sys.prefix))'
# The laws have been held in the checkout: a few examples of each show whether these versions change anything.
HYPOTHESIS_PROFILE=brief "$python" -m pytest -n auto --dist loadfile -p no:cacheprovider \
  -c pyproject.toml --rootdir . --pyargs vnus_trade ${TESTS:-tests}
