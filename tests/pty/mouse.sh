#!/bin/sh
# A mouse points when the settings say so, and only then; whatever happens the terminal has it back.
. "$SOURCE/tests/pty/lib"
escape=$(printf '\033')
mouse() { t display-message -p -t 0 '#{mouse_any_flag}'; }
press() { t send-keys -t 0 -l "$escape[<$1;$2;$3M"; }
start 80 24 "$BOARDPACK" "$PACK"
await "answered  E"
[ "$(mouse)" = 0 ] || fail "the mouse is taken without being asked for"
keys C-q
await "EXIT=0"
mkdir -p "$XDG_CONFIG_HOME/boardpack"
settings=$XDG_CONFIG_HOME/boardpack/settings
printf '# mine\nmouse: on\n' >"$settings"
trap 'rm -f "$settings"; tmux -L "$SOCKET" kill-server 2>/dev/null; rm -rf "$work"' EXIT
start 80 24 "$BOARDPACK" "$PACK"
await "answered  E"
[ "$(mouse)" = 1 ] || fail "no mouse"
# The sixth line holds an item, a second click opens it; a press of another button and a release are nothing.
press 0 6 6
await "Lowlights   "
press 2 6 3
t send-keys -t 0 -l "$escape[<0;6;3m"
press 0 6 6
await "Tab next field"
press 65 40 5
# To a suspended program's shell, and back.
keys C-Home
text "Clicked. "
await "Clicked. "
# A slow line brings a press in parts, none of which is typed.
t send-keys -t 0 -l "$escape[<0;2"
sleep 0.2
t send-keys -t 0 -l "9;3M"
text "Here: "
await "CHere: licked."
keys C-q
await "save and leave"
keys d
await "EXIT=0"
[ "$(mouse)" = 0 ] || fail "the mouse was not given back"
# A killed program's terminal is given back by the one line of defence there is.
start 80 24 "$BOARDPACK" "$PACK"
await "answered  E"
kill -ABRT "$(program_pid)"
await "EXIT="
[ "$(mouse)" = 0 ] || fail "the mouse was not given back after a crash"
# A mistake in the keys costs no setting, and neither does one in another line.
printf 'nosuch F11\n' >"$XDG_CONFIG_HOME/boardpack/keys"
printf 'mice: 3\nmouse: on\n' >"$settings"
start 80 24 "$BOARDPACK" "$PACK"
await "keys:1: unknown action"
[ "$(mouse)" = 1 ] || fail "no mouse behind a mistake in the keys"
keys C-q
await "EXIT=0"
screen | grep -q "settings:1" || fail "the mistake in the settings was not told"
rm "$XDG_CONFIG_HOME/boardpack/keys"
printf 'mouse: sometimes\n' >"$settings"
start 80 24 "$BOARDPACK" "$PACK"
await "settings:1"
[ "$(mouse)" = 0 ] || fail "the mouse is taken by a line that says nothing"
keys Down
keys C-q
await "EXIT=0"
