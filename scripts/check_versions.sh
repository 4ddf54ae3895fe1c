#!/usr/bin/env bash
# Runs the tests on every Python from 3.11 that is found here: on the first with the lowest versions that
# pyproject.toml allows (pluggy 1.5 …), on the others with the newest. Makes its environments in a temporary folder.
# Arguments go to pytest; without any, the tests of plugins, hooks, pipeline, record and examples run.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
[ $# -gt 0 ] || set -- -q tests/plugins tests/unit/test_plugin_*.py tests/unit/test_hooks.py \
  tests/unit/test_pipeline.py tests/unit/test_model.py tests/unit/test_front.py tests/unit/test_lexicon.py \
  tests/unit/test_calendars.py tests/unit/test_store.py tests/property/test_codec.py tests/test_layers.py

find_python() { # the interpreter of a version: on the path, or kept by pyenv
  local python
  python=$(command -v "python$1") && "$python" -c '' 2>/dev/null && { echo "$python"; return; }
  command -v pyenv >/dev/null && python=$(PYENV_VERSION=$(pyenv latest "$1" 2>/dev/null) pyenv which "python$1" 2>/dev/null) && echo "$python"
}

lowest=$(mktemp)
folder=$(mktemp -d)
trap 'rm -rf "$lowest" "$folder"' EXIT
python3 - >"$lowest" <<'PYTHON'
import pathlib, re
text = pathlib.Path("pyproject.toml").read_text(encoding="utf-8")
block = text.partition("\ndependencies = [")[2].partition("]")[0]
print("\n".join(line.replace(">=", "==") for line in re.findall(r'"(.+?)"', block)))
PYTHON

failed=() ran=0
for version in 3.11 3.12 3.13 3.14 3.15; do
  python=$(find_python "$version") || { echo "note: no Python $version here"; continue; }
  [ -n "$python" ] || { echo "note: no Python $version here"; continue; }
  env="$folder/$version"
  "$python" -m venv "$env"
  if [ $ran -eq 0 ]; then kind=lowest constraint=(-c "$lowest"); else kind=newest constraint=(); fi
  ran=$((ran + 1))
  echo "== Python $version, $kind dependencies"
  if "$env/bin/pip" install --quiet --disable-pip-version-check -e '.[tests]' "${constraint[@]}"; then
    "$env/bin/pip" list --disable-pip-version-check 2>/dev/null | grep -E '^(attrs|cattrs|hijridate|pluggy|regex) '
    "$env/bin/python" -m pytest -p no:cacheprovider "$@" || failed+=("$version")
  else
    failed+=("$version: pip install")
  fi
done
[ $ran -gt 0 ] || { echo "no Python from 3.11 was found"; exit 1; }
[ ${#failed[@]} -eq 0 ] || { printf 'FAILED on Python %s\n' "${failed[@]}"; exit 1; }
