"""Checks protocol files against a JSON Schema with the jsonschema package.

usage: validate-protocols.py SCHEMA FILE...

Exit 0: every file is valid; 1: one is not (which and why is on stdout); 3: no package to check with.
"""

import json
import sys

try:
    import yaml
    from jsonschema import Draft202012Validator
except ImportError as error:
    print(f"no package to check with: {error}", file=sys.stderr)
    sys.exit(3)

if len(sys.argv) < 3:
    sys.exit(0)
with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
status = 0
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        document = yaml.safe_load(file)
    for fault in validator.iter_errors(document):
        place = "/".join(str(part) for part in fault.absolute_path)
        print(f"{path}: {place}: {fault.message[:160]}")
        status = 1
sys.exit(status)
