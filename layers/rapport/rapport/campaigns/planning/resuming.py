"""A campaign that goes on: its messages are looked at at once, and not when their hour of waiting is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from rapport.campaigns import store
from rapport.kernel.table import Refused
from rapport.kernel.work import Work
from rapport.messaging.dispatch.backing_off import PAUSED
from rapport.messaging.dispatch.queue import Queue
from rapport.messaging.ledger import store as messages
from rapport.messaging.ledger.message import Message

AHEAD = PAUSED + timedelta(minutes=1)
"""What was put off while the campaign was paused lies within this."""
MOST = 100_000
TOGETHER = 200


def resumed(work: Work, campaign_id: str, queue: Queue) -> int:
    campaign = store.find(work, campaign_id)
    if campaign is None or not campaign.is_running_on(work.today):
        return 0
    brought_forward = 0
    put_off: list[str] = []
    for message_id in messages.waiting(work.table, campaign.channel, work.now + AHEAD, MOST, campaign_id):
        put_off.append(message_id)
        if len(put_off) == TOGETHER:
            brought_forward += _brought_forward(work, put_off, queue)
            put_off = []
    return brought_forward + _brought_forward(work, put_off, queue)


def _brought_forward(work: Work, message_ids: list[str], queue: Queue) -> int:
    waiting = [each for each in messages.get_many(work.table, message_ids) if each.state == "queued"]
    now = [each.message_id for each in waiting if each.due <= work.now or _due_now(work, each)]
    queue.put(now)
    return len(now)


def _due_now(work: Work, message: Message) -> bool:
    acting = Work(work.shop, work.caller)
    messages.move(acting, message, replace(message, due=acting.now))
    try:
        acting.commit()
    except Refused:
        return False  # It moved by itself.
    return True
