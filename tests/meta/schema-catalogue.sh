#!/bin/sh
# The catalogue as JSON is what its schema says, judged by a validator that we did not write, in all three forms of file.
python=
for one in python3 /usr/bin/python3; do
	if [ -z "$python" ] && "$one" -c 'import jsonschema' 2>/dev/null; then python=$one; fi
done
[ -n "$python" ] || { echo "no jsonschema for python3"; exit 77; }
work=$(mktemp -d "$TEST_TMP/schema.XXXXXX")
cd "$work" || exit 1
"$BOARDPACK" catalogue schema >schema.json || exit 1
cmp schema.json "$SOURCE/templates/schema/catalogue.json" || exit 1
"$BOARDPACK" catalogue export --split -o all || exit 1
cmp schema.json all/schema.json || exit 1
cat >judge.py <<'PY'
import json, sys, jsonschema
schema = json.load(open("schema.json"))
jsonschema.Draft7Validator.check_schema(schema)
bad = 0
for name in sys.argv[1:]:
    file = json.load(open(name))
    # Of oneOf, the branch that is meant tells more.
    branch = dict(schema)
    del branch["oneOf"]
    branch["$ref"] = "#/definitions/" + ("single" if "kpi" in file else "list")
    for kind in (branch, schema):
        for error in jsonschema.Draft7Validator(kind).iter_errors(file):
            print(name, list(error.absolute_path), error.message[:200])
            bad = 1
sys.exit(bad)
PY
"$python" judge.py all/index.json all/sales.json all/*/*.json || exit 1
# The whole is the sum of its parts.
"$python" - <<'PY' || { echo "the files of --split do not hold the same"; exit 1; }
import glob, json, sys
whole = {k["rogueId"]: k for k in json.load(open("all/index.json"))["kpis"]}
domains = {k["rogueId"]: k for n in glob.glob("all/*.json") if not n.endswith(("index.json", "schema.json"))
           for k in json.load(open(n))["kpis"]}
single = {k["rogueId"]: k for n in glob.glob("all/*/*.json") for k in [json.load(open(n))["kpi"]]}
sys.exit(not (len(whole) >= 300 and whole == domains == single))
PY
# A validator that accepts everything proves nothing.
for wrong in 's/"tier": "editorial"/"tier": "gossip"/' 's/"kpis": \[/"extra": 1, "kpis": [/' 's/"hint":/"hints":/' \
	's/"fieldType": "number"/"fieldType": 7/'; do
	sed "$wrong" all/index.json >wrong.json
	cmp -s all/index.json wrong.json && { echo "$wrong changed nothing"; exit 1; }
	! "$python" judge.py wrong.json >/dev/null || { echo "the schema accepts $wrong"; exit 1; }
done
