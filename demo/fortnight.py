"""The shop's last two weeks: every night and every morning as the product's schedule has them, every day worked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from demo import offers
from demo.answering import Answering
from demo.desks import Desks
from demo.diary import Diary
from demo.network import Network
from demo.portraits import Portrait
from demo.post import Post
from demo.reaching import Reaching
from demo.reactions import Workers, past_worked_off
from demo.stage import Stage, at
from rapport.calls.morning import generating
from rapport.campaigns.planning import marketing_job
from rapport.kernel.caller import system
from rapport.kernel.clock import SetClock
from rapport.kernel.shop import Shop
from rapport.kernel.work import Work

MORNING, OPENS, TRIED_AGAIN, QUIET = 6, 9, 15, 21
"""Hours of the day: the tasks are made, the desks begin, what met nobody is tried again, and nobody is written to."""

MOMENT = timedelta(seconds=1)
"""What was told by the end of a day or night is heard within it: what is agreed for tomorrow is not for today yet."""
HALF_AN_HOUR = timedelta(minutes=30)
"""So often the workers hear what happened, and the post is looked through."""


def worked(shop: Shop, clock: SetClock, stage: Stage, diary: Diary, cast: Sequence[Portrait]) -> None:
    """All that led up to the two weeks, the two weeks, and the work that today begins with."""
    first, *_ = stage.mornings
    diary.play(at(first, stage, 0) - MOMENT)
    past_worked_off(shop, first)
    clock.set(at(first, stage, 0))
    offers.learned(shop)
    network = Network(stage, clock, diary, Answering(stage, cast))
    post = Post(shop, diary, network)
    diary.note(Reaching(stage, diary, post, network).story(cast))
    house = House(shop, stage, diary, cast, post, Workers(shop, post))
    for day in stage.mornings:
        house.day(day)
    diary.play(at(stage.today, stage, 0))
    offers.learned(shop)
    house.workers.look_at_households()
    # Not at six: whoever opens the demo before that finds the day's work as well, and everybody finds the same.
    house.tasks_made(stage.today)


@dataclass
class House:
    shop: Shop
    stage: Stage
    diary: Diary
    cast: Sequence[Portrait]
    post: Post
    workers: Workers

    def day(self, day: date) -> None:
        desks = Desks(self.shop, self.stage, self.cast)
        self._until(at(day, self.stage, MORNING) - MOMENT)
        self.workers.look_at_households()
        self.diary.play(at(day, self.stage, MORNING))
        self.tasks_made(day)
        self._until(at(day, self.stage, OPENS))
        self.diary.note(desks.morning())
        self._through_the_day(at(day, self.stage, TRIED_AGAIN))
        self.diary.note(desks.afternoon())
        self._through_the_day(at(day, self.stage, QUIET))
        self._until(at(day + timedelta(days=1), self.stage, 0) - MOMENT)

    def tasks_made(self, day: date) -> None:
        generating.run(Work(self.shop, system(generating.JOB)), day, lambda: True)
        self.workers.hear()

    def _through_the_day(self, until: datetime) -> None:
        now = self.shop.clock.now()
        while now < until:
            if now.astimezone(self.stage.zone).strftime("%H%M") in MARKETING:
                marketing_job.run(Work(self.shop, system(marketing_job.JOB)), self.post, lambda: True)
            self.post.sweep()
            now += HALF_AN_HOUR
            self._until(now)

    def _until(self, moment: datetime) -> None:
        self.diary.play(moment)
        self.workers.hear()


MARKETING = frozenset(f"{hour:02d}00" for hour in range(OPENS + 1, QUIET, 2))
"""Every two hours; at night there is nothing that it would not find in the morning."""
