"""Every two hours: campaigns whose time has come; every five minutes, those that start at an instant. And at any time:
the rest of an audience that was too large."""

from typing import TYPE_CHECKING, Any

from rapport.campaigns import starts
from rapport.kernel import shop, sqs
from rapport.kernel.caller import system
from rapport.kernel.decisions import PlanHasChanged
from rapport.kernel.log import logger
from rapport.kernel.work import Work

if TYPE_CHECKING:
    from rapport.campaigns.planning.planner import TimeLeft
    from rapport.messaging.dispatch.queue import Queue

SPARE_MILLISECONDS = 60_000


def lambda_handler(event: dict[str, Any], context: Any) -> dict[str, int]:
    here = shop.from_environment()
    looks = event.get("only") == starts.SCHEDULED
    if looks and not starts.due(here.table, here.clock.now()):
        return {}
    # Late, here and below: nearly every call is a look at which nothing is due, and is over.
    from rapport.campaigns.planning import marketing_job

    work, queue = Work(here, system(marketing_job.JOB)), sqs.named(sqs.MESSAGES)

    def time_left() -> bool:
        return bool(context.get_remaining_time_in_millis() > SPARE_MILLISECONDS)

    rest = event.get("detail")
    if isinstance(rest, dict):  # The scheduler has one too, which says "{}".
        return _go_on(work, rest, queue, time_left)
    if looks:
        counts = dict(marketing_job.run_scheduled(work, queue, time_left))
        logger().info("scheduled", counts=counts)
        return counts
    missed = _missed_calls(work, queue)
    run = marketing_job.run(work, queue, time_left)
    logger().info("marketing", run_id=run.run_id, counts=run.counts, missed_calls=missed)
    return run.counts


def _missed_calls(work: Work, queue: "Queue") -> int:
    """Calls of the last hours that met nobody, and of which word was lost."""
    from rapport.campaigns.planning import missed_calls

    if not missed_calls.are_answered(work):
        return 0
    # Few shops answer missed calls, and every worker that plans would pay for what calls know.
    from rapport.calls.morning.candidates import closed_on_desk
    from rapport.calls.tasks import store as tasks
    from rapport.team import store as team

    since = work.now - missed_calls.GOOD_FOR
    days = {work.today, work.shop.place.day(since)}
    desks = [None, *(each.agent_id for each in team.everyone(work))]
    closed = tasks.get_many(work, (each for desk in desks for day in days for each in closed_on_desk(work, desk, day)))
    calls = (missed_calls.call_of(each) for each in closed if each.closed_at is not None and each.closed_at > since)
    return missed_calls.heard(work, calls, queue)


def _go_on(work: Work, rest: dict[str, Any], queue: "Queue", time_left: "TimeLeft") -> dict[str, int]:
    from rapport.campaigns.planning import running

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
