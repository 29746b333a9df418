"""A customer arrives: the profile, what they allow, and the family."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random

from demo import names, words
from demo.diary import Happening
from demo.names import Sex
from demo.portraits import Portrait, in_year, phone
from demo.rhythms import BUSINESS
from demo.stage import WEB_SHOP, Stage
from rapport.customers import consent, editing, family
from rapport.customers.asked import ConsentAsked, FamilyFields
from rapport.customers.model import Channel

OPT_INS: dict[Channel, float] = {"call": 0.9, "sms": 0.75, "whatsapp": 0.8}
OPT_OUT = 0.05
COMING_FAMILY_BIRTHDAYS = 12
"""One family in so many has a birthday within the coming fortnight."""


def arrival(stage: Stage, who: Portrait, came: datetime) -> Iterator[Happening]:
    by_hand = who.said["source"] in ("walk-in", "referral") and who.agent_id
    yield Happening(
        came, stage.agent(who.agent_id) if by_hand else WEB_SHOP, partial(editing.create, asked=who.asked())
    )
    yield from _consents(stage, who, came, stage.chance(who.number, "consent"))
    if who.rhythm is not BUSINESS:
        yield from _family(stage, who, came, stage.chance(who.number, "family"))


def consented(who: Portrait, at: datetime, channel: Channel, *, allowed: bool, source: str, stage: Stage) -> Happening:
    asked = ConsentAsked(channel=channel, allowed=allowed, source=source)
    by = stage.agent(who.agent_id) if source == "agent" else WEB_SHOP
    return Happening(at, by, partial(consent.record, customer_id=who.customer_id, asked=asked, expected=None))


def _consents(stage: Stage, who: Portrait, came: datetime, rng: Random) -> Iterator[Happening]:
    channels = dict(OPT_INS) | ({"email": 0.7} if "email" in who.said else {})
    given = [channel for channel, chance in channels.items() if rng.random() < chance]
    for number, channel in enumerate(given, start=1):
        at = came + timedelta(seconds=20 * number)
        yield consented(who, at, channel, allowed=True, source="sign-up", stage=stage)
    if given and rng.random() < OPT_OUT:
        at = came + timedelta(days=rng.randint(10, 120), hours=2)
        if not stage.is_over(at):
            yield consented(who, at, rng.choice(given), allowed=False, source="reply STOP", stage=stage)


def _family(stage: Stage, who: Portrait, came: datetime, rng: Random) -> Iterator[Happening]:
    if rng.random() > 0.2 and who.number % COMING_FAMILY_BIRTHDAYS:
        return
    for number in range(rng.choice((1, 1, 1, 2, 2, 3))):
        at = came + timedelta(minutes=4 + number)
        asked = _member(stage, who, number, rng)
        yield Happening(at, stage.agent(who.agent_id), partial(family.add, customer_id=who.customer_id, asked=asked))


def _member(stage: Stage, who: Portrait, number: int, rng: Random) -> FamilyFields:
    # One spouse at most; a family may have several of the others.
    weights = words.RELATIONSHIPS | ({"spouse": 0} if number else {})
    relationship = rng.choices(list(weights), list(weights.values()))[0]
    other: Sex = "f" if who.name.sex == "m" else "m"
    sex = other if relationship == "spouse" else None
    name = names.made_up(rng, sex=sex, script=who.name.script, titled=False)
    born = _born(relationship, stage.today, rng)
    if number == 0 and who.number % COMING_FAMILY_BIRTHDAYS == 0:
        born = in_year(stage.today + timedelta(days=rng.randint(0, 14)), born.year)
    # A household often has one telephone; some have one each.
    own = rng.random()
    shared = who.said["phone"] if own < 0.25 else phone(5_000_000 + who.number * 10 + number) if own < 0.45 else None
    return FamilyFields(
        name=name.whole,
        relationship=relationship,
        date_of_birth=born if rng.random() < 0.85 or number == 0 else None,
        phone=shared,
        notes=rng.choice(words.FAMILY_NOTES) if rng.random() < 0.25 else None,
    )


@dataclass(frozen=True)
class Ages:
    youngest: int
    oldest: int


# Every child was there before the first family joined, eighteen months ago.
AGES = {"child": Ages(2, 18), "parent": Ages(52, 80)}
GROWN_UP = Ages(22, 60)


def _born(relationship: str, today: date, rng: Random) -> date:
    ages = AGES.get(relationship, GROWN_UP)
    return today - timedelta(days=rng.randint(ages.youngest * 366, ages.oldest * 365))
