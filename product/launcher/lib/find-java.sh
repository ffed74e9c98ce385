# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Read by the start scripts. Sets JAVA_25 to the home of a Java 25; empty when there is none.
# $1 is a program that it must have in bin/: java to run, javac to build.

is_java_25() {
    [ -x "$1/bin/$2" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release"
}

# Where a program on the PATH really lies: /usr/bin/java is a link to a link.
home_of_path_java() {
    path_java=$(command -v java) || return 1
    while [ -L "$path_java" ]; do
        target=$(readlink "$path_java")
        case $target in
            /*) path_java=$target ;;
            *) path_java=$(dirname "$path_java")/$target ;;
        esac
    done
    (cd "$(dirname "$path_java")/.." 2>/dev/null && pwd)
}

find_java_25() {
    JAVA_25=
    for candidate in "${JAVA_HOME:-}" "$(home_of_path_java)" /usr/lib/jvm/* /opt/java/* /opt/jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$candidate" ] && is_java_25 "$candidate" "$1"; then
            # shellcheck disable=SC2034 # for whoever read this file in
            JAVA_25=$candidate
            return 0
        fi
    done
    return 1
}

tell_java_is_missing() {
    cat >&2 <<TEXT
Enlighten needs $1, and there is none in JAVA_HOME (${JAVA_HOME:-not set}), on the PATH, under /usr/lib/jvm or
where SDKMAN and IDEs put theirs.
How to get one: install a JDK 25 with your system's packages (temurin-25-jdk, openjdk-25-jdk), or unpack one from
https://adoptium.net and say where it is:  JAVA_HOME=/path/to/jdk-25 $0
TEXT
}
