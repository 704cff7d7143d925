"""Checks FHIR Bundles against the R4 models of the fhir.resources package, and what models miss.

usage: validate-bundle.py FILE...

Exit 0: every file is a valid Bundle; 1: one is not (why is on stderr); 3: no package to check with.
Release 6.2.1 of the package, which needs pydantic 1, is the last that holds R4 (4.0.1) itself.
"""

import json
import sys
from datetime import datetime

# Value sets with a required binding (R4), of what is written.
CODES = {
    "Bundle.type": {"transaction", "collection"},
    "StructureDefinition.status": {"active"},
    "Patient.gender": {"male", "female", "other", "unknown"},
    "PlanDefinition.status": {"active"},
    "Questionnaire.status": {"active"},
    "QuestionnaireResponse.status": {"in-progress", "completed", "stopped", "entered-in-error"},
    "Encounter.status": {"in-progress", "finished", "entered-in-error"},
    "Procedure.status": {
        "preparation", "in-progress", "not-done", "stopped", "completed", "entered-in-error",
    },
    "Observation.status": {"final", "entered-in-error"},
    "Flag.status": {"active", "inactive", "entered-in-error"},
    "CarePlan.status": {"active", "revoked", "completed"},
    "CarePlan.intent": {"plan"},
    "AdverseEvent.actuality": {"actual"},
    "Composition.status": {"preliminary", "final", "amended", "entered-in-error"},
}

# What a reference may point at.
TARGETS = {
    "subject": {"Patient"},
    "source": {"Patient"},
    "performer": {"Patient", "Practitioner"},
    "actor": {"Practitioner"},
    "author": {"Practitioner"},
    "individual": {"Practitioner"},
    "recorder": {"Practitioner"},
    "serviceProvider": {"Organization"},
    "custodian": {"Organization"},
    "encounter": {"Encounter"},
    "basedOn": {"CarePlan"},
    "partOf": {"Procedure"},
    "outcomeReference": {"Procedure"},
    "instance": {"Procedure"},
    "entry": {"QuestionnaireResponse", "Observation", "Procedure", "CarePlan"},
}

# Every code of a public system that is written, with its display there.
KNOWN = {
    ("http://loinc.org", "72514-3"): "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
    ("http://loinc.org", "75325-1"): "Symptom",
    ("http://loinc.org", "64750-3"): "Severity of symptoms",
    ("http://loinc.org", "85354-9"): "Blood pressure panel with all children optional",
    ("http://loinc.org", "8480-6"): "Systolic blood pressure",
    ("http://loinc.org", "8462-4"): "Diastolic blood pressure",
    ("http://loinc.org", "11506-3"): "Progress note",
    ("http://loinc.org", "61150-9"): "Subjective Narrative",
    ("http://loinc.org", "61149-1"): "Objective Narrative",
    ("http://loinc.org", "51848-0"): "Evaluation note",
    ("http://loinc.org", "18776-5"): "Plan of care note",
    ("http://snomed.info/sct", "387854002"): None,
    ("http://snomed.info/sct", "255604002"): "Mild",
    ("http://snomed.info/sct", "6736007"): "Moderate",
    ("http://snomed.info/sct", "24484000"): "Severe",
    ("http://snomed.info/sct", "404640003"): "Dizziness",
    ("http://snomed.info/sct", "71393004"): "Soreness",
    ("http://snomed.info/sct", "422587007"): "Nausea",
    ("http://snomed.info/sct", "25064002"): "Headache",
    ("http://snomed.info/sct", "84229001"): "Fatigue",
    ("http://snomed.info/sct", "80313002"): "Palpitations",
    ("http://snomed.info/sct", "29857009"): "Chest pain",
    ("http://snomed.info/sct", "22253000"): "Pain",
    ("http://snomed.info/sct", "77568009"): "Structure of back of trunk",
    ("http://snomed.info/sct", "52612000"): "Structure of lumbar region of back",
    ("http://snomed.info/sct", "46862004"): "Buttock structure",
    ("http://snomed.info/sct", "45048000"): "Neck structure",
    ("http://snomed.info/sct", "69536005"): "Head structure",
    ("http://snomed.info/sct", "89545001"): "Face structure",
    ("http://snomed.info/sct", "85562004"): "Hand structure",
    ("http://snomed.info/sct", "56459004"): "Foot structure",
    ("http://terminology.hl7.org/CodeSystem/plan-definition-type", "clinical-protocol"):
        "Clinical Protocol",
    ("http://terminology.hl7.org/CodeSystem/observation-category", "survey"): "Survey",
    ("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs"): "Vital Signs",
    ("http://terminology.hl7.org/CodeSystem/flag-category", "safety"): "Safety",
    ("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB"): "ambulatory",
    ("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST"): "test health data",
    ("http://terminology.hl7.org/CodeSystem/adverse-event-seriousness", "Serious"): "Serious",
    ("http://terminology.hl7.org/CodeSystem/adverse-event-seriousness", "Non-serious"):
        "Non-serious",
    ("http://terminology.hl7.org/CodeSystem/adverse-event-severity", "mild"): "Mild",
    ("http://terminology.hl7.org/CodeSystem/adverse-event-severity", "moderate"): "Moderate",
    ("http://terminology.hl7.org/CodeSystem/adverse-event-severity", "severe"): "Severe",
}
OWN = "https://example.org/tableside/"
UNITS = {"s": "s", "mm[Hg]": "mmHg", "{score}": "{score}"}


