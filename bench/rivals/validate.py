"""Each document of each file against the schema of its kind, as check-jsonschema does, with the C loader.

python validate.py <schema folder> <infrastructure root>
"""

import json
import pathlib
import sys

import jsonschema
import referencing
import yaml

schemas, root = map(pathlib.Path, sys.argv[1:])


def schema(name):
    return json.loads((schemas / f"{name}.schema.json").read_text())


common = referencing.Resource.from_contents(schema("common"))
registry = referencing.Registry().with_resource("common.schema.json", common)
checks = {}


def check(kind):
    if kind not in checks:
        checks[kind] = jsonschema.Draft7Validator(schema(kind.lower()), registry=registry)
    return checks[kind]


documents = 0
errors = 0
files = [root / "proxmox.yaml", *root.glob("catalog/**/*.yaml"), *root.glob("servers/**/*.yaml")]
for file in files:
    for document in yaml.load_all(file.read_bytes(), Loader=yaml.CSafeLoader):
        documents += 1
        for error in check(document["kind"]).iter_errors(document):
            errors += 1
            print(f"{file}: {error.message}", file=sys.stderr)
print(f"{documents} documents, {errors} errors")
sys.exit(errors != 0)
