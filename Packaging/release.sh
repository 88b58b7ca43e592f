# Read by the other scripts in this folder, which run in the package's folder: what is released, and its time.

# shellcheck shell=sh
umask 022
export LC_ALL=C

# Prints a message on standard error and ends the script.
fail() {
    printf 'ballast: %s\n' "$*" >&2
    exit 1
}

# The version as the program states it; nothing else defines it.
# shellcheck disable=SC2034 # read by the others
version=$(sed -n 's/.*static let version = "\(.*\)"/\1/p' Sources/ballast/Environment/Program.swift)
[ -n "$version" ] || fail "Sources/ballast/Environment/Program.swift has no version"

# Sets SOURCE_DATE_EPOCH, the time of all packed files: that of the commit, so that packing it again gives the same bytes.
set_time() {
    [ -n "${SOURCE_DATE_EPOCH:-}" ] || SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null) ||
        fail "this is not a git checkout: set SOURCE_DATE_EPOCH to the time of the release, in seconds since 1970"
    export SOURCE_DATE_EPOCH
}

# Creates an empty folder for a tree of files that is packed, removed when the script ends.
make_work_folder() {
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    trap 'exit 1' HUP INT TERM
}
