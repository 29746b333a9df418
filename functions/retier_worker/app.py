"""After a changed value threshold: moves customers between counter cells, slice by slice."""

from typing import Any

from rapport.insight import retiering
from rapport.kernel import shop
from rapport.kernel.caller import system
from rapport.kernel.log import logger
from rapport.kernel.work import Work

SPARE_MILLISECONDS = 60_000


def lambda_handler(event: dict[str, Any], context: Any) -> None:
    heard = event["detail"]
    if heard["type"] == "SettingsChanged" and heard["section"] != "value":
        return
    here = shop.from_environment()
    here.settings.refresh()
    work = Work(here, system(retiering.JOB))
    run = retiering.run(work, heard, lambda: context.get_remaining_time_in_millis() > SPARE_MILLISECONDS)
    logger().info("re-tiered", run_id=run.run_id, counts=run.counts)
