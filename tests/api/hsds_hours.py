"""Are the hours that feeds tell the hours that the house keeps? Answers for each case on standard input, by tools that are
not ours: zoneinfo for what a rule means, icalendar and recurring_ical_events for what a calendar shows.

In:  {"from": "2026-11-22T00:00:00Z", "until": ..., "cases": [{"name", "zone", "rules", "exceptions", "rows", "ics", "openings"}]}
Out: {"wrong": [a sentence each], "right": {name: [[from, until], ...]}}, the latter for yet another reader.
"""

import json
import sys
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
UTC = timezone.utc


def moment(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def local(day, minute, zone):
    """A clock time that comes twice is the first; one that is skipped counts by the offset before the skip."""
    at = datetime.combine(day, time()) + timedelta(minutes=minute)
    return at.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def minutes(text):
    hours, rest = text.split(":")[:2]
    return int(hours) * 60 + int(rest)


def merged(spans, begin, end):
    into = []
    for opens, closes in sorted((a, b) for a, b in spans if a < b):
        if into and opens <= into[-1][1]:
            into[-1][1] = max(into[-1][1], closes)
        else:
            into.append([opens, closes])
    return [(max(a, begin), min(b, end)) for a, b in into if a < end and b > begin]


def days(begin, end):
    day = begin.date() - timedelta(days=3)
    while day <= end.date() + timedelta(days=2):
        yield day
        day += timedelta(days=1)


def span(day, opens, closes, zone):
    opens, closes = minutes(opens), minutes(closes)
    return local(day, opens, zone), local(day, closes if closes > opens else closes + 1440, zone)


def kept(case, begin, end):
    """What the house keeps, from its rules and exceptions."""
    for day in days(begin, end):
        special = [x for x in case["exceptions"] if x["on_date"] == day.isoformat()]
        if special:
            if all(x["opens"] is not None for x in special):
                for x in special:
                    yield span(day, x["opens"], x["closes"], case["zone"])
            continue
        for rule in case["rules"]:
            if (
                DAYS[day.weekday()] in rule["weekdays"]
                and (rule["valid_from"] is None or day.isoformat() >= rule["valid_from"])
                and (rule["valid_to"] is None or day.isoformat() <= rule["valid_to"])
            ):
                yield span(day, rule["opens"], rule["closes"], case["zone"])


def offset_time(text):
    clock, offset = (text[:5], text[5:])
    if offset == "Z":
        return minutes(clock), 0
    sign = -1 if offset[0] == "-" else 1
    return minutes(clock), sign * minutes(offset[1:])


def told_by_rows(rows, begin, end):
    """What HSDS's rows say, read as they stand: days of the week between two dates, and times with offsets."""
    for row in rows:
        opens, opens_offset = offset_time(row["opens_at"])
        closes, closes_offset = offset_time(row["closes_at"])
        if row["timezone"] != opens_offset / 60:
            raise ValueError(f"timezone {row['timezone']} is not the offset of {row['opens_at']}")
        first, last = row.get("valid_from", "0000-00-00"), row.get("valid_to", "9999-99-99")
        for day in days(begin, end):
            if DAYS[day.weekday()] not in row["byday"].split(",") or not first <= day.isoformat() <= last:
                continue
            midnight = datetime.combine(day, time(), UTC)
            until = closes if closes > 0 else 1440
            if until <= opens:
                raise ValueError(f"a row goes past midnight: {row['opens_at']} to {row['closes_at']}")
            yield midnight + timedelta(minutes=opens - opens_offset), midnight + timedelta(minutes=until - closes_offset)


def told_by_calendar(text, begin, end):
    calendar = icalendar.Calendar.from_ical(text)
    if calendar.get("METHOD") is not None:
        raise ValueError("it has a METHOD")
    for event in recurring_ical_events.of(calendar).between(begin - timedelta(days=2), end + timedelta(days=2)):
        opens, closes = event["DTSTART"].dt, event["DTEND"].dt
        yield opens.astimezone(UTC), closes.astimezone(UTC)


def shown(spans):
    return [f"{a:%Y-%m-%dT%H:%M}/{b:%Y-%m-%dT%H:%M}" for a, b in spans]


def difference(right, told):
    lacking = [x for x in shown(right) if x not in shown(told)][:3]
    wrong = [x for x in shown(told) if x not in shown(right)][:3]
    return f"lacks {lacking}, has {wrong} instead"


def check(case, begin, end, reach):
    """The intervals that are right, and sentences for what is not."""
    right, wrong = merged(kept(case, begin, end), begin, end), []
    for name, tell in (
        ("rows", lambda: told_by_rows(case["rows"], begin, end)),
        ("calendar", lambda: told_by_calendar(case["ics"], begin, end)),
    ):
        try:
            told = merged(tell(), begin, end)
        except Exception as error:  # pylint: disable=broad-except
            wrong.append(f"{case['name']}: {name} can't be read: {error!r}")
            continue
        if told != right:
            wrong.append(f"{case['name']} in {case['zone']}: {name} {difference(right, told)}")
    # What the board carries, for the days that it does.
    carried = merged(((moment(a), moment(b)) for a, b in case["openings"]), begin, reach)
    if carried != merged(right, begin, reach):
        wrong.append(f"{case['name']} in {case['zone']}: the board {difference(merged(right, begin, reach), carried)}")
    return right, wrong


def main():
    asked = json.load(sys.stdin)
    begin, end, reach = moment(asked["from"]), moment(asked["until"]), moment(asked["openings_until"])
    answer = {"wrong": [], "right": {}}
    for case in asked["cases"]:
        right, wrong = check(case, begin, end, reach)
        answer["wrong"] += wrong
        answer["right"][case["name"]] = [[int(a.timestamp()), int(b.timestamp())] for a, b in right]
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
