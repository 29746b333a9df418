"""Somebody arrived or changed: who may be one person with them is noted. Told twice, late or out of order, it finds the
same."""

from functools import partial
from typing import Any

from rapport.kernel import shop
from rapport.kernel.caller import system
from rapport.kernel.log import logger
from rapport.kernel.work import perform
from rapport.merging import candidates

WORDS = frozenset({"consent", "held", "released"})
"""Changes that tell nothing of who somebody is."""


def lambda_handler(event: dict[str, Any], _: Any) -> None:
    detail = event["detail"]
    if detail.get("what") in WORDS:
        return
    noted = partial(candidates.noted, customer_id=detail["customer_id"])
    pairs = perform(shop.from_environment(), system("duplicates"), noted)
    logger().info("compared", type=detail["type"], event_id=detail["event_id"], pairs=pairs)
