"""How an engagement stands in the store: facts in the open, words under the customer's seal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rapport.activity.engagement import Engagement
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.sealing import Seal
from rapport.kernel.table import Item

KINDS = frozenset({"engagement", "message"})
"""What stands among the activities and is an engagement."""
UNSAID_IF_NONE = ("channel", "response", "agent_id", "campaign_id", "message_id")


def facts(engagement: Engagement) -> dict[str, Any]:
    said = {name: getattr(engagement, name) for name in UNSAID_IF_NONE}
    return {
        "id": engagement.engagement_id,
        "kind": engagement.kind,
        "engagement_type": engagement.engagement_type,
        "at": stamp(engagement.at),
        "delivery": engagement.delivery,
        **{name: value for name, value in said.items() if value is not None},
    }


def sealed(engagement_id: str, words: Mapping[str, str], seal: Seal) -> bytes:
    return seal.close(dict(words), _context(engagement_id))


def words(item: Item, seal: Seal) -> dict[str, str]:
    opened: dict[str, str] = seal.open(item["sealed"], _context(item["id"])) if "sealed" in item else {}
    return opened


def decoded(item: Item) -> Engagement:
    return Engagement(
        engagement_id=item["id"],
        kind=item["kind"],
        engagement_type=item["engagement_type"],
        at=from_stamp(item["at"]),
        delivery=item["delivery"],
        channel=item.get("channel"),
        response=item.get("response"),
        agent_id=item.get("agent_id"),
        campaign_id=item.get("campaign_id"),
        message_id=item.get("message_id"),
    )


def _context(engagement_id: str) -> str:
    return f"engagement:{engagement_id}"
