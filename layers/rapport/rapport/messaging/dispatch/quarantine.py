"""Messages on which workers fail again and again: taken out of the way, and shown to a person.

The queue says how often it delivered one without hearing of it. From the second time on it is noted on the message
before anything else is done with it; so the one that kills its worker is found out, and its neighbours are not blamed.
"""

from __future__ import annotations

from dataclasses import replace

from rapport.kernel.caller import system
from rapport.kernel.shop import Shop
from rapport.kernel.table import Refused
from rapport.kernel.work import TRIES, Work
from rapport.messaging.ledger import store
from rapport.messaging.ledger.message import State

MOST_STRIKES = 3
QUARANTINED = "quarantined"


def struck(shop: Shop, message_id: str) -> bool:
    """One more delivery without a word; True if it is out of the way now."""
    for _ in range(TRIES):
        message = store.find(shop.table, message_id)
        if message is None or not message.waits:
            return True
        work = Work(shop, system("quarantine"))
        strikes = message.strikes + 1
        if strikes < MOST_STRIKES:
            store.move(work, message, replace(message, strikes=strikes))
        else:
            # Behind a claim nobody can say whether it went; before one it certainly did not.
            state: State = "unknown" if message.state == "sending" or message.in_doubt else "failed"
            store.move(work, message, replace(message, state=state, reason=QUARANTINED, lease_until=None))
        try:
            work.commit()
        except Refused:
            continue
        return strikes >= MOST_STRIKES
    return False
