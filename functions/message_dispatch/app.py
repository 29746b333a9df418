"""Sends what lies in the queue. Told of a message any number of times, it is sent once; one that fails harms no
other."""

import os
import time
from functools import cache, partial
from random import Random
from typing import Any

from rapport.kernel import shop, sqs
from rapport.kernel.log import logger
from rapport.kernel.table import TooBusy
from rapport.messaging.dispatch import quarantine
from rapport.messaging.dispatch.composing import Composer, opt_out_link
from rapport.messaging.dispatch.pacing import Pace
from rapport.messaging.dispatch.sending import LEASE, Dispatch
from rapport.messaging.ledger.message import MESSAGE_CHANNELS
from rapport.messaging.providers import choosing


def lambda_handler(event: dict[str, Any], _: Any) -> dict[str, Any]:
    """Fresh ones first: one that kills its worker has then nobody behind it."""
    records = sorted(event["Records"], key=_deliveries)
    failed = [record["messageId"] for record in records if not _taken(record)]
    return {"batchItemFailures": [{"itemIdentifier": each} for each in failed]}


def _taken(record: dict[str, Any]) -> bool:
    message_id = record["body"]
    try:
        if _deliveries(record) > 1 and quarantine.struck(shop.from_environment(), message_id):
            logger().warning("out of the way", message_id=message_id)
            return True
        outcome = _dispatch().dispatch(message_id)
    except TooBusy as busy:
        # No fault of the message, and no strike: it waits where the sweeper finds it.
        logger().error("not now", busy, message_id=message_id)
        return True
    except Exception as failure:
        logger().error("not dispatched", failure, message_id=message_id)
        return False
    logger().info("dispatched", message_id=message_id, outcome=outcome)
    return True


def _deliveries(record: dict[str, Any]) -> int:
    return int(record["attributes"]["ApproximateReceiveCount"])


@cache
def _dispatch() -> Dispatch:
    here = shop.from_environment()

    serving = here.settings.current().providers
    choosing.check_leases(LEASE, (choosing.provider_of(serving.of(channel)) for channel in MESSAGE_CHANNELS))
    return Dispatch(
        here,
        choosing.provider_of,
        sqs.named(sqs.MESSAGES),
        Composer(here.table, partial(opt_out_link, here)),
        Random(),
        LEASE,
        Pace(int(os.environ["DISPATCH_WORKERS"]), time.monotonic, time.sleep),
    )
