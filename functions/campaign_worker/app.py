"""What happens during the day and concerns campaigns: a reason to write, a reason not to any more, an order that a
message brought. Told twice, late or out of order, it finds the same."""

from functools import partial
from typing import Any

from rapport.campaigns.events import CampaignChanged
from rapport.campaigns.heard import OrderHeard
from rapport.campaigns.planning import hearing, resuming, withdrawing
from rapport.campaigns.results import attribution
from rapport.kernel import shop, sqs
from rapport.kernel.caller import system
from rapport.kernel.log import logger
from rapport.kernel.work import Work, perform
from rapport.messaging.dispatch.queue import Queue

NAME = "campaigns"


def lambda_handler(event: dict[str, Any], _: Any) -> None:
    detail, here = event["detail"], shop.from_environment()
    work = Work(here, system(NAME))
    queue = sqs.named(sqs.MESSAGES)
    match detail["type"]:
        case CampaignChanged.type:
            counts = {"resumed": resuming.resumed(work, detail["campaign_id"], queue)}
        case "CallTaskChanged":
            counts = _called(work, detail["task_id"], queue)
        case _:
            counts = {"withdrawn": withdrawing.over(work, detail), "planned": hearing.heard(work, detail, queue)}
    if detail["type"] in hearing.ORDERS:
        heard = OrderHeard.read(detail)
        counts["brought"] = int(perform(here, system(NAME), partial(attribution.heard, event=heard)))
    logger().info("heard", type=detail["type"], event_id=detail["event_id"], **counts)


def _called(work: Work, task_id: str, queue: Queue) -> dict[str, int]:
    """The call as it is by now, for word of it comes late and out of order."""
    # Late: orders are heard of all day long, and need nothing of the room of the calls.
    from rapport.calls.tasks import store as tasks
    from rapport.campaigns.planning import missed_calls

    counts = {"withdrawn": 0, "planned": 0}
    for task in tasks.get_many(work, [task_id]):
        call = missed_calls.call_of(task)
        counts = {"withdrawn": missed_calls.over(work, call), "planned": missed_calls.heard(work, [call], queue)}
    return counts
