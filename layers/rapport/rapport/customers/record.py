"""A customer as the store holds them: names and places readable, the rest of the person sealed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from rapport.customers import statistics
from rapport.customers.model import PERSONAL, ROOMS, Alias, Consent, Customer, Facts, Hold, Room
from rapport.customers.rules import value_tier
from rapport.customers.statistics import Statistics
from rapport.kernel import keys
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.sealing import Keyring, Seal
from rapport.kernel.settings import Value
from rapport.kernel.table import Condition, Equal, Item, Lacks

type FindKeyring = Callable[[], Keyring]

ALIAS_OF = "alias_of"
"""On the record of one who was merged into another: who they are now."""
ALIASES = "aliases"
HOLD = "hold"


class SealedProfile(Mapping[str, Any]):
    """Opens the sealed part when something personal is first read; an order needs none of it."""

    def __init__(self, item: Item, keyring: FindKeyring) -> None:
        self._item = item
        self._keyring = keyring

    @cached_property
    def _fields(self) -> dict[str, Any]:
        seal = self._keyring().customer(self._item["customer_id"], self._item["key"])
        personal: dict[str, Any] = seal.open(self._item["sealed"], context(self._item["customer_id"]))
        plain: dict[str, Any] = self._item["profile"]
        return plain | personal

    def __getitem__(self, name: str) -> Any:
        return self._fields[name] if name in PERSONAL else self._item["profile"][name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)


def decode(item: Item, keyring: FindKeyring) -> Customer:
    return Customer(
        customer_id=item["customer_id"],
        profile=SealedProfile(item, keyring),
        wrapped_key=item["key"],
        created_at=from_stamp(item["created_at"]),
        updated_at=from_stamp(item["updated_at"]),
        version=item["version"],
        audit_head=item["audit_head"],
        consent={
            name: Consent(allowed, from_stamp(since), source)
            for name, (allowed, since, source) in item["consent"].items()
        },
        facts=_facts(item["facts"]),
        facts_version=item["facts_version"],
        family_members=item.get("family_members", 0),
        interactions=item.get("interactions", 0),
        open_carts=item.get("open_carts", 0),
        carts_recovered=item.get("carts_recovered", 0),
        rooms={room: item[room] for room in ROOMS if room in item},
        room_versions={room: item[version_of(room)] for room in ROOMS if version_of(room) in item},
        aliases=tuple(Alias(*each) for each in item.get(ALIASES, ())),
        hold=_hold(item.get(HOLD)),
    )


def with_aliases(aliases: Iterable[Alias]) -> dict[str, Any]:
    return {ALIASES: [[each.customer_id, each.wrapped_key, each.into] for each in aliases]}


def version_of(room: Room) -> str:
    return f"{room}_version"


def unwritten(customer: Customer, room: Room) -> Condition:
    """Nobody has written that room's summary since this customer was read."""
    known = customer.room_versions.get(room)
    return Lacks(version_of(room)) if known is None else Equal(version_of(room), known)


def edited(customer: Customer, seal: Seal) -> dict[str, Any]:
    """The attributes that move when a person edits."""
    plain = {name: value for name, value in customer.profile.items() if name not in PERSONAL}
    personal = {name: value for name, value in customer.profile.items() if name in PERSONAL}
    return {
        "profile": plain,
        "sealed": seal.close(personal, context(customer.customer_id)),
        "consent": {name: [each.allowed, stamp(each.since), each.source] for name, each in customer.consent.items()},
        "version": customer.version,
        "audit_head": customer.audit_head,
        "updated_at": stamp(customer.updated_at),
    }


def moved(customer: Customer) -> dict[str, Any]:
    """The attributes that move when something happened, places in the indexes among them."""
    facts, known = customer.facts, customer.statistics
    placed = (customer.customer_id, known.last, known.spend, known.orders)
    recency_pk, recency_sk = keys.recency(*placed)
    value_pk, value_sk = keys.value(*placed)
    return {
        "facts": {
            "statistics": statistics.to_item(known),
            "counted_as": facts.counted_as,
            "has_older_products": facts.has_older_products,
            "waiting": [list(entry) for entry in facts.waiting],
            "quiet_until": _text(facts.quiet_until),
            "imported_on": _text(facts.imported_on),
            "last_contact": _text(facts.last_contact),
            "recovered_on": _text(facts.recovered_on),
        },
        "facts_version": customer.facts_version,
        keys.RECENCY.pk: recency_pk,
        keys.RECENCY.sk: recency_sk,
        keys.VALUE.pk: value_pk,
        keys.VALUE.sk: value_sk,
        keys.AGENT.sk: recency_sk,
    }


def held(customer: Customer) -> dict[str, Any]:
    hold = customer.hold
    return {HOLD: [stamp(hold.since), hold.by, hold.sealed] if hold else None}


def _hold(item: Sequence[Any] | None) -> Hold | None:
    return Hold(from_stamp(item[0]), item[1], item[2]) if item else None


def counted_as(known: Statistics, value: Value) -> str:
    """The counter cell: value tier, with one-order customers apart, because their lifecycle reads differently."""
    if known.orders == 0:
        return "prospect"
    tier = value_tier(known.orders, known.spend, value)
    return f"{tier}_once" if known.orders == 1 else tier


def context(customer_id: str) -> str:
    return f"profile:{customer_id}"


def _facts(item: Mapping[str, Any]) -> Facts:
    return Facts(
        statistics=statistics.from_item(item["statistics"]),
        counted_as=item["counted_as"],
        has_older_products=item["has_older_products"],
        waiting=tuple((pk, sk) for pk, sk in item["waiting"]),
        quiet_until=_day(item["quiet_until"]),
        imported_on=_day(item.get("imported_on")),
        last_contact=_day(item["last_contact"]),
        recovered_on=_day(item["recovered_on"]),
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
