# Read by host/run and tests/run: installs what is missing and builds. Each step leaves a stamp named after what it was
# made from, so that a second start asks neither dpkg nor npm.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
stamps=$root/build/.stamps
mkdir -p "$stamps"

say() { printf '%s\n' "$*"; }
stop() { printf 'jenjang: %s\n' "$*" >&2; exit 1; }

stamp_of() { cat "$@" | sha256sum | cut -c1-16; }
names_in() { sed -E '/^ *(#|$)/d; s/ .*//' "$@"; }
is_installed() { [[ $(dpkg-query -W -f '${Status}' "$1" 2>/dev/null) == 'install ok installed' ]]; }

# apt_install PACKAGE…: with sudo only where it is needed; never removes a package.
apt_install() {
  command -v apt-get >/dev/null ||
    stop "this is no Debian (there is no apt-get). Install these yourself, then run this again: $*"
  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null ||
      stop "packages are missing and this user may not install them (no root, no sudo). Ask an administrator for: apt-get install $*"
    say "Asking for your password (sudo) to install them."
    as_root=(sudo)
  fi
  local log=$root/build/apt.log
  "${as_root[@]}" apt-get update >"$log" 2>&1 ||
    stop "the package lists cannot be fetched; is there a network? What apt-get said stands in $log"
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-remove --no-install-recommends "$@" >>"$log" 2>&1; then
    tail -n 5 "$log" >&2
    stop "the packages cannot be installed without removing another (libboost1.74-dev, if it is here, stands in libboost1.81-dev's way), or the network failed. Nothing was removed. More in $log"
  fi
}

# need_packages LIST…: what the lists name and this machine lacks.
need_packages() {
  local stamp; stamp=$stamps/packages-$(stamp_of "$@")
  [[ -e $stamp ]] && return
  local missing=() name
  for name in $(names_in "$@"); do is_installed "$name" || missing+=("$name"); done
  if ((${#missing[@]})); then
    say "Installing ${#missing[@]} Debian packages that are missing:"
    for name in "${missing[@]}"; do awk -v name="$name" '$1 == name { print "  " $0; exit }' "$@"; done
    apt_install "${missing[@]}"
  fi
  touch "$stamp"
}

# Node.js 18.20 or newer builds the page. Where there is none, Debian's is taken (its npm conflicts with other sources' nodejs).
need_node() {
  local version=0
  command -v npm >/dev/null && command -v node >/dev/null && version=$(node -p 'const [a, b] = process.versions.node.split("."); a * 100 + +b')
  ((version >= 1820)) && return
  command -v node >/dev/null && stop "Node.js $(node --version) is too old for the web application or has no npm; 18.20 or newer is needed. Update it, or remove it so that Debian's is taken."
  say "Installing Node.js and npm from Debian: they build the web application."
  apt_install nodejs npm
}

# npm_install FOLDER: exactly what its lock file names, without running packages' scripts.
npm_install() {
  local stamp; stamp=$stamps/npm-$(stamp_of "$1/package-lock.json")-$(basename "$1")
  [[ -e $stamp && -d $1/node_modules ]] && return
  need_node
  say "Fetching the npm packages of ${1#"$root"/}."
  (cd "$1" && npm ci --ignore-scripts --no-fund --no-audit --loglevel=error) >"$root/build/npm.log" 2>&1 ||
    { tail -n 5 "$root/build/npm.log" >&2; stop "the npm packages cannot be fetched; is there a network? More in $root/build/npm.log"; }
  touch "$stamp"
}

build_web() {
  local web=$root/host/web stamp
  npm_install "$web"
  stamp=$stamps/web-$( (cd "$web" && find src public index.html package-lock.json vite.config.ts -type f -print0 | sort -z | xargs -0 sha256sum) | stamp_of -)
  [[ -e $stamp && -e $web/dist/index.html ]] && return
  say "Building the web application."
  (cd "$web" && npm run --silent build) >"$root/build/web.log" 2>&1 || { tail -n 20 "$root/build/web.log" >&2; stop "the web application does not build."; }
  rm -f "$stamps"/web-*
  touch "$stamp"
}

# build_host [TARGET…] with what configures it in $configure
build_host() {
  local log=$root/build/build.log
  if [[ ! -e $root/build/release/build.ninja || ${configure:-} ]]; then
    say "Configuring the build."
    (cd "$root" && cmake --preset release ${configure:-}) >"$log" 2>&1 || { tail -n 20 "$log" >&2; stop "the build cannot be configured."; }
  fi
  (cd "$root" && ninja -C build/release -n "$@") | grep -q 'no work to do' && return
  say "Building (some minutes the first time)."
  (cd "$root" && ninja -C build/release "$@") >"$log" 2>&1 || { grep -E 'error|FAILED' "$log" | head -n 20 >&2; stop "the build failed; all of it stands in $log"; }
}
