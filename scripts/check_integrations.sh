#!/usr/bin/env bash
# Runs what needs other projects' packages: the documentation's code for pandas, spaCy and notebooks, and the exports
# that FollowTheMoney's own library reads back. A package that cannot be installed here is named and passed over.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env" || exit 1
bin="$folder/env/bin" failed=()
"$bin/pip" install --quiet --disable-pip-version-check -e '.[tests,docs]' || exit 1
"$bin/pip" install --quiet --disable-pip-version-check --no-deps ./docs/examples/khabar-exports || exit 1
for package in pandas pyarrow spacy ipython followthemoney; do
  "$bin/pip" install --quiet --disable-pip-version-check "$package" || echo "note: $package cannot be installed here"
done
"$bin/python" -m pytest -q -p no:cacheprovider --rootdir docs/examples/khabar-exports -c /dev/null \
  docs/examples/khabar-exports/tests || failed+=("exports")
"$bin/pip" uninstall --quiet --yes khabar-exports
"$bin/python" -m sphinx -q -W --keep-going -b doctest -d "$folder/d" docs "$folder/out" \
  || failed+=("documentation's code")
[ ${#failed[@]} -eq 0 ] || { printf 'FAILED: %s\n' "${failed[@]}"; exit 1; }
