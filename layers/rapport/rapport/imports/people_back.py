"""A customers' file taken back: who came by it leaves, if nobody has given them anything since; what it changed goes
back, where it is still as the file left it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from rapport.customers import store as customers
from rapport.customers.model import Consent, Customer
from rapport.imports import marks
from rapport.imports.file_import import FileImport
from rapport.imports.marks import Mark
from rapport.imports.results import RowResult
from rapport.kernel import keys
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.table import Delete, Item
from rapport.kernel.work import Work, perform

if TYPE_CHECKING:
    from rapport.imports.taking_back import TakenSlice

MOST = 200


def back(slice_: TakenSlice) -> Iterator[list[RowResult]]:
    by_customer: dict[str, list[RowResult]] = {}
    for each in slice_.results:
        if each.outcome in ("created", "changed"):
            by_customer.setdefault(each.record.partition(":")[2], []).append(each)
    for customer_id, rows in by_customer.items():
        doing = partial(back_one, one=slice_.one, customer_id=customer_id)
        kept = perform(slice_.shop, slice_.caller, doing)
        yield [_told(each, kept) for each in rows]


def _told(row: RowResult, kept: Sequence[str]) -> RowResult:
    """A created customer stays whole or leaves whole; of a changed one, the fields that somebody has changed since."""
    whole = row.outcome == "created" or "customer" in kept
    mine = tuple(kept) if whole else tuple(name for name in kept if name in row.fields)
    return replace(row, outcome="kept" if mine else "taken_back", fields=mine, brought={})


def back_one(work: Work, one: FileImport, customer_id: str) -> Sequence[str]:
    """What stays: nothing, fields, or the `customer`. Asked again, the same."""
    found = customers.by_id(work, [customer_id]).get(customer_id)
    if found is not None and found.customer_id != customer_id:
        return ("customer",)  # Somebody has found out since who they are, and made one of two.
    mark = marks.of(work, found, one.import_id) if found else None
    if found is None or mark is None:
        return ()
    if mark.created:
        if not untouched(work, found, mark):
            return ("customer",)
        remove(work, one, found, mark)
        return ()
    after, kept = _as_before(work, found, mark)
    if after is not found:
        customers.change(work, found, after, "changed", None, imported=True)
    if not kept:
        marks.drop(work, found, one.import_id, mark)
    return kept


def remove(work: Work, one: FileImport, customer: Customer, mark: Mark) -> None:
    customers.remove(work, customer, None, taken_back=True)
    for row in mark.rows.values():
        _unsaid(work, customer, row["undo"].get("said", {}))
    marks.drop(work, customer, one.import_id, mark)


def untouched(work: Work, customer: Customer, mark: Mark) -> bool:
    """Nobody has edited them, and nothing lies with them but what follows from the file."""
    lives = customer.family_members or customer.interactions or customer.open_carts or customer.carts_recovered
    if customer.version != mark.version or customer.aliases or customer.statistics.orders or lives:
        return False
    page = work.table.query(keys.partition(customer.customer_id), limit=MOST)
    return page.after is None and all(_follows(item) for item in page.items)


def _follows(item: Item) -> bool:
    """Who may be the same person is noted by itself; that somebody is not, a person has said."""
    if item["sk"].startswith(keys.ALIKE):
        return "by" not in item
    return bool(item["sk"].startswith(keys.FOLLOWS_BY_ITSELF))


def _as_before(work: Work, customer: Customer, mark: Mark) -> tuple[Customer, list[str]]:
    profile, consent = dict(customer.profile), dict(customer.consent)
    kept: list[str] = []
    for number in sorted(mark.rows, key=int, reverse=True):
        undo = mark.rows[number]["undo"]
        for name in undo.get("fields", ()):
            _one_back(profile, name, undo, kept)
        _words_back(consent, undo, kept)
        _unsaid(work, customer, undo.get("said", {}))
    if profile == dict(customer.profile) and consent == dict(customer.consent):
        return customer, kept
    return replace(customer, profile=profile, consent=consent), kept


def _one_back(profile: dict[str, Any], name: str, undo: Mapping[str, Any], kept: list[str]) -> None:
    was, left, now = undo["before"].get(name), undo["after"].get(name), profile.get(name)
    if now == was:
        return
    if now != left:
        kept.append(name)
    elif was is None:
        del profile[name]
    else:
        profile[name] = was


def _words_back(consent: dict[str, Consent], undo: Mapping[str, Any], kept: list[str]) -> None:
    for name, was in undo.get("consent", {}).items():
        now = consent.get(name)
        before = Consent(was[0], from_stamp(was[1]), was[2]) if was else None
        if now == before:
            continue
        if now is None or stamp(now.since) != undo["said"][name]:
            kept.append(name)
        elif before is None:
            del consent[name]
        else:
            consent[name] = before


def _unsaid(work: Work, customer: Customer, said: Mapping[str, str]) -> None:
    """Out of the history of what they allowed: the file had said it, not they."""
    for name, at in said.items():
        channel, purpose = name.split(":")
        work.write(Delete(keys.consent_change(customer.customer_id, from_stamp(at), channel, purpose)))
