"""As the store holds them: rules, what they achieved, and what was learned from orders."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from rapport.kernel.money import CENT, ZERO, money
from rapport.kernel.table import Item
from rapport.recommendations.learned import AtAll, Together
from rapport.recommendations.rule import Rule

NAMES = tuple(each.name for each in fields(Rule))


@dataclass(frozen=True)
class Achieved:
    """Apart from the rule: these move with every task and order, the rule when somebody edits it."""

    shown: int = 0
    accepted: int = 0
    revenue: Decimal = ZERO

    @property
    def success_rate(self) -> Decimal:
        """In percent."""
        return (Decimal(100) * self.accepted / self.shown).quantize(CENT) if self.shown else ZERO


def encode(rule: Rule) -> Item:
    return {name: value for name in NAMES if (value := getattr(rule, name)) is not None}


def decode(item: Item) -> Rule:
    said = {name: item[name] for name in NAMES if name in item}
    for name in ("min_order_value", "discount_percentage"):
        said[name] = money(said[name])
    return Rule(**said)


def achieved(item: Item | None) -> Achieved:
    """A cell that was only added to has just what was added."""
    said = item or {}
    return Achieved(said.get("shown", 0), said.get("accepted", 0), money(said.get("revenue", 0)))


def together(item: Item) -> Together:
    return Together(
        product_id=item["product_id"],
        orders=item["orders"],
        partners=item["partners"],
        months=item["months"],
        through=date.fromisoformat(item["through"]),
    )


def together_item(known: Together) -> Item:
    assert known.through is not None, "nothing is kept before something was learned"
    return {
        "product_id": known.product_id,
        "orders": known.orders,
        "partners": dict(known.partners),
        "months": dict(known.months),
        "through": known.through.isoformat(),
    }


def at_all(item: Item | None) -> AtAll:
    if item is None:
        return AtAll()
    return AtAll(item["orders"], item["counts"], item["popular"], date.fromisoformat(item["through"]))


def at_all_item(known: AtAll) -> Item:
    assert known.through is not None, "nothing is kept before something was learned"
    return {
        "orders": known.orders,
        "counts": dict(known.counts),
        "popular": list(known.popular),
        "through": known.through.isoformat(),
    }
