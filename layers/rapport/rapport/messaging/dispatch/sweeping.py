"""The promise behind the queue: what waits and is due is put into it again, every minute.

Nothing is written for it: the queue may hold a message twice, and a message is sent once. Read in the order in which
they are due, and no more than their provider can carry until the next minute.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from rapport.kernel import runs
from rapport.kernel.work import Work
from rapport.messaging.dispatch.circuits import read
from rapport.messaging.dispatch.queue import Queue
from rapport.messaging.ledger import store
from rapport.messaging.ledger.message import MESSAGE_CHANNELS

JOB = "messages"
GRACE = timedelta(seconds=30)
"""What was put into the queue a moment ago is on its way."""
MINUTE = 60


def sweep(work: Work, queue: Queue) -> dict[str, int]:
    """How many of each channel were put into the queue."""
    found = Counter[str]()
    waiting = queue.length()
    for channel in MESSAGE_CHANNELS:
        provider = work.settings.providers.of(channel)
        may = read(work.table, provider).may(work.now) if provider != "none" else "no"
        room = {"yes": work.settings.providers.rate(channel) * MINUTE - waiting, "probe": 1, "no": 0}[may]
        if room > 0:
            due = list(store.waiting(work.table, channel, work.now - GRACE, room))
            queue.put(due)
            found[channel] = len(due)
    if found.total():
        runs.add_to_hour(work.table, JOB, work.now, work.today, dict(found))
    return dict(found)
