"""How an engagement stands in the store: facts in the open, words under the customer's seal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rapport.activity.engagement import ANSWERS, BY_CONTACT, RESPONSES, Engagement
from rapport.activity.kinds import Delivery
from rapport.activity.standing import TAKEN_BACK
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.sealing import Seal
from rapport.kernel.table import Item

KINDS = frozenset({"engagement", "message"})
"""What stands among the activities and is an engagement."""
TOLD_AGAIN = "told_again_as"
"""On a contact: the engagement that was written down of it afterwards, and stands for it."""
UNSAID_IF_NONE = ("channel", "response", "agent_id", "campaign_id", "message_id", "interaction_id")


def facts(engagement: Engagement) -> dict[str, Any]:
    said = {name: getattr(engagement, name) for name in UNSAID_IF_NONE}
    return {
        "id": engagement.engagement_id,
        "kind": engagement.kind,
        "engagement_type": engagement.engagement_type,
        "at": stamp(engagement.at),
        "delivery": engagement.delivery,
        **({"replied": True} if engagement.replied else {}),
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
        replied=item.get("replied", False),
        agent_id=item.get("agent_id"),
        campaign_id=item.get("campaign_id"),
        message_id=item.get("message_id"),
        interaction_id=item.get("interaction_id"),
    )


def of(item: Item) -> Engagement | None:
    """The engagement in whatever happened; an order, a note, or a contact that an engagement told again is none."""
    if item.get("kind") in KINDS:
        return decoded(item)
    if item.get("interaction_type") not in BY_CONTACT or TAKEN_BACK in item or TOLD_AGAIN in item:
        return None
    outcome = item.get("outcome")
    response = RESPONSES.get(outcome) if outcome else None
    arrived = response in ANSWERS or item["direction"] == "inbound"
    unreached: Delivery = "failed" if outcome == "wrong_number" else "sent"
    return Engagement(
        engagement_id=item["id"],
        kind="interaction",
        engagement_type=item["interaction_type"],
        channel=BY_CONTACT[item["interaction_type"]],
        at=from_stamp(item["interaction_date"]),
        delivery="delivered" if arrived else unreached,
        response=response,
        direction=item["direction"],
        agent_id=item.get("agent_id"),
    )


def _context(engagement_id: str) -> str:
    return f"engagement:{engagement_id}"
