"""A call that met nobody is followed by a message: half an hour later, for the customer may have called back by then;
or at once, if somebody at the console says so. A call that reached them after all, or a slip of the finger, takes it
back.

Calls are another room's. Whoever hears of one hands it over as it is by now: events come late and out of order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from rapport.campaigns import store
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.planning import reasons, said, withdrawing
from rapport.campaigns.planning.looking import Looking, may_go
from rapport.campaigns.planning.occurrence import Occurrence
from rapport.campaigns.planning.planner import Planner
from rapport.kernel.clock import stamp
from rapport.kernel.errors import Conflict
from rapport.kernel.table import Refused
from rapport.kernel.work import TRIES, Work
from rapport.messaging.dispatch.queue import Queue
from rapport.messaging.ledger import store as messages
from rapport.messaging.ledger.message import Message

NOT_REACHED = frozenset({"no_answer", "busy"})
GOOD_FOR = timedelta(hours=20)
"""A missed call is of yesterday by then."""


class NobodyWasMissed(Conflict):
    code = "call_was_not_missed"


class NoMissedCallCampaign(Conflict):
    code = "no_missed_call_campaign"


class Task(Protocol):
    """What is asked of a call task, by a room that stands beside its own."""

    @property
    def task_id(self) -> str: ...
    @property
    def customer_id(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def outcome(self) -> str | None: ...
    @property
    def closed_at(self) -> datetime | None: ...


@dataclass(frozen=True)
class Call:
    task_id: str
    customer_id: str
    status: str
    outcome: str | None
    closed_at: datetime | None

    @property
    def missed_at(self) -> datetime | None:
        missed = self.status == "failed" and self.outcome in NOT_REACHED
        return self.closed_at if missed else None

    @property
    def occurrence(self) -> str | None:
        """Named after the moment: of a call that is opened again and missed again, there is more to say."""
        return f"missed#{self.task_id}#{stamp(self.missed_at)}" if self.missed_at is not None else None


def call_of(task: Task) -> Call:
    return Call(task.task_id, task.customer_id, task.status, task.outcome, task.closed_at)


def heard(work: Work, calls: Iterable[Call], queue: Queue) -> int:
    """How many messages were planned: of one call as it ends, or of all of yesterday, if word of one was lost."""
    missed = [each for each in calls if each.missed_at is not None]
    return sum(
        Planner(work, campaign, queue).keep_some(_occurrence(work, campaign, each) for each in missed)
        for campaign in (_campaigns(work) if missed else ())
    )


def are_answered(work: Work) -> bool:
    return any(_campaigns(work))


def over(work: Work, call: Call) -> int:
    """How many messages do not go: whoever was reached needs none about any call, and of what was taken back there
    is nothing to say."""
    beginning = "missed#" if call.status == "completed" else f"missed#{call.task_id}#"
    return sum(
        withdrawing.withdrawn(work, message_id)
        for campaign in store.every(work)
        if campaign.trigger is not None and campaign.trigger.kind == "missed_call"
        for name, message_id in reasons.of_customer(
            work.table, campaign.campaign_id, call.customer_id, beginning
        ).items()
        if name != call.occurrence
    )


def at_once(work: Work, call: Call, queue: Queue) -> list[Message]:
    """The messages about this call, with nothing to wait for; those that went, or may not go, as they are."""
    if call.missed_at is None:
        raise NobodyWasMissed(f"call task {call.task_id} is {call.outcome or call.status}")
    found = [_at_once(work, campaign, call, queue) for campaign in _campaigns(work)]
    if not found:
        raise NoMissedCallCampaign("no campaign that answers missed calls is switched on")
    return [each for each in found if each is not None]


def _at_once(work: Work, campaign: Campaign, call: Call, queue: Queue) -> Message | None:
    occurrence = replace(_occurrence(work, campaign, call), due=work.now)
    Planner(work, campaign, queue).keep_some([occurrence])
    taken = reasons.taken(work.table, campaign.campaign_id, [occurrence])
    # The worker may have planned it before, for half an hour later; or nobody, for they are not of its segment.
    return next((_brought_forward(work, message_id, queue) for message_id in taken.values()), None)


def _brought_forward(work: Work, message_id: str, queue: Queue) -> Message:
    for _ in range(TRIES):
        message = messages.get(work.table, message_id)
        if message.state not in ("queued", "held") or message.due <= work.now:
            return message
        acting = Work(work.shop, work.caller)
        forward = messages.move(acting, message, replace(message, due=acting.now))
        try:
            acting.commit()
        except Refused:
            continue
        queue.put([message_id])
        return forward
    return message


def _campaigns(work: Work) -> Iterator[Campaign]:
    for campaign in store.every(work):
        if campaign.trigger is not None and campaign.trigger.kind == "missed_call" and may_go(work, campaign):
            yield campaign


def _occurrence(work: Work, campaign: Campaign, call: Call) -> Occurrence:
    assert call.missed_at is not None
    assert call.occurrence is not None
    assert campaign.trigger is not None
    looking = Looking(work, campaign, day=work.today, since=work.today, said=said.said_of(work, campaign))
    due = call.missed_at + timedelta(minutes=campaign.trigger.minutes or 0)
    return looking.occurrence(call.customer_id, call.occurrence, due=due, until=due + GOOD_FOR)
