"""What a store holds, told so that two shops that did the same compare equal: how many of each kind of record,
and every figure that moves with them. Ids, stamps and ciphertext differ from run to run and are left out."""

from __future__ import annotations

from collections import Counter
from typing import Any

from rapport.kernel.table import Item, Key
from rapport.kernel.table.memory import MemoryTable

FIGURES = ("version", "facts_version", "family_members", "interactions", "open_carts", "carts_recovered", "status")
"""Attributes that say how often something was done to a record."""


def footprint(table: MemoryTable) -> Counter[str]:
    return Counter(_told(key, item) for key, item in table.everything().items() if not _elsewhere(key))


def audit_entries(table: MemoryTable) -> Counter[str]:
    """How many entries each record's chain holds, by what they say."""
    return Counter(
        f"{item['kind']} {item['what']}"
        for key, item in table.everything().items()
        if key.area == "audit" and "hash" in item
    )


def events(table: MemoryTable) -> Counter[str]:
    return Counter(item["type"] for key, item in table.everything().items() if key.pk.startswith("OUTBOX#"))


def counters(table: MemoryTable) -> dict[str, Any]:
    """Every counter over all its shards."""
    total: Counter[str] = Counter()
    for key, item in table.everything().items():
        if key.pk.startswith("COUNT#"):
            for name, amount in item.items():
                if name not in ("pk", "sk"):
                    total[f"{key.sk} {name}"] += amount
    return {name: amount for name, amount in total.items() if amount}


def _elsewhere(key: Key) -> bool:
    """What idempotency remembers, and each beginning of a run, is how it works, not what was done; counters lie in
    shards and are told apart."""
    return key.pk.startswith(("ANSWER#", "COUNT#", "RUN#"))


def _told(key: Key, item: Item) -> str:
    kind = f"{key.area} {key.pk.split('#')[0]} {key.sk.split('#')[0] if '#' in key.sk else ''}"
    figures = {name: item[name] for name in FIGURES if name in item}
    if "statistics" in item.get("facts", {}):
        known = item["facts"]["statistics"]
        figures |= {name: known[name] for name in ("orders", "spend", "last", "payments", "categories")}
    if key.pk.startswith("OUTBOX#"):
        kind, figures = f"event {item['type']}", {}
    if key.area == "audit" and "what" in item:
        kind, figures = f"audit {item['kind']} {item['what']} {item.get('number')}", {}
    return f"{kind.strip()} {sorted(figures.items())}"
