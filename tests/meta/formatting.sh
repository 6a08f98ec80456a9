#!/bin/sh
# Formatting is enforced, not suggested.
command -v clang-format >/dev/null 2>&1 || { echo "no clang-format"; exit 77; }
cd "$SOURCE" || exit 1
find src tests -name '*.c' ! -path '*/bin/*' ! -name '*_data.c' | sort | xargs clang-format --dry-run -Werror
