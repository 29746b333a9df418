"""What goes into one order, and how it is paid and brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from demo.products import WARES, Ware
from demo.rhythms import BUSINESS, Rhythm
from rapport.orders.model import LineAsked

PAYMENTS = {"bKash": 38, "Cash on delivery": 36, "Nagad": 16, "Card": 10}
CHANNELS = {"website": 42, "phone": 24, "facebook": 20, "whatsapp": 14}
FREE_DELIVERY_FROM = 3000
MOST_LINES = 14
HOURS = {8: 2, 9: 5, 10: 9, 11: 10, 12: 7, 13: 4, 14: 4, 15: 5, 16: 7, 17: 8, 18: 9, 19: 10, 20: 9, 21: 7, 22: 4, 23: 1}


@dataclass(frozen=True)
class Taste:
    """What one household buys again and again, and how it likes to pay and to order."""

    favourites: list[Ware]
    payment: str
    channel: str
    hour: int


def taste(rng: Random) -> Taste:
    liked = [ware.liked for ware in WARES]
    favourites = list(dict.fromkeys(rng.choices(WARES, liked, k=rng.randint(6, 12))))
    return Taste(favourites, _one_of(PAYMENTS, rng), _one_of(CHANNELS, rng), _one_of(HOURS, rng))


@dataclass(frozen=True)
class Basket:
    lines: list[LineAsked]
    discount: Decimal
    delivery_fee: Decimal
    payment_method: str
    channel: str


def basket(taste: Taste, rhythm: Rhythm, district: str, rng: Random) -> Basket:
    budget = rng.randint(*rhythm.budget)
    pieces: dict[str, int] = {}
    goods = 0
    while goods < budget * 0.9 and len(pieces) < MOST_LINES:
        wares = taste.favourites if rng.random() < 0.8 else WARES
        ware = rng.choices(wares, [each.liked for each in wares])[0]
        # A kitchen of many buys by the sack.
        number = rng.randint(3, 12) if rhythm is BUSINESS else rng.choices((1, 2, 3), (7, 3, 1))[0]
        pieces[ware.product_id] = pieces.get(ware.product_id, 0) + number
        goods += ware.price * number
    discount = round(goods * rng.choice((0.05, 0.10)) / 10) * 10 if rng.random() < 0.12 else 0
    fee = 0 if goods >= FREE_DELIVERY_FROM else 60 if district == "Dhaka" else 120
    return Basket(
        lines=[LineAsked(product_id=product, quantity=Decimal(number)) for product, number in pieces.items()],
        discount=Decimal(discount),
        delivery_fee=Decimal(fee),
        payment_method=taste.payment if rng.random() < 0.85 else _one_of(PAYMENTS, rng),
        channel=taste.channel if rng.random() < 0.75 else _one_of(CHANNELS, rng),
    )


def moment(day: date, taste: Taste, midnight: datetime, rng: Random) -> datetime:
    """When on that day: mostly around the household's own hour. `midnight` begins the shop's today."""
    hour = taste.hour if rng.random() < 0.6 else _one_of(HOURS, rng)
    ahead = timedelta(days=(day - midnight.date()).days, hours=hour, seconds=rng.randint(0, 3599))
    return midnight + ahead


def _one_of[T](weights: dict[T, int], rng: Random) -> T:
    return rng.choices(list(weights), list(weights.values()))[0]
