"""A shop of any size on the memory table, through the product's own use cases.

Orders are spread so that every band of silence is inhabited and the newest days are the fullest, as in a shop
that grows; birthdays fall on every day of the year.
"""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal
from functools import partial

from rapport.catalog import store as catalog
from rapport.catalog.model import NewProduct
from rapport.customers import editing
from rapport.customers.asked import NewCustomer
from rapport.kernel.work import perform
from rapport.orders import accepting
from rapport.orders.model import NewOrder
from tests.rig.shop import ADMIN, TestShop

PRODUCTS = 20
NEVER_ORDERED = 0.05


def built(customers: int, seed: int = 1) -> TestShop:
    shop = TestShop()
    chance = random.Random(seed)
    for number in range(PRODUCTS):
        product = NewProduct(
            product_id=f"p{number}", name=f"Product {number}", category=f"Category {number % 5}", price=Decimal(450)
        )
        perform(shop.shop, ADMIN, partial(catalog.create, asked=product))
    for number in range(customers):
        _customer(shop, chance, number)
    # What was told about the past is published by now.
    table = shop.table
    table.delete_many([key for key in table.all_keys() if key.pk.startswith("OUTBOX#")])
    shop.call("GET", "/me")
    return shop


def _customer(shop: TestShop, chance: random.Random, number: int) -> None:
    born = shop.shop.today() - timedelta(days=365 * 30 + chance.randrange(366))
    new = NewCustomer(
        customer_id=f"c{number}",
        first_name=chance.choice(["Rahima", "Karim", "Nasrin", "Jamal", "Salma"]),
        last_name=f"Family{number % 977}",
        phone=f"017{number:08d}",
        date_of_birth=born,
        district=chance.choice(["Dhaka", "Khulna", "Sylhet"]),
        assigned_agent_id=f"agent{number % 8}",
    )
    perform(shop.shop, ADMIN, lambda work: editing.create(work, new))
    if chance.random() < NEVER_ORDERED:
        return
    # Silence of a day to two years, half of it within the last ten weeks.
    silent = min(720, int(chance.expovariate(1 / 100)))
    for order in range(chance.choice([1, 1, 2, 3])):
        asked = NewOrder.model_validate(
            {
                "id": f"o{number}-{order}",
                "customer_id": f"c{number}",
                "order_date": (shop.clock.now() - timedelta(days=silent + order * 25)).isoformat(),
                "lines": [{"product_id": f"p{chance.randrange(PRODUCTS)}", "quantity": chance.randrange(1, 9)}],
                "imported": True,
            }
        )
        perform(shop.shop, ADMIN, partial(accepting.accept, asked=asked))
