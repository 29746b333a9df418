"""The campaigns that come with the house: the seeds' automations, each switched off until somebody decides.

They stand in the store like the shop's own, so that they are found, changed and switched on where all others are. One
that was taken out does not come back: its flags outlive it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from rapport.campaigns import store
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.triggers import Trigger
from rapport.kernel import keys
from rapport.kernel.work import Work, perform

NEVER_YET = datetime.min.replace(tzinfo=UTC)
"""It is made when a shop gets it."""


def _default(name: str, of: str, trigger: Trigger, template_id: str, **said: Any) -> Campaign:
    usual: dict[str, Any] = {
        "campaign_id": f"cmp_{name}",
        "name": of,
        "campaign_type": "automation",
        "channel": "whatsapp",
        "target": "all",
        "starts": "triggered",
        "trigger": trigger,
        "template_id": template_id,
        "is_active": False,
        "is_default": True,
        "created_at": NEVER_YET,
    }
    return Campaign(**(usual | said))


DEFAULTS = (
    _default(
        "missed_call",
        "Missed call: how can we help?",
        Trigger("missed_call", minutes=30),
        "missed_call",
        campaign_type="follow_up",
        # An answer to what the customer was rung up for, and worth more than any offer.
        purpose="service",
        priority=90,
    ),
    _default(
        "inactive_30_days",
        "Come back: 30% off after 30 days",
        Trigger("days_inactive", value=30),
        "inactive",
        campaign_type="reactivation",
        channel="sms",
        discount_code="BACK30",
        discount_percent=Decimal("30.00"),
    ),
    _default(
        "repeat_value",
        "Premium offer to repeat buyers",
        Trigger("repeat_value", value=2, average_above=Decimal("1000.00")),
        "premium_offer",
        campaign_type="upsell",
        channel="email",
    ),
    _default(
        "cross_sell",
        "Rice, then spices",
        Trigger("purchased", value=7, category="Rice", unless_category="Spices"),
        "cross_sell",
        campaign_type="cross_sell",
        discount_code="SPICE10",
        discount_percent=Decimal("10.00"),
    ),
    _default(
        "birthday",
        "Birthday: 20% off",
        Trigger("birthday", days_before=0),
        "birthday",
        campaign_type="occasion",
        discount_code="BDAY20",
        discount_percent=Decimal("20.00"),
        priority=70,
    ),
    _default(
        "anniversary",
        "Anniversary: 20% off",
        Trigger("anniversary", days_before=0),
        "anniversary",
        campaign_type="occasion",
        discount_code="ANNIV20",
        discount_percent=Decimal("20.00"),
        priority=70,
    ),
    _default(
        "family_birthday",
        "A birthday in the family: 20% off",
        Trigger("family_birthday", days_before=0),
        "family_birthday",
        campaign_type="occasion",
        discount_code="FAMILY20",
        discount_percent=Decimal("20.00"),
        priority=60,
    ),
    _default(
        "reminder",
        "Almost used up",
        Trigger("reminder_due"),
        "reminder",
        campaign_type="reminder",
        priority=60,
    ),
)


def ensure(work: Work) -> list[str]:
    """Puts in those that were never there, each in a transaction of its own; gives their ids."""
    flags = {keys.pause(each.campaign_id, 0): each for each in DEFAULTS}
    known = work.table.get_many(list(flags))
    missing = [each for flag, each in flags.items() if flag not in known]
    return [_put(work, each) for each in missing]


def _put(work: Work, default: Campaign) -> str:
    perform(work.shop, work.caller, lambda each: store.create_if_new(each, default))
    return default.campaign_id
