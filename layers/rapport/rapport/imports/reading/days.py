"""Days and moments as people type them: 2024-05-03, 03/05/2024, 3-May-24, ৩/৫/২৪, ৩ মে ২০২৪, 45415. Pure.

Whether days or months come first, the import says; a cell never does by itself, for 03/05 looks like both.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

from rapport.imports.reading.cells import plain, western
from rapport.imports.reading.problem import Unreadable
from rapport.imports.reading.ways import Ways

MONTHS = {
    word: month
    for month, words in enumerate(
        [
            "jan january জানুয়ারি জানুয়ারী জানু",
            "feb february ফেব্রুয়ারি ফেব্রুয়ারী ফেব",
            "mar march মার্চ",
            "apr april এপ্রিল",
            "may মে",
            "jun june জুন",
            "jul july জুলাই",
            "aug august আগস্ট অগাস্ট আগষ্ট",
            "sep sept september সেপ্টেম্বর",
            "oct october অক্টোবর",
            "nov november নভেম্বর",
            "dec december ডিসেম্বর",
        ],
        1,
    )
    for word in words.split()
}
BANGLA_MONTHS = frozenset(
    "বৈশাখ জ্যৈষ্ঠ আষাঢ় শ্রাবণ ভাদ্র আশ্বিন কার্তিক অগ্রহায়ণ পৌষ মাঘ ফাল্গুন চৈত্র".replace("\u09df", "\u09af\u09bc").split()
)
WORD = r"[^\W\d_][^\d\s,./\-]*"
GAP = r"[\s\-/.]*"
TIME = re.compile(
    r"(?:^|[t\s]\s*)([0-9]{1,2})(?::([0-9]{2})(?::([0-9]{2})(?:[.][0-9]{1,9})?)?)?\s*([ap]\.?m\.?)?\s*"
    r"(z|utc|gmt|[+-][0-9]{2}:?[0-9]{2})?$"
)
WEEKDAY = re.compile(r"^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?|[\u0980-\u09ff]+বার)\s+")
YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
YEAR_LAST = re.compile(r"([0-9]{1,2})\s*[-/. ]\s*([0-9]{1,2})\s*[-/. ]\s*([0-9]{4}|[0-9]{2})")
IN_ONE = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
DAY_MONTH = re.compile(rf"([0-9]{{1,2}})(?:st|nd|rd|th|লা|রা|ঠা|শে|ই)?{GAP}({WORD}){GAP}'?([0-9]{{4}}|[0-9]{{2}})")
MONTH_DAY = re.compile(rf"({WORD}){GAP}([0-9]{{1,2}})(?:st|nd|rd|th)?[\s\-/.]+([0-9]{{4}}|[0-9]{{2}})")
SERIAL = re.compile(r"([0-9]{5})(?:[.]([0-9]{1,20}))?")
SERIALS = range(10_000, 73_051)
"""From 1927 to 2099. What Excel calls a day when its column is no longer formatted as one."""
NEW_CENTURY = 30
"""Two digits below it are of this century: Excel's own rule, and these come from spreadsheets."""
YEARS = range(1900, 2101)


def day(cell: str, ways: Ways) -> date:
    said, clock, zone = _parts(cell, ways)
    if clock and zone:  # midnight in Dhaka, written in UTC by some program, is the evening before
        return datetime.combine(said, clock, zone).astimezone(ways.zone).date()
    return said


def moment(cell: str, ways: Ways) -> datetime:
    """In UTC. A day alone is noon in the business's zone: of its hours the one that no zone moves to another day."""
    said, clock, zone = _parts(cell, ways)
    return datetime.combine(said, clock or time(12), zone or ways.zone).astimezone(UTC)


def _parts(cell: str, ways: Ways) -> tuple[date, time | None, timezone | ZoneInfo | None]:
    text = _spelled_one_way(cell)
    if serial := SERIAL.fullmatch(text):
        return (*_of_serial(serial), None)
    clock, zone = None, None
    found = TIME.search(text)
    if found and (found.group(2) or found.group(4)):
        clock, zone = _clock(found), _zone(found.group(5))
        text = text[: found.start()].strip()
    said = _day(WEEKDAY.sub("", text), ways)
    if said.year not in YEARS:
        raise Unreadable("out_of_reach", f"{plain(cell)} lies too far away")
    return said, clock, zone


def _spelled_one_way(cell: str) -> str:
    # Bangla য় is one sign or two, and looks the same; the names of months stand above with two.
    text = western(plain(cell)).casefold().replace("\u09df", "\u09af\u09bc").replace(",", " ")
    return " ".join(text.split())


def _day(text: str, ways: Ways) -> date:
    if found := YEAR_FIRST.fullmatch(text) or IN_ONE.fullmatch(text):
        year, month, number = (int(part) for part in found.groups())
        return _existing(year, month, number, text)
    if found := YEAR_LAST.fullmatch(text):
        first, second = int(found.group(1)), int(found.group(2))
        number, month = (first, second) if ways.day_first else (second, first)
        return _existing(_year(found.group(3)), month, number, text)
    if found := DAY_MONTH.fullmatch(text):
        return _existing(_year(found.group(3)), _month(found.group(2), text), int(found.group(1)), text)
    if found := MONTH_DAY.fullmatch(text):
        return _existing(_year(found.group(3)), _month(found.group(1), text), int(found.group(2)), text)
    if re.fullmatch(rf"(?:{WORD})?{GAP}[0-9]{{4}}|[0-9]{{1,2}}[-/.][0-9]{{4}}", text):
        raise Unreadable("no_day", f"{text} names a month or a year and no day")
    raise Unreadable("not_a_day", f"{text or 'nothing'} is not a day; write it as 2024-05-03")


def _existing(year: int, month: int, number: int, text: str) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        if month > 12 >= number:
            raise Unreadable(
                "no_such_month", f"{text} has no such month; do months come before days in this file?"
            ) from None
        raise Unreadable("no_such_day", f"{text} is a day that no calendar has") from None


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < NEW_CENTURY else 1900)


def _month(word: str, text: str) -> int:
    word = word.rstrip(".'")
    if word in BANGLA_MONTHS:
        raise Unreadable("bangla_calendar", f"{text} is of the Bangla calendar; write the day as 2024-05-03")
    if word not in MONTHS:
        raise Unreadable("not_a_day", f"{text} is not a day: {word} is no month")
    return MONTHS[word]


def _of_serial(found: re.Match[str]) -> tuple[date, time | None]:
    number = int(found.group(1))
    if number not in SERIALS:
        raise Unreadable("not_a_day", f"{found.group()} is not a day; write it as 2024-05-03")
    said = date(1899, 12, 30) + timedelta(days=number)  # Excel believes that 1900 had a 29 February
    if found.group(2) is None:
        return said, None
    seconds = min(round(Decimal(f"0.{found.group(2)}") * 86400), 86399)
    return said, time(seconds // 3600, seconds // 60 % 60, seconds % 60)


def _clock(found: re.Match[str]) -> time:
    hour, minute, second = (int(found.group(part) or 0) for part in (1, 2, 3))
    half = (found.group(4) or "")[:1]
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    try:
        return time(hour, minute, second)
    except ValueError:
        raise Unreadable("no_such_time", f"{found.group().strip()} is no time of day") from None


def _zone(said: str | None) -> timezone | None:
    if said is None:
        return None
    if said in ("z", "utc", "gmt"):
        return UTC
    away = timedelta(hours=int(said[1:3]), minutes=int(said[-2:]))
    if away >= timedelta(days=1):
        raise Unreadable("no_such_time", f"{said} is no zone")
    return timezone(-away if said[0] == "-" else away)
