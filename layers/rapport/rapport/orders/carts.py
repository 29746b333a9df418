"""Carts that were filled and left, and those that came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar, Literal

from pydantic import Field

from rapport.customers import store as customers
from rapport.kernel import keys
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.errors import Conflict, NotFound, invalid
from rapport.kernel.events import Event
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Asked, Id, Instant, Told
from rapport.kernel.ids import new_id
from rapport.kernel.money import money
from rapport.kernel.table import Absent, Equal, Item, Put
from rapport.kernel.work import Work
from rapport.orders.content import FURTHEST_AHEAD
from rapport.orders.model import LineAsked

State = Literal["abandoned", "recovered"]


class NoSuchCart(NotFound):
    code = "no_such_cart"


class CartIsAnothers(Conflict):
    code = "cart_id_taken"


class CartAsked(Asked):
    cart_id: Id | None = None
    customer_id: Id
    items: list[LineAsked] = Field(default=[], max_length=60)
    value: Money
    abandoned_at: Instant | None = None


class CartTold(Told):
    cart_id: str
    customer_id: str
    value: Money
    state: State
    abandoned_at: datetime
    version: int


@dataclass(frozen=True, kw_only=True)
class CartAbandoned(Event):
    type: ClassVar[str] = "CartAbandoned"
    cart_id: str
    customer_id: str
    value: Decimal

    @property
    def record(self) -> str:
        return f"cart:{self.cart_id}"


@dataclass(frozen=True, kw_only=True)
class CartRecovered(CartAbandoned):
    type: ClassVar[str] = "CartRecovered"


@dataclass(frozen=True)
class Cart:
    cart_id: str
    customer_id: str
    value: Decimal
    abandoned_at: datetime
    state: State = "abandoned"
    version: int = 1
    audit_head: str = ""


def told(_: Work, cart: Cart) -> CartTold:
    return CartTold(
        cart_id=cart.cart_id,
        customer_id=cart.customer_id,
        value=cart.value,
        state=cart.state,
        abandoned_at=cart.abandoned_at,
        version=cart.version,
    )


def abandon(work: Work, asked: CartAsked) -> Cart:
    """The same cart told twice is one cart."""
    customer = customers.get(work, asked.customer_id)
    cart_id = asked.cart_id or new_id("crt", work.now)
    if asked.cart_id and (known := work.table.get(keys.cart(cart_id))):
        if known["customer_id"] not in customer.ids:
            raise CartIsAnothers(f"cart {cart_id} is another customer's")
        return _decoded(known)
    abandoned_at = asked.abandoned_at or work.now
    if abandoned_at > work.now + FURTHEST_AHEAD:
        raise invalid("abandoned_at", "is more than a day in the future")
    cart = Cart(cart_id, customer.customer_id, asked.value, abandoned_at)
    _save(work, None, cart)
    work.write(Put(keys.cart_mark(cart.customer_id, cart_id), {"abandoned_at": stamp(abandoned_at)}))
    customers.counted_under(work, customer, cart.customer_id, open_carts=1)
    work.emit(CartAbandoned(**_facts(cart)))
    return cart


def recover(work: Work, cart_id: str) -> Cart:
    item = work.table.get(keys.cart(cart_id))
    if item is None:
        raise NoSuchCart(f"there is no cart {cart_id} here for you")
    before = _decoded(item)
    try:
        customer = customers.get(work, before.customer_id)
    except customers.NoSuchCustomer:
        raise NoSuchCart(f"there is no cart {cart_id} here for you") from None
    if before.state == "recovered":
        return before
    cart = Cart(cart_id, before.customer_id, before.value, before.abandoned_at, "recovered", before.version + 1)
    _save(work, before, cart)
    customers.counted_under(work, customer, cart.customer_id, open_carts=-1, carts_recovered=1)
    work.emit(CartRecovered(**_facts(cart) | {"occurred_at": work.now}))
    return cart


def is_recovered(work: Work, cart_id: str) -> bool:
    """By now: whoever hears of a cart late may ask."""
    item = work.table.get(keys.cart(cart_id))
    return item is not None and item["state"] == "recovered"


def _facts(cart: Cart) -> dict[str, Any]:
    return {
        "occurred_at": cart.abandoned_at,
        "record_version": cart.version,
        "cart_id": cart.cart_id,
        "customer_id": cart.customer_id,
        "value": cart.value,
    }


def _save(work: Work, before: Cart | None, cart: Cart) -> None:
    head = work.audit(
        "cart",
        cart.cart_id,
        cart.version,
        cart.state,
        place=keys.cart(cart.cart_id),
        before={"state": before.state} if before else None,
        after={"state": cart.state, "value": str(cart.value)},
        previous=before.audit_head if before else "",
    )
    item = {
        "cart_id": cart.cart_id,
        "customer_id": cart.customer_id,
        "value": cart.value,
        "state": cart.state,
        "abandoned_at": stamp(cart.abandoned_at),
        "version": cart.version,
        "audit_head": head,
    }
    when = (Equal("version", before.version),) if before else (Absent(),)
    work.write(Put(keys.cart(cart.cart_id), item, when=when, label="cart"))


def _decoded(item: Item) -> Cart:
    return Cart(
        item["cart_id"],
        item["customer_id"],
        money(item["value"]),
        from_stamp(item["abandoned_at"]),
        item["state"],
        item["version"],
        item["audit_head"],
    )
