"""Marks of the campaigns that start at an instant, in the order of their instants: whoever looks every few minutes
reads what is due and nothing else.

A mark only says when to look. Lost or doubled it changes nothing: a run is begun once, and the job of every two hours
looks at all campaigns.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.table import Delete, Equal, Key, Put, Refused, Table
from rapport.kernel.work import Work

if TYPE_CHECKING:
    # Types alone: a look that finds nothing, as nearly all do, knows nothing of campaigns.
    from rapport.campaigns.campaign import Campaign

SCHEDULED = "scheduled"
"""What the schedule of every five minutes says that it is for."""
MOST = 100
"""Of one look; the next one comes soon."""
AT_IT = timedelta(minutes=20)
"""Longer than a worker lives: who has taken a mark is left alone, and followed if nothing came of it."""


class Mark(NamedTuple):
    place: Key
    campaign_id: str
    version: int
    """Of the campaign that put it: what is said anew is looked at anew, though its instant is over."""


def move(work: Work, before: Campaign | None, after: Campaign | None) -> None:
    """In the transaction that writes the campaign."""
    was, now = _place(before), _place(after)
    if was is not None and was != now:
        work.write(Delete(was, label="start"))
    if now is not None and after is not None:
        work.write(_put(Mark(now, after.campaign_id, after.version)))


def due(table: Table, now: datetime) -> list[Mark]:
    """The earliest first."""
    page = table.query(keys.CAMPAIGNS, keys.campaign_starts_until(stamp(now)), limit=MOST)
    return [Mark(Key(item["pk"], item["sk"]), item["campaign_id"], item["version"]) for item in page.items]


def take(work: Work, mark: Mark) -> Mark | None:
    """Put off for as long as one may be at it; None, if somebody else was faster."""
    taken = mark._replace(place=keys.campaign_start(stamp(work.now + AT_IT), mark.campaign_id))
    try:
        work.table.transact([Delete(mark.place, when=(Equal("version", mark.version),)), _put(taken)])
    except Refused:
        return None
    return taken


def put_back(work: Work, mark: Mark, taken: Mark) -> None:
    """For the next look."""
    work.table.transact([_put(mark), Delete(taken.place)])


def drop(work: Work, taken: Mark) -> None:
    work.table.transact([Delete(taken.place)])


def _place(campaign: Campaign | None) -> Key | None:
    at = campaign.starts_at if campaign is not None else None
    return keys.campaign_start(stamp(at), campaign.campaign_id) if campaign is not None and at is not None else None


def _put(mark: Mark) -> Put:
    return Put(mark.place, {"campaign_id": mark.campaign_id, "version": mark.version}, label="start")
