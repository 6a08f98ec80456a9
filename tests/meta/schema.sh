#!/bin/sh
# What export writes is what its schema says, judged by a validator that we did not write.
python=
for one in python3 /usr/bin/python3; do
	if [ -z "$python" ] && "$one" -c 'import jsonschema' 2>/dev/null; then python=$one; fi
done
[ -n "$python" ] || { echo "no jsonschema for python3"; exit 77; }
work=$(mktemp -d "$TEST_TMP/schema.XXXXXX")
cd "$work" || exit 1
cp -R "$SOURCE/templates/example/." . && chmod -R u+w .
"$BOARDPACK" export --schema >schema.json || exit 1
cmp schema.json "$SOURCE/templates/schema/export.json" || exit 1
cat >judge.py <<'PY'
import json, sys, jsonschema
schema = json.load(open("schema.json"))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
bad = 0
for name in sys.argv[1:]:
    for error in validator.iter_errors(json.load(open(name))):
        print(name, list(error.absolute_path), error.message[:200])
        bad = 1
sys.exit(bad)
PY
for pack in 20*.yaml "$SOURCE"/tests/golden/export-json/in/2026-Q3.yaml; do
	"$BOARDPACK" export "$pack" >"$(basename "$pack").json" 2>/dev/null || exit 1
done
"$python" judge.py ./*.yaml.json || exit 1
# A validator that accepts everything proves nothing.
sed 's/"kind": "text"/"kind": "novel"/' 2026-Q3.yaml.json >wrong.json
! "$python" judge.py wrong.json >/dev/null || { echo "the schema accepts a wrong file"; exit 1; }
