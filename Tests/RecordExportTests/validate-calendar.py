"""Reads calendars back with two independent libraries and prints what they hold.

usage: validate-calendar.py FILE...

Each event is a line: UID, sequence, day, status and summary, with bars between them. Exit 0: every
file is right; 1: one is not (why is on stderr); 3: no icalendar and vobject to read with.
"""

import datetime
import sys

try:
    import icalendar
    import vobject
except ImportError:
    sys.exit(3)


def faults(data):
    if any(len(line) > 75 for line in data.split(b"\r\n")):
        yield "a line is longer than 75 octets"
    if data.count(b"\n") != data.count(b"\r\n") or not data.endswith(b"\r\n"):
        yield "a line does not end in CR LF"
    calendar = icalendar.Calendar.from_ical(data)
    other = vobject.readOne(data.decode("utf-8"))
    twins = list(getattr(other, "vevent_list", []))
    events = list(calendar.walk("VEVENT"))
    if len(events) != len(twins):
        yield "two libraries read other numbers of events"
    uids = [str(event["UID"]) for event in events]
    if len(uids) != len(set(uids)):
        yield "a UID stands twice"
    for event, twin in zip(events, twins):
        day = event.decoded("DTSTART")
        if type(day) is not datetime.date:
            yield f"{event['UID']}: not a whole day"
        if twin.dtstart.value != day or twin.summary.value != str(event["SUMMARY"]):
            yield f"{event['UID']}: two libraries read other things"
        stamp = event.decoded("DTSTAMP")
        if stamp.utcoffset() != datetime.timedelta(0):
            yield f"{event['UID']}: its stamp is not UTC"
        if int(event["SEQUENCE"]) < 0:
            yield f"{event['UID']}: a sequence below zero"
        alarms = event.walk("VALARM")
        if len(alarms) != (0 if event["STATUS"] == "CANCELLED" else 1):
            yield f"{event['UID']}: {len(alarms)} alarms"
        for alarm in alarms:
            if alarm.decoded("TRIGGER") != datetime.timedelta(hours=-15):
                yield f"{event['UID']}: rings at another time"
        print(event["UID"], event["SEQUENCE"], day, event["STATUS"], event["SUMMARY"], sep="|")


def main(files):
    found = []
    for file in files:
        with open(file, "rb") as opened:
            found += [f"{file}: {fault}" for fault in faults(opened.read())]
    if found:
        print("\n".join(found), file=sys.stderr)
    return 1 if found else 0


sys.exit(main(sys.argv[1:]))
