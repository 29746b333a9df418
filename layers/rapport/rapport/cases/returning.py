"""Accepting a return: the case is settled, and the order's figures go back, in one transaction."""

from __future__ import annotations

from collections.abc import Callable

from rapport.cases import moving, store
from rapport.cases.case import Case
from rapport.cases.model import ReturnAsked
from rapport.cases.told import told
from rapport.customers.model import Customer
from rapport.kernel.errors import Conflict
from rapport.kernel.work import Work

type TakeBack = Callable[[Work, str], object]
"""Makes of an order a returned one. What follows from that is the room of orders' own; the door brings it along."""

ACCEPTED = "return accepted"


class NotAReturn(Conflict):
    code = "not_a_return"


def accept(
    work: Work, case_id: str, asked: ReturnAsked, expected: int | None, take_back: TakeBack
) -> tuple[Case, Customer]:
    before, customer = store.get(work, case_id)
    store.as_expected(before, expected, lambda: told(work, before, customer))
    if before.kind != "return" or before.order_id is None:
        raise NotAReturn("only a return that names its order can be accepted")
    take_back(work, before.order_id)
    return moving.settled(work, customer, before, "resolved", asked.resolution or ACCEPTED), customer
