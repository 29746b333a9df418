"""Two records of one person, and what a shop knows of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from rapport.calls.merging import Calls
from rapport.catalog.model import NewProduct
from rapport.catalog.store import create as create_product
from rapport.customers import consent, editing
from rapport.customers import store as customers
from rapport.customers.asked import ConsentAsked, NewCustomer
from rapport.customers.model import Customer
from rapport.kernel.work import Work, perform
from rapport.merging import candidates, merging, parting
from rapport.merging.model import MergeAsked
from rapport.merging.rooms import Contacts, Reminders
from rapport.orders import accepting
from rapport.orders.model import NewOrder
from tests.rig.shop import ADMIN, TestShop

JOININGS = (Contacts(), Reminders(), Calls())
KARIM = {"first_name": "Md.", "last_name": "Karim", "phone": "01712345678", "district": "Dhaka"}
KARIM_AGAIN = {"first_name": "Karim", "phone": "01812345678", "email": "karim@example.com", "tags": ["wholesale"]}


@dataclass
class Scene:
    shop: TestShop = field(default_factory=TestShop)

    def __post_init__(self) -> None:
        rice = NewProduct(product_id="rice", name="Rice", category="Rice", price=Decimal(100))
        self.do(partial(create_product, asked=rice))

    def do[T](self, doing: Callable[[Work], T]) -> T:
        return perform(self.shop.shop, ADMIN, doing)

    def arrives(self, customer_id: str, **said: Any) -> Customer:
        return self.do(partial(editing.create, asked=NewCustomer(customer_id=customer_id, **said)))

    def buys(self, customer_id: str, ago: int, number: int = 1, *, imported: bool = False) -> str:
        asked = NewOrder.model_validate(
            {
                "customer_id": customer_id,
                "order_date": (self.shop.clock.now() - timedelta(days=ago)).isoformat(),
                "lines": [{"product_id": "rice", "quantity": number}],
                "imported": imported,
            }
        )
        order_id: str = self.do(partial(accepting.accept, asked=asked)).order_id
        return order_id

    def says(self, customer_id: str, channel: str, allowed: bool) -> None:
        said = ConsentAsked.model_validate({"channel": channel, "allowed": allowed})
        self.do(partial(consent.record, customer_id=customer_id, asked=said, expected=None))

    def merge(self, ours: str, theirs: str, *take: str) -> None:
        asked = MergeAsked(customer_id=theirs, take=list(take))
        self.do(partial(merging.merge, customer_id=ours, asked=asked, expected=None, joinings=JOININGS))

    def unmerge(self, ours: str, theirs: str) -> None:
        self.do(partial(parting.unmerge, customer_id=ours, alias_id=theirs, expected=None, joinings=JOININGS))

    def noted(self, customer_id: str) -> int:
        pairs: int = self.do(partial(candidates.noted, customer_id=customer_id))
        return pairs

    def read(self, customer_id: str) -> Customer:
        return customers.get(self.shop.work(), customer_id)
