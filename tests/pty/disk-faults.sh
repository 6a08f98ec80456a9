#!/bin/sh
# Disk full, read-only, over quota: the text stays in memory, the screen says so, it can be saved elsewhere, and once there is
# room the next save succeeds. The pack's own file is whole at all times.
. "$SOURCE/tests/pty/lib"
${CC:-cc} -shared -fPIC -o "$work/no_disk.so" "$SOURCE/tests/pty/no_disk.c" -ldl 2>"$work/err" ||
	{ echo "no shared object can be built here: $(head -n 1 "$work/err")"; exit 77; }
mkdir "$work/other"
# A build with sanitizers wants to be the first library; this one stands before it and calls it.
faults="ASAN_OPTIONS=verify_asan_link_order=0 LD_PRELOAD=$work/no_disk.so NO_DISK=$work/fault NO_DISK_UNDER=$work/example"
cp "$PACK" "$work/before"
try() { # NUMBER WORDS
	cp "$work/before" "$PACK"
	rm -f "$work/fault"
	start 100 24 "$faults $BOARDPACK $PACK"
	await "^Q quit"
	keys Enter C-Home
	echo "$1" >"$work/fault"
	text "Kept at $1. "
	await "[no journal]"
	await "edits are not safe until saved"
	await "$2"
	text "More. "
	await "More."
	keys C-s
	await "Not saved"
	await "$2"
	await "Your text is safe here."
	cmp "$PACK" "$work/before" || fail "$2: the pack's file changed"
	keys e
	await "Save elsewhere"
	text "$work/other/copy-$1.yaml"
	keys Enter
	await "a copy is in"
	grep -q "Kept at $1. More. " "$work/other/copy-$1.yaml" || fail "$2: the copy lacks the text"
	# A copy is not the pack: leaving still asks, and discarding is not what Escape means.
	keys C-q
	await "save and leave"
	keys s
	await "Not saved"
	keys c
	gone "Not saved"
	rm "$work/fault"
	keys C-s
	await "saved 2026-Q3.yaml"
	gone "[no journal]"
	grep -q "Kept at $1. More. " "$PACK" || fail "$2: not saved once there was room"
	text "And on. "
	await "And on."
	kill -9 "$(program_pid)"
	await "EXIT=137"
}
try 28 "No space left on device"
try 30 "Read-only file system"
try 122 "Disk quota exceeded"
