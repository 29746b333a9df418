"""A campaign as the store holds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from rapport.campaigns.campaign import Campaign, Variant
from rapport.campaigns.triggers import Trigger
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.money import money
from rapport.kernel.table import Item

NAMES = tuple(each.name for each in fields(Campaign))

READ: dict[str, Callable[[Any], Any]] = {
    "created_at": from_stamp,
    "scheduled_at": from_stamp,
    "start_date": date.fromisoformat,
    "end_date": date.fromisoformat,
    "budget": money,
    "discount_percent": money,
    "trigger": lambda said: Trigger(**(said | _average(said))),
    "variants": lambda said: tuple(Variant(**each) for each in said),
}
"""What the store has no kind of its own for."""


def encode(campaign: Campaign) -> Item:
    return {name: _plain(value) for name in NAMES if (value := getattr(campaign, name)) is not None}


def decode(item: Item) -> Campaign:
    """A field that came with a newer version of the house has its default on older records."""
    return Campaign(**{name: READ.get(name, _as_it_is)(item[name]) for name in NAMES if name in item})


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return stamp(value)
        case date():
            return value.isoformat()
        case Trigger():
            return {each.name: said for each in fields(value) if (said := getattr(value, each.name)) is not None}
        case tuple():
            return [{each.name: getattr(one, each.name) for each in fields(one)} for one in value]
        case _:
            return value


def _average(said: Item) -> Item:
    return {"average_above": money(said["average_above"])} if "average_above" in said else {}


def _as_it_is(value: Any) -> Any:
    return value
