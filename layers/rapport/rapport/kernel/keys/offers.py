"""Recommendations: rules, what is bought together, what was shown and accepted."""

from __future__ import annotations

from rapport.kernel.table.shapes import Key, Range

OFFERS = "OFFERS"


def recommendation_rule(rule_id: str) -> Key:
    return Key(OFFERS, f"RULE#{rule_id}")


RECOMMENDATION_RULES = Range.beginning("RULE#")


def achieved(source: str) -> Key:
    """What a rule, or another source of recommendations, achieved: apart from the rule, which people edit."""
    return Key(OFFERS, f"ACHIEVED#{source}")


def achiever(sort_key: str) -> str:
    return sort_key.removeprefix("ACHIEVED#")


ACHIEVED = Range.beginning("ACHIEVED#")

TOGETHER = "TOGETHER"


def bought_together(product_id: str) -> Key:
    return Key(TOGETHER, f"PRODUCT#{product_id}")


BOUGHT_TOGETHER = Range.beginning("PRODUCT#")


def bought_at_all() -> Key:
    """Orders learned from, and the most popular products."""
    return Key(TOGETHER, "ALL")


def shown(customer_id: str, product_id: str) -> Key:
    """A recommendation that reached an agent or a message."""
    return Key(f"CUSTOMER#{customer_id}", f"SHOWN#{product_id}")


SHOWN = Range.beginning("SHOWN#")


def accepted(order_id: str) -> Key:
    """What an order accepted of the recommendations shown before it."""
    return Key(f"ORDER#{order_id}", "ACCEPTED")
