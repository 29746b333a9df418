"""Somebody new to the demo shop, of whom a test may say whatever it likes."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.e2e.the_console.desk import Desk

PRODUCT = "miniket-5kg"


def newcomer(desk: Desk, name: str, **said: Any) -> dict[str, Any]:
    """With a number that nobody had before, in whatever shop this runs."""
    phone = f"0199{uuid4().int % 10**7:07d}"
    asked = {"first_name": name, "last_name": uuid4().hex[:8].capitalize(), "phone": phone, **said}
    made: dict[str, Any] = desk.asks("POST", "/cdm/customers", asked)
    return made


def name_of(customer: dict[str, Any]) -> str:
    return f"{customer['first_name']} {customer['last_name']}"


def order_of(desk: Desk, customer: dict[str, Any]) -> dict[str, Any]:
    lines = [{"product_id": PRODUCT, "quantity": 1}]
    placed: dict[str, Any] = desk.asks(
        "POST", "/orders", {"customer_id": customer["customer_id"], "lines": lines, "delivery_fee": 60}
    )
    return placed
