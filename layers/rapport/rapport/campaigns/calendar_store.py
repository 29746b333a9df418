"""Offer calendars, read and written year by year. One that nobody changed is the one that every year begins with."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from rapport.campaigns.calendar import MonthOffer, OfferCalendar, default_calendar
from rapport.campaigns.events import OfferCalendarChanged
from rapport.kernel import keys
from rapport.kernel.errors import StaleVersion
from rapport.kernel.table import Absent, Equal, Item, Put
from rapport.kernel.work import Work


def get(work: Work, year: int) -> OfferCalendar:
    item = work.table.get(keys.offer_calendar(year))
    return _calendar(item) if item is not None else default_calendar(year)


def change(work: Work, before: OfferCalendar, after: OfferCalendar, expected: int | None) -> OfferCalendar:
    if expected is not None and expected != before.version:
        raise StaleVersion("this offer calendar has changed", current=audited(before))
    number = before.version + 1
    saved = replace(after, version=number, audit_head=_audit(work, before, after, number))
    when = (Equal("version", before.version),) if before.version else (Absent(),)
    work.write(Put(keys.offer_calendar(saved.year), _item(saved), when=when, label="offer calendar"))
    work.emit(OfferCalendarChanged(occurred_at=work.now, record_version=number, year=saved.year))
    return saved


def audited(calendar: OfferCalendar) -> dict[str, Any]:
    """By month, so that an entry holds the months that moved."""
    return {f"month_{each.month:02d}": _offer_item(each) for each in calendar.offers}


def _audit(work: Work, before: OfferCalendar, after: OfferCalendar, number: int) -> str:
    """What a year begins with was never written down: the first entry tells all of it that is different."""
    return work.audit(
        "offer_calendar",
        f"{after.year:04d}",
        number,
        "changed" if before.version else "created",
        place=keys.offer_calendar(after.year),
        before=audited(before) if before.version else None,
        after=audited(after),
        previous=before.audit_head,
    )


def _item(calendar: OfferCalendar) -> Item:
    return {
        "year": calendar.year,
        "offers": [_offer_item(each) for each in calendar.offers],
        "version": calendar.version,
        "audit_head": calendar.audit_head,
    }


def _offer_item(offer: MonthOffer) -> Item:
    return {name: value for name, value in asdict(offer).items() if value is not None}


def _calendar(item: Item) -> OfferCalendar:
    offers = tuple(MonthOffer(**each) for each in item["offers"])
    return OfferCalendar(item["year"], offers, item["version"], item["audit_head"])
