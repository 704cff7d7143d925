"""Stands in for a FHIR server and for OpenEMR on a port of this machine.

usage: stand-in.py FILE: the port is written to FILE, and one line for each request to standard output.

A transaction is taken as a server of FHIR R4 takes it: conditional requests are looked up among what
is there, addresses inside the Bundle are resolved, and everything is taken or nothing.
"""

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

STORE = {}
SOAP = ["subjective", "objective", "assessment", "plan"]


def matches(resource, query):
    for name, values in parse_qs(query, strict_parsing=True).items():
        if name == "identifier":
            own = resource.get("identifier", [])
            own = {f"{i['system']}|{i['value']}" for i in (own if isinstance(own, list) else [own])}
        elif name == "event":
            own = {f"{c['system']}|{c['code']}" for c in resource["event"]["coding"]}
        else:
            own = {resource.get(name)}
        if not set(values) & own:
            return False
    return True


def references(value):
    if isinstance(value, list):
        for item in value:
            yield from references(item)
    elif isinstance(value, dict):
        if isinstance(value.get("reference"), str):
            yield value
        for item in value.values():
            yield from references(item)


def transaction(bundle):
    """Answers an entry for each of the Bundle's, and the new state of the store."""
    store = dict(STORE)
    places, answers = {}, []
    for entry in bundle["entry"]:
        resource, request = entry["resource"], entry["request"]
        kind = resource["resourceType"]
        query = request.get("ifNoneExist") or request["url"].partition("?")[2]
        found = [
            place for place, there in store.items()
            if there["resourceType"] == kind and matches(there, query)
        ]
        if len(found) > 1:
            raise ValueError(f"{query} is not selective")
        place = found[0] if found else f"{kind}/{len(store) + 1}"
        places[entry["fullUrl"]] = place
        if not found or request["method"] == "PUT":
            store[place] = resource
        answers.append("200 OK" if found else "201 Created")
    for place in places.values():
        for reference in references(store[place]):
            target = reference["reference"]
            reference["reference"] = places.get(target, target)
            if reference["reference"] not in store:
                raise ValueError(f"{place}: {target} leads nowhere")
    return store, answers


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        try:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, answer = self.taken(body)
        except Exception as error:
            status, answer = 400, {"problem": repr(error)}
        print(status, self.path, json.dumps(answer), flush=True)
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def taken(self, body):
        if self.path == "/r4":
            if self.headers["Content-Type"] != "application/fhir+json":
                raise ValueError("no FHIR")
            if (body["resourceType"], body["type"]) != ("Bundle", "transaction"):
                raise ValueError("no transaction")
            store, answers = transaction(body)
            STORE.clear()
            STORE.update(store)
            return 200, {"entries": sorted(set(answers)), "stored": len(STORE)}
        if self.path != "/apis/default/api/patient/1/encounter/1/soap_note":
            raise ValueError("no such place")
        if self.headers["Authorization"] != "Bearer secret":
            return 401, {}
        if list(body) != SOAP or not all(2 <= len(body[part]) <= 65535 for part in SOAP):
            raise ValueError("not the four parts of a note")
        return 201, {"subjective": body["subjective"]}

    def log_message(self, *words):
        pass


server = HTTPServer(("127.0.0.1", 0), Handler)
with open(sys.argv[1] + ".part", "w") as file:
    file.write(str(server.server_port))
os.rename(sys.argv[1] + ".part", sys.argv[1])
server.serve_forever()