def model():
    try:
        import fhir.resources as package
        from fhir.resources.bundle import Bundle
    except Exception as error:
        print(f"no package to check with: {error}", file=sys.stderr)
        sys.exit(3)
    if getattr(package, "__fhir_version__", "") != "4.0.1":
        print("no package to check with: fhir.resources holds no R4 but in 6.2.1", file=sys.stderr)
        sys.exit(3)
    return Bundle


def nodes(value, place, name):
    """Every object in a resource, with its path and the name it stands under."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from nodes(item, f"{place}[{index}]", name)
    elif isinstance(value, dict):
        yield value, place, name
        for key, item in value.items():
            yield from nodes(item, f"{place}.{key}", key)


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def reference_faults(value, place, name, types):
    reference = value.get("reference")
    if not isinstance(reference, str):
        return
    if reference not in types:
        yield f"{place}: {reference} is not in the Bundle"
    elif types[reference] not in TARGETS.get(name, set()):
        yield f"{place}: points at a {types[reference]}"


def code_faults(value, place):
    system, code = value.get("system"), value.get("code")
    if system is None or code is None or "value" in value and "/id/" in system:
        return
    if system == "http://unitsofmeasure.org":
        if UNITS.get(code) != value.get("unit"):
            yield f"{place}: unit {code}"
    elif (system, code) in KNOWN:
        if value.get("display") != KNOWN[(system, code)]:
            yield f"{place}: {code} is called {value.get('display')}"
    elif not system.startswith(OWN + "CodeSystem/") and "/id/adverse-event" not in system:
        yield f"{place}: {system}|{code} is not known"


def period_faults(value, place):
    if set(value) <= {"start", "end"} and "end" in value:
        if instant(value["start"]) > instant(value["end"]):
            yield f"{place}: ends before it starts"


def identifiers(resource):
    found = resource.get("identifier", [])
    return found if isinstance(found, list) else [found]


def request_faults(entry, resource):
    """What a server would look for is what the resource says of itself."""
    kind, request = resource["resourceType"], entry["request"]
    query = request.get("ifNoneExist") or request["url"].partition("?")[2]
    if request["method"] == "PUT" and not request["url"].startswith(kind + "?"):
        yield f"{kind}: put as {request['url']}"
    if request["method"] == "POST" and request["url"] != kind:
        yield f"{kind}: posted as {request['url']}"
    from urllib.parse import parse_qs

    for key, values in parse_qs(query, strict_parsing=True).items():
        if key == "identifier":
            own = {f"{one['system']}|{one['value']}" for one in identifiers(resource)}
        elif key == "event":
            own = {f"{one['system']}|{one['code']}" for one in resource["event"]["coding"]}
        else:
            own = {resource.get(key)}
        if not set(values) <= own:
            yield f"{kind}: {key}={values} is not what it says of itself"


def within_faults(resources):
    """A step lies in its session, a session in its visit."""
    by_url = dict(resources)
    for _, resource in resources:
        period = resource.get("performedPeriod")
        if resource["resourceType"] != "Procedure" or not period:
            continue
        parts = resource.get("partOf", [])
        outer = by_url[parts[0]["reference"]] if parts else by_url[
            resource["encounter"]["reference"]
        ]
        around = outer.get("performedPeriod") or outer.get("period")
        if not around:
            yield f"{outer['resourceType']} has no period but its part has"
        elif instant(period["start"]) < instant(around["start"]):
            yield "a part starts before the whole"
        elif "end" in around and "end" in period:
            if instant(period["end"]) > instant(around["end"]):
                yield "a part ends after the whole"


def faults(bundle):
    resources = [(entry["fullUrl"], entry["resource"]) for entry in bundle["entry"]]
    types = {url: resource["resourceType"] for url, resource in resources}
    if len(types) != len(resources):
        yield "a fullUrl stands twice"
    if list(types.values()).count("Patient") != 1:
        yield "not one patient"
    if bundle["type"] not in CODES["Bundle.type"]:
        yield f"Bundle.type {bundle['type']}"
    seen = set()
    for url, resource in resources:
        kind = resource["resourceType"]
        for field in ("status", "intent", "gender", "actuality"):
            if field in resource and resource[field] not in CODES[f"{kind}.{field}"]:
                yield f"{kind}.{field} {resource[field]}"
        for one in identifiers(resource):
            name = (kind, one["system"], one["value"])
            if name in seen and not one["system"].endswith("/id/protocol-text"):
                yield f"{name} stands twice"
            seen.add(name)
        for value, place, name in nodes(resource, kind, ""):
            yield from reference_faults(value, place, name, types)
            yield from code_faults(value, place)
            yield from period_faults(value, place)
    yield from within_faults(resources)
    for entry in bundle["entry"]:
        if (bundle["type"] == "transaction") != ("request" in entry):
            yield f"{entry['fullUrl']}: a request where none belongs, or none where one does"
        elif "request" in entry:
            yield from request_faults(entry, entry["resource"])


def definition_faults(bundle):
    """Of definitions: the package takes the ids of their elements for ids of resources."""
    for entry in bundle["entry"]:
        resource = entry["resource"]
        elements = resource["differential"]["element"]
        ids = [element.pop("id") for element in elements]
        if len(set(ids)) != len(ids):
            yield f"{resource['id']}: an element's id stands twice"
        if resource["status"] not in CODES["StructureDefinition.status"]:
            yield f"StructureDefinition.status {resource['status']}"
        if entry["fullUrl"] != resource["url"]:
            yield f"{resource['id']}: its address is another"


def main(paths):
    bundle_model = model()
    status = 0
    for path in paths:
        with open(path, encoding="utf-8") as file:
            bundle = json.load(file)
        try:
            kinds = {entry["resource"]["resourceType"] for entry in bundle["entry"]}
            check = definition_faults if kinds == {"StructureDefinition"} else faults
            found = list(check(bundle))
            bundle_model.parse_obj(bundle)
        except Exception as error:
            found = [str(error)]
        for fault in found:
            print(f"{path}: {fault}", file=sys.stderr)
            status = 1
    return status


sys.exit(main(sys.argv[1:]))
