#!/bin/sh
# Builds the probe's binaries and their hashes: `build.sh COMPILER FOLDER`, the compiler being Zig's, which brings a
# libc for each processor, so that one version of it makes the same bytes on every machine.
set -eu
cd "$(dirname "$0")"
for pair in amd64=x86_64 arm64=aarch64; do
    "$1" cc -target "${pair#*=}-linux-musl" -std=gnu11 -Os -static -s \
        -Wall -Wextra -Werror -Wno-sign-compare -o "$2/probe-${pair%=*}" probe.c &
    started="${started:-} $!"
done
for process in $started; do wait "$process"; done
cd "$2"
sha256sum probe-amd64 probe-arm64 >SHA256SUMS
