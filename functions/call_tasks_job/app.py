"""Every morning at six, or when a run has a rest: the day's call tasks."""

from datetime import date, datetime
from typing import Any

from rapport.calls.morning import generating
from rapport.kernel import shop
from rapport.kernel.caller import system
from rapport.kernel.log import logger
from rapport.kernel.work import Work

SPARE_MILLISECONDS = 60_000


def lambda_handler(event: dict[str, Any], context: Any) -> dict[str, int]:
    here = shop.from_environment()
    work = Work(here, system(generating.JOB))

    def time_left() -> bool:
        return bool(context.get_remaining_time_in_millis() > SPARE_MILLISECONDS)

    rest = event.get("detail")
    if isinstance(rest, dict):  # The scheduler has one too, which says "{}".
        started, day = datetime.fromisoformat(rest["started"]), date.fromisoformat(rest["day"])
        generated = generating.go_on(work, day, rest["run_id"], started, rest["part"], time_left)
    else:
        day = date.fromisoformat(event["day"]) if "day" in event else work.today
        generated = generating.run(work, day, time_left)
    run = generated.run
    logger().info("call tasks", run_id=run.run_id, day=day.isoformat(), finished=generated.finished, counts=run.counts)
    return run.counts
