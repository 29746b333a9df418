"""Which recommendations an order accepted. It reads the order as it is now, so told twice or late changes nothing."""

from typing import Any

from rapport.kernel import shop
from rapport.kernel.caller import system
from rapport.kernel.log import logger
from rapport.kernel.work import perform
from rapport.recommendations import accepting
from rapport.recommendations.events import OrderHeard


def lambda_handler(event: dict[str, Any], _: Any) -> None:
    heard = OrderHeard.read(event["detail"])
    here = shop.from_environment()
    moved = perform(here, system(accepting.NAME), lambda work: accepting.order_heard(work, heard))
    logger().info("order heard", type=heard.type, event_id=heard.event_id, moved=moved)
