"""Calls and messages with the customers, and the days on which somebody promised to call again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from random import Random

from demo import words
from demo.arriving import consented
from demo.diary import Happening
from demo.portraits import Portrait
from demo.rhythms import BUSINESS, MONTHLY, NEVER, SILENT, VIP
from demo.stage import Stage, at
from rapport.activity import interactions
from rapport.activity.kinds import Outcome
from rapport.activity.model import InteractionAsked

AGAIN: frozenset[Outcome] = frozenset({"interested", "follow_up_needed"})
LATE_DAYS = 12
"""A promise made within so many days is still to be kept: its day lies ahead."""


def contacts(stage: Stage, who: Portrait, came: datetime) -> Iterator[Happening]:
    rng = stage.chance(who.number, "contacts")
    for day in sorted(_days(stage, who, rng)):
        when = at(stage.calendar.next_working_day(day), stage, rng.randint(9, 17), rng.randint(0, 3599))
        if came < when and not stage.is_over(when):
            if rng.random() < 0.8:
                yield from _call(stage, who, when, rng)
            else:
                yield _message(stage, who, when, rng)


def _days(stage: Stage, who: Portrait, rng: Random) -> set[date]:
    """The silent are called about their silence, the valuable from time to time, the others now and then."""
    back: set[int] = set()
    if who.rhythm in SILENT and rng.random() < 0.7:
        back |= {rng.randint(1, 25), rng.randint(3, 40)}
    if who.rhythm in (VIP, BUSINESS):
        back |= set(range(rng.randint(5, 40), 300, 60))
    if who.rhythm is MONTHLY and rng.random() < 0.45:
        back |= {rng.randint(2, 90)}
    if rng.random() < (0.5 if who.rhythm is NEVER else 0.25):
        back |= {rng.randint(1, 60)}
    return {stage.today - timedelta(days=days) for days in back}


def _call(stage: Stage, who: Portrait, when: datetime, rng: Random) -> Iterator[Happening]:
    outcome = rng.choices(list(words.OUTCOMES), list(words.OUTCOMES.values()))[0]
    subject, details = rng.choice(words.CALLS[outcome])
    asked = InteractionAsked(
        customer_id=who.customer_id,
        interaction_type="call",
        subject=subject,
        details=details,
        outcome=outcome,
        follow_up_date=_promised(stage, when, rng) if outcome in AGAIN else None,
    )
    yield Happening(when, stage.agent(who.agent_id), partial(interactions.log, asked=asked))
    if outcome == "do_not_contact":
        said = when + timedelta(minutes=1)
        yield consented(who, said, "call", allowed=False, source="agent", stage=stage)


def _promised(stage: Stage, when: datetime, rng: Random) -> date:
    day = when.astimezone(stage.zone).date()
    if stage.today - day <= timedelta(days=LATE_DAYS):
        return stage.calendar.next_working_day(stage.today + timedelta(days=rng.randint(0, 12)))
    return stage.calendar.next_working_day(day + timedelta(days=rng.randint(3, 7)))


def _message(stage: Stage, who: Portrait, when: datetime, rng: Random) -> Happening:
    subject, details = rng.choice(words.MESSAGES)
    asked = InteractionAsked(
        customer_id=who.customer_id,
        interaction_type=rng.choice(("whatsapp", "sms")),
        direction="inbound",
        subject=subject,
        details=details,
        outcome="negative" if subject == "Complaint" else "positive",
    )
    return Happening(when, stage.agent(who.agent_id), partial(interactions.log, asked=asked))
