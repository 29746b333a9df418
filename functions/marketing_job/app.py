"""Every two hours: campaigns whose time has come. And at any time: the rest of an audience that was too large."""

from typing import Any

from rapport.campaigns.planning import marketing_job, running
from rapport.campaigns.planning.planner import TimeLeft
from rapport.kernel import shop, sqs
from rapport.kernel.caller import system
from rapport.kernel.decisions import PlanHasChanged
from rapport.kernel.log import logger
from rapport.kernel.work import Work
from rapport.messaging.dispatch.queue import Queue

SPARE_MILLISECONDS = 60_000


def lambda_handler(event: dict[str, Any], context: Any) -> dict[str, int]:
    work = Work(shop.from_environment(), system(marketing_job.JOB))
    queue = sqs.named(sqs.MESSAGES)

    def time_left() -> bool:
        return bool(context.get_remaining_time_in_millis() > SPARE_MILLISECONDS)

    rest = event.get("detail")
    if isinstance(rest, dict):  # The scheduler has one too, which says "{}".
        return _go_on(work, rest, queue, time_left)
    run = marketing_job.run(work, queue, time_left)
    logger().info("marketing", run_id=run.run_id, counts=run.counts)
    return run.counts


def _go_on(work: Work, rest: dict[str, Any], queue: Queue, time_left: TimeLeft) -> dict[str, int]:
    found = running.continued(work, rest["campaign_id"], rest["occurrence"])
    if found is None:
        return {}
    campaign, run = found
    try:
        ran = running.go_on(work, campaign, run, queue, time_left, rest.get("quoted"))
    except PlanHasChanged:
        logger().warning("plan has changed", campaign_id=campaign.campaign_id)
        return {"refused": 1}
    counts = dict(ran.plan.outcomes)
    logger().info("planned", campaign_id=campaign.campaign_id, finished=ran.finished, counts=counts)
    return counts
