"""Customers, and all that lies in a customer's own partition."""

from __future__ import annotations

from datetime import date, datetime

from rapport.kernel.clock import stamp
from rapport.kernel.table.shapes import Key, Range


def customer(customer_id: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", "PROFILE")


def customer_of(pk: str) -> str:
    return pk.removeprefix("CUSTOMER#")


def family_member(customer_id: str, member_id: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", f"FAMILY#{member_id}")


FAMILY = Range.beginning("FAMILY#")


def consent_change(customer_id: str, at: datetime, channel: str, purpose: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", f"CONSENT#{stamp(at)}#{channel}#{purpose}")


CONSENT_SAID = "CONSENT#"
CONSENT = Range.beginning(CONSENT_SAID)


def older_product(customer_id: str, product_id: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", f"BOUGHT#{product_id}")


def product_of(sort_key: str) -> str:
    return sort_key.removeprefix("BOUGHT#")


OLDER_PRODUCTS = Range.beginning("BOUGHT#")


def cart(cart_id: str) -> Key:
    return Key(f"CART#{cart_id}", "CART")


def activity(customer_id: str, at: datetime, activity_id: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", f"ACTIVITY#{stamp(at)}#{activity_id}")


ACTIVITY = "ACTIVITY#"
ACTIVITIES = Range.beginning(ACTIVITY)


def activities_since(at: datetime) -> Range:
    return Range(f"{ACTIVITY}{stamp(at)}", ACTIVITIES.end)


def interaction(customer_id: str, at: datetime, interaction_id: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", f"INTERACTION#{stamp(at)}#{interaction_id}")


INTERACTION = "INTERACTION#"
INTERACTIONS = Range.beginning(INTERACTION)


def interactions_since(at: datetime) -> Range:
    return Range(f"{INTERACTION}{stamp(at)}", INTERACTIONS.end)


def interactions_between(start: datetime, end: datetime) -> Range:
    return Range(f"{INTERACTION}{stamp(start)}", f"{INTERACTION}{stamp(end)}~")


def partition(customer_id: str) -> str:
    return f"CUSTOMER#{customer_id}"


def decision(customer_id: str, day: date, automation: str, occurrence: str) -> Key:
    """The ledger of what was decided about a customer, by day."""
    return Key(f"CUSTOMER#{customer_id}", f"DECISION#{day.isoformat()}#{automation}#{occurrence}")


DECISION = "DECISION#"
DECISIONS = Range.beginning(DECISION)
