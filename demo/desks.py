"""The agents at their desks: whom they call, what comes of it, and what stays undone at night."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from demo import words
from demo.baskets import basket
from demo.buying import bought
from demo.diary import Happening
from demo.portraits import Portrait
from demo.rhythms import RHYTHMS
from demo.stage import Stage, at
from rapport.activity.kinds import Outcome
from rapport.calls.agents import desk
from rapport.calls.plan import assignment
from rapport.calls.tasks import closing
from rapport.calls.tasks.model import CallStatusAsked
from rapport.calls.tasks.outcomes import FAILS
from rapport.calls.tasks.task import Task
from rapport.kernel.caller import Caller, system
from rapport.kernel.shop import Shop
from rapport.kernel.work import Work
from rapport.orders.model import LineAsked
from rapport.team import store as agents

CLOSES = 18
LEFT = {"hot": 0.04, "warm": 0.2, "cold": 0.25}
"""Hot is for today; what is warm can wait for another day of its week, and often does."""
SKIPPED = 0.03
ORDERED, TOOK_THE_OFFER = 0.25, 0.5
"""Of the successful calls, how many are followed by an order; and of these, how many take what was offered. The first
customer of each rhythm keeps to it, so that the smallest shop still has them all."""
BACK_TODAY = 0.1
AGAIN: frozenset[Outcome] = frozenset({"interested", "follow_up_needed"})


class Desks:
    """Everybody's desk on one day. Whom the cast does not know, Md. Karim, nobody gets round to."""

    def __init__(self, shop: Shop, stage: Stage, cast: Sequence[Portrait]) -> None:
        self._shop, self._stage = shop, stage
        self._cast = {who.customer_id: who for who in cast}
        self._seen: set[str] = set()

    def morning(self) -> Iterator[Happening]:
        """All that lies on the desks when they open."""
        for agent_id, tasks in self._desks():
            self._seen |= {task.task_id for task in tasks}
            yield from self._calls(agent_id, tasks)

    def afternoon(self) -> Iterator[Happening]:
        """What came since: lines that were busy, calls agreed for the same day."""
        for agent_id, tasks in self._desks():
            since = [task for task in tasks if task.task_id not in self._seen]
            yield from self._calls(agent_id, sorted(since, key=lambda task: (task.scheduled_time or "", task.task_id)))

    def _desks(self) -> Iterator[tuple[str, list[Task]]]:
        work = Work(self._shop, system("demo"))
        for agent in assignment.callers(agents.everyone(work)):
            if assignment.works(agent, work.today, work.settings.business):
                yield agent.agent_id, desk.desk(work, agent.agent_id).waiting

    def _calls(self, agent_id: str, tasks: Iterable[Task]) -> Iterator[Happening]:
        stage, by = self._stage, self._stage.agent(agent_id)
        now = self._shop.clock.now()
        day = self._shop.today()
        closes = at(day, stage, CLOSES)
        for task in tasks:
            who = self._cast.get(task.customer_id)
            if who is None:
                continue
            rng = stage.chance(who.number, f"call {day} {task.attempt} {task.source}")
            now = max(now + timedelta(seconds=rng.randint(40, 400)), _planned(task, stage))
            if now > closes:
                return
            luck = rng.random()
            if luck < LEFT[task.priority]:
                continue
            if luck > 1 - SKIPPED:
                yield _said(now, by, task, status="skipped", notes=rng.choice(words.SKIPPED))
                continue
            yield _said(now, by, task, status="in_progress")
            outcome = rng.choices(list(words.FROM_THE_DESK), list(words.FROM_THE_DESK.values()))[0]
            now += timedelta(seconds=rng.randint(25, 90) if outcome in FAILS else rng.randint(100, 560))
            yield _said(now, by, task, **self._told(outcome, rng))
            if outcome == "successful" and who.number > len(RHYTHMS) and rng.random() < ORDERED:
                yield from self._order(who, task, now + timedelta(minutes=rng.randint(45, 80)), rng)

    def _told(self, outcome: Outcome, rng: Random) -> dict[str, Any]:
        _, notes = rng.choice(words.CALLS[outcome])
        said: dict[str, Any] = {"outcome": outcome, "notes": notes}
        if outcome in AGAIN:
            soon = self._shop.today() + timedelta(days=rng.randint(2, 8))
            # Many are to be called again today: what was agreed on lies on the desks that the demo opens with.
            said["follow_up_date"] = self._stage.today if rng.random() < BACK_TODAY else self._stage.agreed(soon)
        return said

    def _order(self, who: Portrait, task: Task, placed: datetime, rng: Random) -> Iterator[Happening]:
        filled = replace(basket(who.taste, who.rhythm, who.district, rng), channel="phone")
        there = {line.product_id for line in filled.lines}
        offered = [each["product_id"] for each in task.products if each["product_id"] not in there]
        if offered and rng.random() < TOOK_THE_OFFER:
            taken = LineAsked(product_id=rng.choice(offered), quantity=Decimal(1))
            filled = replace(filled, lines=[*filled.lines, taken])
        later = timedelta(hours=rng.randint(18, 44))
        local = placed.astimezone(self._stage.zone)
        yield from bought(self._stage, who, local, filled, "delivered", later, mark=f"-{local:%H%M}")


def _planned(task: Task, stage: Stage) -> datetime:
    hour, minute = map(int, (task.scheduled_time or "00:00").split(":"))
    return at(task.task_date, stage, hour, minute * 60)


def _said(when: datetime, by: Caller, task: Task, **said: Any) -> Happening:
    asked = CallStatusAsked(**said)
    return Happening(when, by, partial(closing.change_status, task_id=task.task_id, asked=asked, expected=None))
