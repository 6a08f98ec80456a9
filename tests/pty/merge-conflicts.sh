#!/bin/sh
# Two people's edits of one pack meet in git: the screen leads through what the merge could not decide, and git is content.
. "$SOURCE/tests/pty/lib"
command -v git >/dev/null || exit 77
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
cd "$work" || exit 1
git init -q -b main . && git config user.name A && git config user.email a@example.com
mkdir acme && cat >acme/boardpack.yaml <<'Y'
boardpack: 1
name: Acme
currency: EUR
stage: seed
Y
cat >acme/2026-Q3.yaml <<'Y'
boardpack: 1
period: 2026-Q3
items:
  section.highlights: { text: The plant runs at last. }
  sales.arr: { actual: 4.6m, forecast: 4.5m } # from the ledger
  section.risks:
    rows:
      - risk: Prices fall
        owner: Mara
Y
echo '20*.yaml merge=boardpack' >.gitattributes
git config merge.boardpack.driver "$BOARDPACK merge -C \"\$(dirname %P)\" %O %A %B"
git add acme .gitattributes && git commit -qm one
git checkout -q -b theirs
sed -i 's/4.6m/4.9m/; s/runs at last/stood still/; s/owner: Mara/owner: Priya/' acme/2026-Q3.yaml && git commit -qam theirs
git checkout -q main
sed -i 's/4.6m/4.8m/; s/runs at last/runs well/; s/owner: Mara/owner: Tom/' acme/2026-Q3.yaml && git commit -qam ours
git merge -q theirs >merged 2>&1 && fail "git merged what cannot be merged"
grep -q "3 conflicts" merged || fail "not three conflicts: $(cat merged)"
cp acme/2026-Q3.yaml conflicted
start 80 24 "$BOARDPACK" "$work/acme/2026-Q3.yaml"
await "a merge left 3 conflicts"
await "Conflict 1 of 3: Highlights"
await "The plant {+runs well.+}"
await "The plant {+stood still.+}"
await "The plant runs at last."
# Later: the pack opens, the check says what is left, and it may be saved so.
keys Escape
await "two versions stand here"
keys M-j
await "Conflict 1 of 3"
keys 3
await "both taken; 2 left"
await "Conflict 1 of 2: ARR, Actual"
keys 3
await "only a text has room for both"
keys n
await "Conflict 2 of 2: Risks, Prices fall, Owner"
keys 2
await "theirs taken; 1 left"
keys C-z
await "taken back"
await "of 2"
keys N
await "Conflict 1 of 2"
keys 1
await "ours taken; 1 left"
keys C-s
await "saved 2026-Q3.yaml"
grep -q "<<<<<<< ours" acme/2026-Q3.yaml || fail "the conflict that is left was not saved"
keys Enter
await "make one of them; 0 conflicts left"
keys C-k
text "Tom and Priya"
keys C-s
await "saved 2026-Q3.yaml"
keys C-q
await "EXIT=0"
grep -q '<<<<<<<\|=======\|>>>>>>>\||||||||' acme/2026-Q3.yaml && fail "marks are left: $(cat acme/2026-Q3.yaml)"
grep -q 'actual: "4.8m", forecast: 4.5m } # from the ledger' acme/2026-Q3.yaml || fail "not ours: $(cat acme/2026-Q3.yaml)"
grep -q "^ *Tom and Priya$" acme/2026-Q3.yaml || fail "not as edited: $(cat acme/2026-Q3.yaml)"
grep -q "The plant runs well" acme/2026-Q3.yaml || fail "ours is gone"
grep -q "The plant stood still" acme/2026-Q3.yaml || fail "theirs is gone"
git commit -qam joined || fail "git does not commit"
start 80 24 "$BOARDPACK" "$work/acme/2026-Q3.yaml"
await "^Q quit"
screen | grep -q "onflict" && fail "still conflicts"
# In ASCII without colour, and looking alone changes nothing.
cp conflicted acme/2026-Q3.yaml
start 60 16 "LC_ALL=C NO_COLOR=1 $BOARDPACK" "$work/acme/2026-Q3.yaml"
await "Conflict 1 of 3: Highlights"
keys C-q
await "EXIT=0"
cmp conflicted acme/2026-Q3.yaml || fail "looking changed the file"
