"""Customers by how pressing a call is, most valuable first.

The priority follows from rules over the whole profile, so nothing stands in an index for it. The list walks customers
from the most valuable down and asks the rules about each: a page may come out short, and hands out a cursor as long as
there is more.
"""

from __future__ import annotations

from typing import Literal

from rapport.calls.plan.rules import Priority
from rapport.customer_view import listing, standing
from rapport.customer_view.listing import Filters
from rapport.customer_view.whole import CustomerRow, row
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.insight.band import Band, page_by_value
from rapport.kernel import keys
from rapport.kernel.work import Work

Meaning = Literal["call_priority", "temperature"]
READ_AT_ONCE = 200
ROUNDS = 5
"""At most a thousand profiles are looked at for one page; a short one hands out a cursor."""


class PriorityRow(CustomerRow):
    call_priority: Priority
    call_reason: str
    score: int


def page(
    work: Work, wanted: Priority, by: Meaning, limit: int, after: str | None
) -> tuple[list[PriorityRow], str | None]:
    if by == "temperature":
        found, after = listing.page(work, Filters(temperature=wanted), "lifetime_value", limit, after)
        return [_row(work, each) for each in found], after
    rows: list[PriorityRow] = []
    for _ in range(ROUNDS):
        ids, after = page_by_value(work, Band(everyone=True), READ_AT_ONCE, after)
        for customer in customers.get_many(work, ids):
            each = _row(work, customer)
            if each.call_priority == wanted:
                rows.append(each)
                if len(rows) == limit:
                    return rows, _place(customer)
        if after is None:
            break
    return rows, after


def _place(customer: Customer) -> str:
    """Where the walk stands: at this customer's own place in the value index."""
    known = customer.statistics
    return keys.value(customer.customer_id, known.last, known.spend, known.orders)[1]


def _row(work: Work, customer: Customer) -> PriorityRow:
    call = standing.pressing(standing.on(work, customer), work.settings.business.language)
    return PriorityRow(
        **dict(row(work, customer)), call_priority=call.priority, call_reason=call.reason, score=call.score
    )
