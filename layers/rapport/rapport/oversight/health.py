"""Is the shop well: the parts it stands on, each asked once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Literal

from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.http.models import Told
from rapport.kernel.http.powertools import Response
from rapport.kernel.log import logger
from rapport.kernel.shop import Shop
from rapport.kernel.table import Range

LATE = timedelta(minutes=10)
"""Events are promised within two minutes; one that waits five times as long means that nobody publishes."""

State = Literal["ok", "failing"]


class HealthTold(Told):
    status: State
    store: State
    events: State
    now: datetime


def answer(shop: Shop) -> Response[Any]:
    """503 when something is not well, so that a load balancer or a monitor needs to read nothing."""
    now = shop.clock.now()
    try:
        late = _somebody_waits(shop, now)
    except Exception as failure:  # whatever it is, the answer is that the store does not answer
        logger().error("the store does not answer", failure)
        told = HealthTold(status="failing", store="failing", events="failing", now=now)
    else:
        state: State = "failing" if late else "ok"
        told = HealthTold(status=state, store="ok", events=state, now=now)
    status = 200 if told.status == "ok" else 503
    return Response(status_code=status, content_type="application/json", body=told.model_dump(mode="json"))


def _somebody_waits(shop: Shop, now: datetime) -> bool:
    overdue = Range(end=stamp(now - LATE))
    return any(
        shop.table.query(keys.outbox_partition(shard), overdue, limit=1).items for shard in range(keys.OUTBOX_SHARDS)
    )
