"""Whether a contact that was told of still stands: one written down by mistake is taken back a moment later."""

from __future__ import annotations

from datetime import datetime

from rapport.kernel import keys
from rapport.kernel.table import Table

TAKEN_BACK = "taken_back_at"


def stands(table: Table, customer_id: str, at: datetime, interaction_id: str) -> bool:
    item = table.get(keys.interaction(customer_id, at, interaction_id))
    return item is not None and TAKEN_BACK not in item
