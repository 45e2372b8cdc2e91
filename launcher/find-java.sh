# Functions that find a JDK; sourced by the scripts that need one, after they have set $needed to the
# oldest version that will do.
# shellcheck shell=bash

# Prints the feature version of the JDK in a folder, or 0 if there is none.
version_of() {
  local release="$1/release" version
  [ -x "$1/bin/java" ] && [ -r "$release" ] || { echo 0; return; }
  version=$(sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$release" | head -n 1)
  echo "${version:-0}"
}

find_java() {
  local candidate on_path
  on_path=$(command -v java || true)
  for candidate in "${JAVA_HOME:-}" \
    "${on_path:+$(dirname -- "$(dirname -- "$(readlink -f -- "$on_path")")")}" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/*; do
    if [ -n "$candidate" ] && [ "$(version_of "$candidate")" -ge "$needed" ]; then
      echo "$candidate/bin/java"
      return
    fi
  done
  cat >&2 <<MESSAGE
Comet Hunter needs a JDK $needed or later, and found none in JAVA_HOME, on the PATH or in the usual
folders. Install one (for instance Eclipse Temurin $needed from https://adoptium.net, or your system's
package openjdk-$needed-jdk), or set JAVA_HOME to the one you have.
MESSAGE
  return 1
}
