"""Checks FHIR Bundles against the models of the fhir.resources package.

usage: validate-bundle.py FILE...

Exit 0: every file is a valid Bundle; 1: one is not (why is on stderr); 3: no package to check with.
Release 6.2 of the package holds R4 itself (it needs pydantic 1); later ones hold R4B.
"""

import json
import sys


def model():
    try:
        import fhir.resources as package

        if package.__fhir_version__ == "4.0.1":
            from fhir.resources.bundle import Bundle
        else:
            from fhir.resources.R4B.bundle import Bundle
    except Exception as error:
        print(f"no package to check with: {error}", file=sys.stderr)
        sys.exit(3)
    return Bundle


def faults(bundle):
    """Every reference resolves, and nothing stands in the Bundle twice."""
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    if len(set(urls)) != len(urls):
        yield "a fullUrl stands twice"

    def walk(value, place):
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from walk(item, f"{place}[{index}]")
        elif isinstance(value, dict):
            reference = value.get("reference")
            if isinstance(reference, str) and reference not in urls:
                yield f"{place}: {reference} is not in the Bundle"
            for name, item in value.items():
                yield from walk(item, f"{place}.{name}")

    for entry in bundle["entry"]:
        yield from walk(entry["resource"], entry["resource"]["resourceType"])
    patients = [e for e in bundle["entry"] if e["resource"]["resourceType"] == "Patient"]
    if len(patients) != 1:
        yield f"{len(patients)} patients"


def main(paths):
    bundle_model = model()
    status = 0
    for path in paths:
        with open(path, encoding="utf-8") as file:
            bundle = json.load(file)
        try:
            bundle_model.parse_obj(bundle)
            found = list(faults(bundle))
        except Exception as error:
            found = [str(error)]
        for fault in found:
            print(f"{path}: {fault}", file=sys.stderr)
            status = 1
    return status


sys.exit(main(sys.argv[1:]))
