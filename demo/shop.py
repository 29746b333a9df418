"""The made-up shop, in memory: of any size, for whoever wants one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial

from demo import karim, offers, people, portraits, settling
from demo.arriving import arrival
from demo.buying import left_carts, orders
from demo.diary import Diary, Happening
from demo.fortnight import worked
from demo.people import PEOPLE
from demo.portraits import Portrait
from demo.products import WARES, categories
from demo.rhythms import HISTORY_DAYS, RHYTHMS
from demo.stage import Stage, at
from demo.talking import contacts
from rapport.catalog import store as catalog
from rapport.kernel.clock import SetClock
from rapport.kernel.shop import Shop
from rapport.oversight import decided
from rapport.recommendations import ruling
from rapport.team import store as team

SIZE = 500
SMALLEST = len(RHYTHMS) + 1
"""One customer of every rhythm, and Md. Karim."""
SEED = 2026
NAME = "Shobuj Haat"


def build(
    shop: Shop, today: date, *, size: int = SIZE, seed: int = SEED, user_ids: Mapping[str, str] | None = None
) -> None:
    """Fills an empty shop with eighteen months that end where `today` begins, its morning's tasks made.

    The same day and seed, the same shop.
    """
    clock = shop.clock
    assert isinstance(clock, SetClock), "a made-up past needs a clock that can be set"
    assert size >= SMALLEST, f"the smallest shop has {SMALLEST} customers"
    stage = Stage(seed, today, shop.place.zone, user_ids or people.without_sign_ins())
    now = clock.now()
    cast = [portraits.drawn(seed, number, today) for number in range(1, size)]
    worked(shop, clock, stage, Diary(shop, clock, story(stage, cast)), cast)
    clock.set(max(now, stage.midnight.astimezone(UTC)))


def story(stage: Stage, cast: Sequence[Portrait]) -> Iterator[Happening]:
    yield from _opening(stage)
    yield from karim.life(stage)
    for who in cast:
        yield from _life(stage, who)
    yield from settling.story(stage, cast)


def _opening(stage: Stage) -> Iterator[Happening]:
    """The shop gets its name, its team and its shelves, the day before the first customer."""
    day = at(stage.today - timedelta(days=HISTORY_DAYS + 5), stage, 9)
    said = {"name": NAME, "holidays": [day.isoformat() for day in stage.holidays]}
    yield Happening(day, stage.admin, partial(decided.change, name="business", said=said, expected=None))
    for person in PEOPLE:
        asked = person.asked(stage.user_ids[person.agent_id])
        yield Happening(day, stage.admin, partial(team.add, asked=asked, sign_ins=NobodyInvited()))
    for category in categories():
        yield Happening(day, stage.admin, partial(catalog.create_category, asked=category))
    for ware in WARES:
        yield Happening(day, stage.admin, partial(catalog.create, asked=ware.asked()))
    for rule in offers.RULES:
        yield Happening(day, stage.admin, partial(ruling.create, asked=rule))


def _life(stage: Stage, who: Portrait) -> Iterator[Happening]:
    came = _came(stage, who)
    yield from arrival(stage, who, came)
    yield from orders(stage, who)
    yield from left_carts(stage, who, came)
    yield from contacts(stage, who, came)


def _came(stage: Stage, who: Portrait) -> datetime:
    """Early on the day they joined, so that a first order of the same day finds them there."""
    rng = stage.chance(who.number, "arrival")
    return at(who.joined, stage, rng.randint(6, 7), rng.randint(0, 3000))


class NobodyInvited:
    """Stands where the user pool would: the demo's people have their sign-ins already."""

    def invite(self, email: str, role: str) -> str:
        raise AssertionError(f"{email} has a sign-in already")

    def follow(self, user_id: str, role: str, enabled: bool) -> None:
        raise AssertionError(f"nobody's role or standing changes here: {user_id}")


__all__ = ["SEED", "SIZE", "SMALLEST", "build"]
