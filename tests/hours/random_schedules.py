"""Random schedules and when they are open, by Python's zoneinfo and dateutil: another's reading of RFC 5545, to hold ours
against (test_random.c). One case a line: what is asked, a bar, and the open intervals, cut to what is asked, in seconds
since 1970.
    python3 random_schedules.py COUNT SEED"""

import random
import sys
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.rrule import MO, TU, WE, TH, FR, SA, SU, WEEKLY, rrule

DAYS = (MO, TU, WE, TH, FR, SA, SU)
ZONES = (
    "America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix America/Anchorage Pacific/Honolulu "
    "America/Indiana/Tell_City America/Puerto_Rico America/Shiprock America/Adak Pacific/Guam America/St_Johns America/Halifax "
    "Asia/Kolkata Asia/Kathmandu Asia/Tehran Australia/Lord_Howe Australia/Adelaide Pacific/Chatham Pacific/Kiritimati "
    "Pacific/Pago_Pago Pacific/Norfolk America/Havana America/Sao_Paulo America/Asuncion America/Nuuk America/Mexico_City "
    "Africa/Casablanca Africa/Cairo Asia/Beirut Asia/Gaza Europe/London Europe/Dublin Europe/Lisbon Atlantic/Azores "
    "Antarctica/Troll UTC"
).split()
# Around midnight, around the hours at which clocks change, and any other.
CLOCKS = (0, 1, 15, 30, 45, 59, 60, 61, 90, 119, 120, 121, 135, 150, 179, 180, 181, 195, 240, 300, 360, 540, 720, 1020, 1320, 1380, 1410, 1439)
FIRST, LAST = date(2021, 1, 1), date(2036, 12, 1)


def changes_of(zone):
    """Days around which its clocks change."""
    found, before = [], None
    for n in range((LAST - FIRST).days):
        offset = datetime.combine(FIRST + timedelta(n), time(12), zone).utcoffset()
        if before is not None and offset != before:
            found.append(FIRST + timedelta(n))
        before = offset
    return found


class Case:
    def __init__(self, dice, zones):
        self.name = dice.choice(ZONES)
        self.zone, changes = zones[self.name]
        near = dice.random()
        if changes and near < 0.6:
            day = dice.choice(changes)
        elif near < 0.7:
            day = date(dice.choice((2024, 2028, 2032)), 2, 29)
        else:
            day = FIRST + timedelta(dice.randrange((LAST - FIRST).days))
        begin = datetime.combine(day - timedelta(dice.randint(0, 6)), time(dice.randrange(24), dice.randrange(60)), timezone.utc)
        self.begin = int(begin.timestamp())
        self.end = self.begin + dice.choice((3600, 86400, 3 * 86400, 9 * 86400, 9 * 86400, 9 * 86400, 40 * 86400))
        clock = lambda: dice.choice(CLOCKS) if dice.random() < 0.8 else dice.randrange(1440)
        close = lambda: 1440 if dice.random() < 0.03 else clock()
        around = lambda: day + timedelta(dice.randint(-9, 9))
        self.rules = []
        for _ in range(dice.choice((0, 1, 1, 2, 2, 3, 5))):
            first = around() if dice.random() < 0.25 else None
            last = around() if dice.random() < 0.25 else None
            self.rules.append((dice.choice((127, dice.randint(0, 127), 1 << dice.randrange(7))), clock(), close(), first, last))
        self.exceptions = []
        for _ in range(dice.choice((0, 0, 1, 2, 4))):
            closed = dice.random() < 0.4
            self.exceptions.append((around(), closed, 0 if closed else clock(), 0 if closed else close()))

    def asked(self):
        number = lambda day: 0 if day is None else day.year * 10000 + day.month * 100 + day.day
        words = [self.name, self.begin, self.end, len(self.rules), len(self.exceptions)]
        for days, opens, closes, first, last in self.rules:
            words += [days, opens, closes, number(first), number(last)]
        for day, closed, opens, closes in self.exceptions:
            words += [number(day), int(closed), opens, closes]
        return " ".join(map(str, words))

    def moment(self, naive):
        # fold=0: of two moments the first; in a gap, by the offset before it.
        return int(naive.replace(tzinfo=self.zone, fold=0).timestamp())

    def openings(self):
        excepted = {day for day, *_ in self.exceptions}
        shut = {day for day, closed, *_ in self.exceptions if closed}
        begin = datetime.fromtimestamp(self.begin, self.zone).date() - timedelta(3)
        end = datetime.fromtimestamp(self.end, self.zone).date() + timedelta(2)
        for days, opens, closes, first, last in self.rules:
            weekdays = [DAYS[n] for n in range(7) if days >> n & 1]
            start, until = max(begin, first or begin), min(end, last or end)
            if not weekdays or start > until:
                continue
            at = time(opens // 60, opens % 60)
            for it in rrule(WEEKLY, dtstart=datetime.combine(start, at), until=datetime.combine(until, at), byweekday=weekdays):
                if it.date() not in excepted:
                    yield it.date(), opens, closes
        for day, _, opens, closes in self.exceptions:
            if day not in shut and begin <= day <= end:
                yield day, opens, closes

    def intervals(self):
        found = []
        for day, opens, closes in self.openings():
            midnight = datetime.combine(day, time())
            from_s = self.moment(midnight + timedelta(minutes=opens))
            until_s = self.moment(midnight + timedelta(minutes=closes if closes > opens else closes + 1440))
            if from_s < until_s:
                found.append((from_s, until_s))
        joined = []
        for from_s, until_s in sorted(found):
            if joined and from_s <= joined[-1][1]:
                joined[-1][1] = max(joined[-1][1], until_s)
            else:
                joined.append([from_s, until_s])
        return [(max(a, self.begin), min(b, self.end)) for a, b in joined if a < self.end and b > self.begin]


def main(count, seed):
    dice = random.Random(seed)
    zones = {}
    for name in ZONES:
        zone = ZoneInfo(name)
        zones[name] = (zone, changes_of(zone))
    for _ in range(count):
        case = Case(dice, zones)
        print(case.asked(), "|", *(f"{a} {b}" for a, b in case.intervals()))


main(int(sys.argv[1]), int(sys.argv[2]))
