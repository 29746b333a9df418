"""The offer of the month becomes a campaign on its day, by itself; switched on only if somebody said so."""

from __future__ import annotations

from rapport.campaigns import calendar_store, store
from rapport.campaigns.calendar import campaign_id_of, campaign_of
from rapport.kernel import keys
from rapport.kernel.work import Work, perform


def ensure(work: Work) -> bool:
    """True if today's campaign was made. One that was taken out does not come back: its flags outlive it."""
    offer = calendar_store.get(work, work.today.year).of(work.today.month)
    if work.today.day < offer.day:
        return False
    campaign_id = campaign_id_of(work.today.year, offer.month)
    flag = keys.pause(campaign_id, 0)
    if work.table.get(flag) is not None:
        return False
    campaign = campaign_of(offer, work.today.year, work.shop.place.zone)
    perform(work.shop, work.caller, lambda each: store.create_if_new(each, campaign))
    return True
