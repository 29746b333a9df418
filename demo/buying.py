"""Orders, and what becomes of them; carts that were filled and left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from random import Random

from demo.baskets import Basket, basket, moment
from demo.diary import Happening
from demo.portraits import Portrait
from demo.rhythms import NEVER
from demo.stage import FORTNIGHT, WEB_SHOP, Stage
from rapport.kernel.caller import Caller
from rapport.kernel.ids import computed_id
from rapport.orders import carts, status
from rapport.orders.accepting import accept
from rapport.orders.carts import CartAsked
from rapport.orders.model import LineAsked, NewOrder
from rapport.orders.order import Status

LIVE = timedelta(days=FORTNIGHT)
"""Older orders came over from the shop system as history; these came in by themselves."""
CANCELLED, RETURNED = 0.035, 0.02
CARTS, RECOVERED = 0.12, 0.4


def orders(stage: Stage, who: Portrait) -> Iterator[Happening]:
    rng = stage.chance(who.number, "orders")
    for number, day in enumerate(who.order_days, start=1):
        placed = moment(day, who.taste, stage.midnight, rng)
        filled = basket(who.taste, who.rhythm, who.district, rng)
        luck = rng.random()
        # The newest order stands: how long a customer has been silent is what their rhythm says.
        newest = number == len(who.order_days)
        spoilt = not newest and luck < CANCELLED + RETURNED
        fate: Status = ("cancelled" if luck < CANCELLED else "returned") if spoilt else "delivered"
        yield from bought(stage, who, placed, filled, fate, timedelta(hours=rng.randint(18, 44)))


def bought(
    stage: Stage,
    who: Portrait,
    placed: datetime,
    filled: Basket,
    fate: Status,
    later: timedelta,
    mark: str = "",
    code: str | None = None,
) -> Iterator[Happening]:
    """One order with its fate, which comes `later`; what would come after the demo has not happened yet.

    The `mark` tells apart two orders of the same day.
    """
    order_id = f"SH-{placed:%y%m%d}-{who.number:04d}{mark}"
    live = placed >= stage.midnight - LIVE
    first: Status = "placed" if live or fate == "cancelled" else "delivered"
    asked = NewOrder(
        id=order_id,
        customer_id=who.customer_id,
        lines=filled.lines,
        discount=filled.discount,
        delivery_fee=filled.delivery_fee,
        payment_method=filled.payment_method,
        channel=filled.channel,
        coupon_code=code,
        status=first,
        imported=not live,
    )
    yield Happening(placed, _taken_by(stage, who, filled), partial(accept, asked=asked))
    decided = placed + (later + timedelta(days=2) if fate == "returned" else later)
    if fate != first and not stage.is_over(decided):
        moved = partial(status.change_status, order_id=order_id, status=fate, expected=None)
        yield Happening(decided, WEB_SHOP, moved)


def _taken_by(stage: Stage, who: Portrait, filled: Basket) -> Caller:
    return stage.agent(who.agent_id) if filled.channel == "phone" else WEB_SHOP


def left_carts(stage: Stage, who: Portrait, came: datetime) -> Iterator[Happening]:
    rng = stage.chance(who.number, "cart")
    likely = CARTS * 3 if who.rhythm is NEVER else CARTS
    if rng.random() > likely:
        return
    left = stage.midnight - timedelta(days=rng.choice((1, 2, 3, 5, 8, 13, 21, 34)), minutes=rng.randint(60, 700))
    if left <= came:
        return
    cart_id = computed_id("crt", who.customer_id, left.isoformat())
    lines, value = _filled(who, rng)
    asked = CartAsked(cart_id=cart_id, customer_id=who.customer_id, items=lines, value=value)
    yield Happening(left, WEB_SHOP, partial(carts.abandon, asked=asked))
    back = left + timedelta(hours=rng.randint(2, 40))
    if rng.random() < RECOVERED and not stage.is_over(back):
        yield Happening(back, WEB_SHOP, partial(carts.recover, cart_id=cart_id))


def _filled(who: Portrait, rng: Random) -> tuple[list[LineAsked], Decimal]:
    wares = rng.sample(who.taste.favourites, k=min(3, len(who.taste.favourites)))
    lines = [LineAsked(product_id=ware.product_id, quantity=Decimal(1)) for ware in wares]
    return lines, Decimal(sum(ware.price for ware in wares))
