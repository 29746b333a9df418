"""Everything the store holds, so that two moments can be compared: without what only counts how often something was
written, and without what an undone import may leave (its own record, the audit, places of those who are gone)."""

from __future__ import annotations

from typing import Any

from rapport.customers import record
from rapport.kernel.clock import stamp
from rapport.kernel.table import Item, Key
from tests.rig.shop import TestShop

COUNTS_ITSELF = {"version", "facts_version", "reminders_version", "audit_head", "updated_at", "sealed"}
MAY_STAY = ("IMPORT", "OUTBOX#", "ANSWER#", "RUN#", "LOOK#")
"""The last says that somebody is to be looked at on a day: whoever looks finds nothing."""


def of(shop: TestShop) -> dict[Key, Any]:
    found: dict[Key, Any] = {}
    for key, item in shop.table.everything().items():
        if key.area == "audit" or key.pk.startswith(MAY_STAY) or {"removed_at", "taken_back"} & item.keys():
            continue
        kept = {name: value for name, value in item.items() if name not in COUNTS_ITSELF}
        if key.sk == "PROFILE":
            kept |= _opened(shop, item)
        if key.pk.startswith("COUNT#"):
            # A cell that was counted up and down again is as good as none.
            kept = {name: value for name, value in kept.items() if name in ("pk", "sk") or value}
            if kept.keys() == {"pk", "sk"}:
                continue
        if kept.get("reminders") == {"due": []}:
            del kept["reminders"]
        if key.sk == "REMINDERS" and not kept["needs"] and not kept["asked"]:
            continue  # nothing is used up here, which is what no record says as well
        found[key] = kept
    return found


def _opened(shop: TestShop, item: Item) -> dict[str, Any]:
    customer = record.decode(item, lambda: shop.shop.keyring)
    consent = {name: (each.allowed, stamp(each.since), each.source) for name, each in customer.consent.items()}
    return {"profile": dict(customer.profile), "consent": consent}


def difference(before: dict[Key, Any], after: dict[Key, Any]) -> dict[Key, tuple[Any, Any]]:
    """Key by key, what was and what is."""
    return {
        key: (before.get(key), after.get(key))
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key)
    }
