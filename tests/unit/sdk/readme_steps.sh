#!/bin/sh
# readme_steps.sh REPOSITORY DIRECTORY: types what sdk/README.md says, word for word, in an empty directory.
set -eu
rm -rf "$2"
mkdir -p "$2"
cd "$2"
JENJANG=$1
export JENJANG
sed -n '/^```sh$/,/^```$/p' "$1/sdk/README.md" | grep -v '^```' > steps
sh -eu ./steps
test -s my-office/build/plugins/minimal/minimal.so
test -s my-office/build/plugins/minimal/plugin.yaml
