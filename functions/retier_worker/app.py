"""After a changed value threshold: moves customers between counter cells, slice by slice.

Doors believe settings for half a minute, so an order of that half minute may still be counted by the old threshold.
Everyone is looked at a second time once nobody believes it any more.
"""

from datetime import datetime, timedelta
from time import sleep
from typing import Any

from rapport.insight import retiering
from rapport.kernel import shop
from rapport.kernel.caller import system
from rapport.kernel.log import logger
from rapport.kernel.settings_in_force import CACHED
from rapport.kernel.work import Work

SPARE_MILLISECONDS = 60_000
EVERYBODY_KNOWS = CACHED + timedelta(seconds=5)


def lambda_handler(event: dict[str, Any], context: Any) -> None:
    heard = event["detail"]
    if heard["type"] == "SettingsChanged" and heard["section"] != "value":
        return
    here = shop.from_environment()
    here.settings.refresh()

    def look() -> None:
        work = Work(here, system(retiering.JOB))
        run = retiering.run(work, heard, lambda: context.get_remaining_time_in_millis() > SPARE_MILLISECONDS)
        logger().info("re-tiered", run_id=run.run_id, counts=run.counts)

    look()
    left = datetime.fromisoformat(heard["occurred_at"]) + EVERYBODY_KNOWS - here.clock.now()
    if heard["type"] == "SettingsChanged" and left > timedelta(0):
        sleep(min(left, EVERYBODY_KNOWS).total_seconds())
        look()
