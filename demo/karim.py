"""Md. Karim, the one customer to test all of it with.

Last order 10 days ago, ten orders of 2,500: a lifetime value of 25,000, call priority hot, temperature warm, type vip,
membership permanent.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial

from demo.arriving import consented
from demo.baskets import Basket, Taste, moment
from demo.buying import bought
from demo.diary import Happening
from demo.names import Name
from demo.portraits import Portrait
from demo.products import WARE
from demo.rhythms import MONTHLY
from demo.stage import WEB_SHOP, Stage, at
from rapport.activity import interactions
from rapport.activity.model import InteractionAsked
from rapport.customers import editing, family
from rapport.customers.asked import FamilyFields
from rapport.customers.model import Channel
from rapport.orders.model import LineAsked

CUSTOMER_ID = "md-karim"
PHONE = "01712345678"
ORDERED_DAYS_AGO = (238, 211, 187, 160, 136, 110, 84, 60, 35, 10)
SPOKEN_DAYS_AGO = 20
"""Longer ago than the gap between two calls: nothing speaks against calling him today."""
# Each comes to 2,500.
BASKETS = (
    ("miniket-25kg", "honey-sundarban-250g", "turmeric-200g"),
    ("mustard-oil-5l", "ghee-500g", "tulsi-tea-100g"),
    ("honey-sundarban-500g", "dates-ajwa-500g", "almonds-250g", "miniket-5kg", "moong-1kg"),
)


def portrait(today: date) -> Portrait:
    days = [today - timedelta(days=ago) for ago in ORDERED_DAYS_AGO]
    said = {
        "first_name": "Md.",
        "last_name": "Karim",
        "phone": PHONE,
        "email": "md.karim@example.com",
        "address": "House 14, Road 7, Dhanmondi, Dhaka",
        "district": "Dhaka",
        "city": "Dhanmondi",
        "date_of_birth": date(1985, 5, 20),
        "anniversary_date": date(2012, 11, 23),
        "language": "bn",
        "preferred_channel": "call",
        "source": "referral",
        "assigned_agent_id": "1",
        "tags": ["organic", "family pack"],
        "notes": "সুন্দরবনের মধু খুব পছন্দ করেন; চাল সবসময় পঁচিশ কেজির বস্তা।",
    }
    favourites = [WARE[product] for product in dict.fromkeys(each for basket in BASKETS for each in basket)]
    taste = Taste(favourites, "bKash", "phone", 11)
    return Portrait(0, CUSTOMER_ID, MONTHLY, days, days[0], "Dhaka", "1", Name("Md.", "Karim", "m", "bn"), taste, said)


def life(stage: Stage) -> Iterator[Happening]:
    who = portrait(stage.today)
    came = at(who.joined, stage, 8)
    yield Happening(came, stage.agent("1"), partial(editing.create, asked=who.asked()))
    channels: tuple[Channel, ...] = ("call", "sms", "whatsapp", "email")
    for number, channel in enumerate(channels, start=1):
        allowed_at = came + timedelta(seconds=20 * number)
        yield consented(who, allowed_at, channel, allowed=True, source="agent", stage=stage)
    yield from _family(stage, came)
    rng = stage.chance(0, "orders")
    for number, day in enumerate(who.order_days):
        placed = moment(day, who.taste, stage.midnight, rng)
        yield from bought(stage, who, placed, _basket(number), "delivered", timedelta(hours=20))
    spoken = at(stage.today - timedelta(days=SPOKEN_DAYS_AGO), stage, 11)
    asked = InteractionAsked(
        customer_id=CUSTOMER_ID,
        interaction_type="call",
        subject="New honey",
        details="নতুন মধু এসেছে জানানো হয়েছে, পরের অর্ডারে নেবেন।",
        outcome="successful",
    )
    yield Happening(spoken, stage.agent("1"), partial(interactions.log, asked=asked))


def _basket(number: int) -> Basket:
    wares = [WARE[product] for product in BASKETS[number % len(BASKETS)]]
    lines = [LineAsked(product_id=ware.product_id, quantity=Decimal(1)) for ware in wares]
    return Basket(lines, Decimal(0), Decimal(60), "bKash", "phone")


def _family(stage: Stage, came: datetime) -> Iterator[Happening]:
    members = [
        FamilyFields(name="সালমা বেগম", relationship="spouse", date_of_birth=date(1989, 8, 2), phone=PHONE),
        FamilyFields(name="আয়ান করিম", relationship="child", date_of_birth=date(2016, 2, 29)),
    ]
    for number, asked in enumerate(members):
        added = partial(family.add, customer_id=CUSTOMER_ID, asked=asked)
        yield Happening(came + timedelta(minutes=4 + number), WEB_SHOP, added)
