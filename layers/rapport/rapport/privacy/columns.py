"""The columns of a list of customers. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

COLUMNS = (
    "customer_id",
    "first_name",
    "last_name",
    "company_name",
    "phone",
    "email",
    "address",
    "district",
    "city",
    "assigned_agent_id",
    "tags",
    "customer_type",
    "lifecycle_stage",
    "customer_temperature",
    "drop_off_risk",
    "total_orders",
    "lifetime_value",
    "avg_order_value",
    "last_order_date",
    "days_since_last_order",
    "preferred_categories",
    "refused",
)
"""By the names that an import reads, so that a list can be corrected and sent in again."""


def cells(told: Mapping[str, Any]) -> list[str]:
    return [_cell(told.get(name)) for name in COLUMNS]


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case list() | tuple():
            return ", ".join(map(str, value))
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)
