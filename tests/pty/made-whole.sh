#!/bin/sh
# A new file is there whole or not at all: killed halfway through writing it, or on a full disk, new and next leave none, and
# the next run makes it. What stands there stays, a link that leads nowhere included.
. "$SOURCE/tests/pty/lib"
${CC:-cc} -shared -fPIC -o "$work/no_disk.so" "$SOURCE/tests/pty/no_disk.c" -ldl 2>"$work/err" ||
	{ echo "no shared object can be built here: $(head -n 1 "$work/err")"; exit 77; }
cd "$work" || exit 1
faulty() { # COMMAND…
	env ASAN_OPTIONS=verify_asan_link_order=0 LD_PRELOAD="$work/no_disk.so" NO_DISK="$work/fault" \
		NO_DISK_UNDER="$work/" "$@" >"$work/said" 2>&1
}
# try PATH COMMAND…: a command that makes PATH
try() {
	path=$1
	shift
	for number in 0 28; do
		echo $number >fault
		faulty "$@" && fail "$*: nothing was wrong with fault $number"
		[ -e "$path" ] && fail "$*: $path was left with fault $number"
		rm fault
	done
	ln -s "$work/nowhere" "$path"
	faulty "$@" && fail "$*: a link was followed"
	[ -e nowhere ] && fail "$*: a link was followed"
	rm "$path"
	faulty "$@" || fail "$*: $(cat said)"
	cp "$path" whole
	faulty "$@" && fail "$*: written again"
	cmp "$path" whole || fail "$*: changed"
}

try "$work/firm/boardpack.yaml" "$BOARDPACK" new --company Firm --stage seed --currency USD --period 2027-Q1 "$work/firm"
try "$work/example/2026-Q4.yaml" "$BOARDPACK" next "$PACK"
try "$work/q.yaml" "$BOARDPACK" next -o "$work/q.yaml" "$PACK"
"$BOARDPACK" lint "$work/q.yaml" >said 2>&1
[ $? -le 1 ] || fail "$(cat said)"
