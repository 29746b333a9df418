"""Reading and writing campaigns, and the flags that hold their messages back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Literal

from rapport.campaigns import record, starts
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.events import CampaignChanged, Change
from rapport.kernel import keys
from rapport.kernel.errors import NotFound, StaleVersion
from rapport.kernel.ids import new_id
from rapport.kernel.money import as_number
from rapport.kernel.table import Absent, Delete, Equal, Key, Present, Put, Update
from rapport.kernel.work import Work

Flag = Literal["running", "paused", "stopped"]
"""`stopped` outlives a campaign that was taken out: what of it still waits may not go, and expires by itself."""


class NoSuchCampaign(NotFound):
    code = "no_such_campaign"


def get(work: Work, campaign_id: str) -> Campaign:
    found = find(work, campaign_id)
    if found is None:
        raise NoSuchCampaign(f"there is no campaign {campaign_id}")
    return found


def find(work: Work, campaign_id: str) -> Campaign | None:
    item = work.table.get(keys.campaign(campaign_id))
    return record.decode(item) if item is not None else None


def among(work: Work, campaign_ids: Iterable[str]) -> dict[str, Campaign]:
    """Those that there are, by id."""
    items = work.table.get_many([keys.campaign(each) for each in campaign_ids])
    return {each["campaign_id"]: record.decode(each) for each in items.values()}


def every(work: Work) -> list[Campaign]:
    found: list[Campaign] = []
    after: str | None = None
    while True:
        some, after = page(work, 500, after)
        found += some
        if after is None:
            return found


def page(
    work: Work, limit: int, after: str | None, wanted: Callable[[Campaign], bool] | None = None
) -> tuple[list[Campaign], str | None]:
    """In the order of their ids; full, as long as there are enough that are wanted."""
    found: list[Campaign] = []
    while True:
        some = work.table.query(keys.CAMPAIGNS, keys.EACH_CAMPAIGN, limit=limit - len(found), after=after)
        read = [record.decode(item) for item in some.items]
        found += [each for each in read if wanted is None or wanted(each)]
        after = some.after
        if after is None or len(found) == limit:
            return found, after


def create(work: Work, campaign: Campaign) -> Campaign:
    flag = {"state": _flag_of(campaign)}
    work.write(*(Put(key, flag, when=(Absent(),)) for key in _flags(campaign.campaign_id)))
    return _save(work, None, campaign, "created")


def create_if_new(work: Work, campaign: Campaign) -> Campaign | None:
    """For a campaign whose id says what it is: one that was taken out is not made again."""
    if work.table.get(keys.pause(campaign.campaign_id, 0)) is not None:
        return find(work, campaign.campaign_id)
    return create(work, replace(campaign, created_at=work.now))


def change(work: Work, before: Campaign, after: Campaign, what: Change, expected: int | None = None) -> Campaign:
    as_expected(before, expected)
    return _save(work, before, replace(after, version=before.version + 1), what)


def pause(work: Work, campaign_id: str, expected: int | None = None) -> Campaign:
    """From this transaction on no message of it is claimed."""
    return _flagged(work, campaign_id, "paused", expected)


def resume(work: Work, campaign_id: str, expected: int | None = None) -> Campaign:
    return _flagged(work, campaign_id, "running", expected)


def remove(work: Work, campaign_id: str, expected: int | None = None) -> None:
    """What it sent stays, with its numbers; ids are not given twice, so its audit chain is nobody else's."""
    before = get(work, campaign_id)
    as_expected(before, expected)
    _audit(work, before, None, before.version + 1, "removed")
    _flag(work, campaign_id, "stopped")
    work.write(Delete(keys.campaign(campaign_id), when=(Equal("version", before.version),), label="campaign"))
    starts.move(work, before, None)
    _tell(work, campaign_id, before.version + 1, "removed")


def fresh_id(work: Work) -> str:
    """Never brought by a caller: an id that began with digits would be read as an instant in the queue of messages."""
    return new_id("cmp", work.now)


def _flagged(work: Work, campaign_id: str, flag: Flag, expected: int | None) -> Campaign:
    """Pausing what is paused changes nothing, and is no mistake."""
    before = get(work, campaign_id)
    as_expected(before, expected)
    paused = flag == "paused"
    if before.paused == paused:
        return before
    after = replace(before, paused=paused, version=before.version + 1)
    return _save(work, before, after, "paused" if paused else "resumed")


def _flag_of(campaign: Campaign) -> Flag:
    """What is paused, or switched off, leaves nothing go that waits already."""
    return "running" if campaign.is_active and not campaign.paused else "paused"


def _flag(work: Work, campaign_id: str, flag: Flag) -> None:
    """All copies, in the transaction that changes the record: a claim sees either all of it or nothing."""
    work.write(*(Update(key, set={"state": flag}, when=(Present(),), label="flag") for key in _flags(campaign_id)))


def _flags(campaign_id: str) -> list[Key]:
    return [keys.pause(campaign_id, copy) for copy in range(keys.PAUSE_COPIES)]


def as_expected(before: Campaign, expected: int | None) -> None:
    if expected is not None and expected != before.version:
        raise StaleVersion("this campaign has changed", current=audited(before))


def _save(work: Work, before: Campaign | None, campaign: Campaign, what: Change) -> Campaign:
    saved = replace(campaign, audit_head=_audit(work, before, campaign, campaign.version, what))
    if before is not None and _flag_of(before) != _flag_of(saved):
        _flag(work, saved.campaign_id, _flag_of(saved))
    when = (Equal("version", before.version),) if before else (Absent(),)
    work.write(Put(keys.campaign(saved.campaign_id), record.encode(saved), when=when, label="campaign"))
    starts.move(work, before, saved)
    _tell(work, saved.campaign_id, saved.version, what)
    return saved


def _tell(work: Work, campaign_id: str, version: int, what: Change) -> None:
    work.emit(CampaignChanged(occurred_at=work.now, record_version=version, campaign_id=campaign_id, what=what))


def _audit(work: Work, before: Campaign | None, after: Campaign | None, number: int, what: Change) -> str:
    campaign = after or before
    assert campaign is not None
    return work.audit(
        "campaign",
        campaign.campaign_id,
        number,
        what,
        place=keys.campaign(campaign.campaign_id),
        before=audited(before) if before else None,
        after=audited(after) if after else None,
        previous=before.audit_head if before else "",
    )


def audited(campaign: Campaign) -> dict[str, Any]:
    said = record.encode(campaign)
    said["id"] = said.pop("campaign_id")
    del said["audit_head"]
    for holder, name in ((said, "budget"), (said, "discount_percent"), (said.get("trigger", {}), "average_above")):
        if name in holder:
            holder[name] = as_number(holder[name])
    return said
