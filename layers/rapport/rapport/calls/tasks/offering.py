"""What is offered on a call: settled when the call is planned, counted as shown when it reaches an agent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from rapport.calls.tasks.task import Task
from rapport.customers.model import Customer
from rapport.kernel.money import money
from rapport.kernel.settings import Settings
from rapport.kernel.work import Work
from rapport.recommendations import showing
from rapport.recommendations.recommendation import Recommendation
from rapport.recommendations.recommending import Buyer, recommended
from rapport.recommendations.shelf import Shelf


def products(customer: Customer, shelf: Shelf, day: date, settings: Settings) -> list[dict[str, Any]]:
    return [_item(each) for each in offers(customer, shelf, day, settings)]


def offers(customer: Customer, shelf: Shelf, day: date, settings: Settings) -> list[Recommendation]:
    return recommended(Buyer.of(customer, day, settings), shelf, day, settings.offers)


def mark_shown(work: Work, task: Task) -> None:
    """The agent has the card before them."""
    if task.products:
        showing.shown(work, task.customer_id, [offered(each) for each in task.products], work.today)


def offered(item: Mapping[str, Any]) -> Recommendation:
    amounts = {name: money(item[name]) for name in ("price", "recommended_price", "discount_percentage")}
    return Recommendation(**{**item, **amounts})


def _item(offer: Recommendation) -> dict[str, Any]:
    return {name: getattr(offer, name) for name in Recommendation.__slots__}
