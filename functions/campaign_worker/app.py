"""What happens during the day and concerns campaigns: a reason to write, a reason not to any more, an order that a
message brought. Told twice, late or out of order, it finds the same."""

from functools import partial
from typing import Any

from rapport.campaigns.events import CampaignChanged, OrderHeard
from rapport.campaigns.planning import hearing, resuming
from rapport.campaigns.results import attribution
from rapport.kernel import shop, sqs
from rapport.kernel.caller import system
from rapport.kernel.log import logger
from rapport.kernel.work import Work, perform

NAME = "campaigns"
ORDERS = frozenset({"OrderPlaced", "OrderCorrected", "OrderStatusChanged"})


def lambda_handler(event: dict[str, Any], _: Any) -> None:
    detail, here = event["detail"], shop.from_environment()
    work = Work(here, system(NAME))
    queue = sqs.named(sqs.MESSAGES)
    if detail["type"] == CampaignChanged.type:
        counts = {"resumed": resuming.resumed(work, detail["campaign_id"], queue)}
    else:
        counts = {"withdrawn": hearing.over(work, detail), "planned": hearing.heard(work, detail, queue)}
    if detail["type"] in ORDERS:
        heard = OrderHeard.read(detail)
        counts["brought"] = int(perform(here, system(NAME), partial(attribution.heard, event=heard)))
    logger().info("heard", type=detail["type"], event_id=detail["event_id"], **counts)
