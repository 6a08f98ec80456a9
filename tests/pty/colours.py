"""Turns what `tmux capture-pane -e` prints into a grid with a letter a cell for how it looks, and a legend of the letters."""
import re
import sys

NAMES = {1: "bold", 2: "dim", 4: "underlined", 5: "blinking", 7: "reverse"}


def colour(codes, at):
    """The colour that begins with codes[at], 38 or 48, and where the next code stands."""
    if codes[at + 1] == 5:
        return str(codes[at + 2]), at + 3
    return "#%02x%02x%02x" % tuple(codes[at + 2 : at + 5]), at + 5


def read(look, codes):
    """The look after an SGR sequence: the set of attributes, fore, back."""
    attributes, fore, back = look
    at = 0
    while at < len(codes):
        code = codes[at]
        at += 1
        if code == 0:
            attributes, fore, back = frozenset(), "", ""
        elif code in NAMES:
            attributes = attributes | {code}
        elif 30 <= code <= 37 or 90 <= code <= 97:
            fore = str(code - 30 if code < 90 else code - 82)
        elif 40 <= code <= 47 or 100 <= code <= 107:
            back = str(code - 40 if code < 100 else code - 92)
        elif code == 38:
            fore, at = colour(codes, at - 1)
        elif code == 48:
            back, at = colour(codes, at - 1)
        elif code == 39:
            fore = ""
        elif code == 49:
            back = ""
    return attributes, fore, back


def blank(look):
    """What of a look is seen on a blank: which blanks are written with the rest differs with what stood there before."""
    seen = look[0] & {4, 7}
    return seen, look[1] if 7 in seen else "", look[2]


def name(look):
    words = [NAMES[code] for code in sorted(look[0])]
    words += [look[1]] if look[1] else []
    words += ["on " + look[2]] if look[2] else []
    return " ".join(words) or "plain"


def main():
    legend = {"plain": "."}
    letters = iter("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    look = (frozenset(), "", "")
    lines = sys.stdin.read().split("\n")[:-1]
    for number, line in enumerate(lines):
        grid = ""
        for sequence, codes, shift, text in re.findall(r"(\x1b\[([0-9;:]*)m)|(\x0e|\x0f)|([^\x1b\x0e\x0f]+)", line):
            if sequence:
                look = read(look, [int(code or 0) for code in re.split("[;:]", codes)] if codes else [0])
            elif text:
                for sign in text:
                    key = name(blank(look) if sign == " " else look)
                    if key not in legend:
                        legend[key] = next(letters)
                    grid += legend[key]
        # The words of the status bar change with every key that is named there: its looks are in the legend.
        if number + 1 < len(lines):
            print(grid.rstrip("."))
    for key, letter in legend.items():
        print(letter, key)


main()
