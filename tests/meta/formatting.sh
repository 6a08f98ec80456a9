#!/bin/sh
# Formatting is enforced, not suggested.
cd "$SOURCE" || exit 1
# Headers are laid out by hand: the marks that clang-format leaves in them are a star torn off and a number on a line of its own.
if find src -name '*.h' -exec grep -nE '^[[:space:]]*} \* |[A-Z_] =$' {} +; then
	echo "clang-format was run over a header (HACKING.md, Habits)"
	exit 1
fi
command -v clang-format >/dev/null 2>&1 || { echo "no clang-format"; exit 77; }
find src tests -name '*.c' ! -path '*/bin/*' ! -name '*_data.c' | sort | xargs clang-format --dry-run -Werror
