"""Campaigns, the offer calendar, and which orders they brought."""

from __future__ import annotations

from rapport.kernel.table.shapes import Key, Range

CAMPAIGNS = "CAMPAIGNS"


def campaign(campaign_id: str) -> Key:
    return Key(CAMPAIGNS, f"CAMPAIGN#{campaign_id}")


EACH_CAMPAIGN = Range.beginning("CAMPAIGN#")


def campaign_start(at: str, campaign_id: str) -> Key:
    """Beside the campaigns: one starts at an instant, and is to be looked at then."""
    return Key(CAMPAIGNS, f"START#{at}#{campaign_id}")


def campaign_starts_until(now: str) -> Range:
    return Range("START#", f"START#{now}#\U0010ffff")


def campaign_partition(campaign_id: str) -> str:
    return f"CAMPAIGN#{campaign_id}"


def campaign_run(campaign_id: str, occurrence: str) -> Key:
    """How far the planning of one occurrence has come: that of a send, of a month, of a run of the job."""
    return Key(campaign_partition(campaign_id), f"RUN#{occurrence}")


CAMPAIGN_RUNS = Range.beginning("RUN#")


def campaign_budget(campaign_id: str) -> Key:
    """What the messages planned so far will cost."""
    return Key(campaign_partition(campaign_id), "BUDGET")


def campaign_sum(campaign_id: str) -> Key:
    """What its days came to that are over: of what its own record is told with."""
    return Key(campaign_partition(campaign_id), "SUM")


def reason(customer_id: str, campaign_id: str, occurrence: str) -> Key:
    """What a campaign wrote to a customer about; it names the message, under whatever day that lies."""
    return Key(f"CUSTOMER#{customer_id}", f"REASON#{campaign_id}#{occurrence}")


def reasons(campaign_id: str, beginning: str) -> Range:
    return Range.beginning(f"REASON#{campaign_id}#{beginning}")


def read_reason(sort_key: str) -> str:
    """What it was about."""
    return sort_key.split("#", 2)[2]


def brought(order_id: str) -> Key:
    """The message that an order is counted for."""
    return Key(f"BROUGHT#{order_id}", "BROUGHT")


def offer_calendar(year: int) -> Key:
    return Key("OFFERCALENDAR", f"YEAR#{year:04d}")
