"""How far the planning of one occurrence of a campaign has come: a send, a month, the job's looks for a trigger.

The place it has reached saves time, and nothing rests on it: planned from the top again, everything is found planned.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rapport.kernel import keys
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.table import Absent, Delete, Item, Put, Refused, Table

UNQUOTED = "as it is"
"""The plan of whoever quoted none."""


@dataclass
class CampaignRun:
    campaign_id: str
    occurrence: str
    run_id: str
    day: date
    """When it first began: the day of its messages, whoever goes on with it."""
    started: datetime
    finished: datetime | None = None
    place: str = ""
    planned: int = 0
    part: int = 1
    looked_until: datetime | None = None
    """Of a trigger: up to when it has been looked for it."""
    edges: str = ""
    """Of a trigger: the condition that was looked for; another one is looked for everywhere once."""
    looking_for: str = ""
    """Of a trigger: the condition of the look that is under way. Its place says nothing to another one."""
    agreed: str = ""
    """The plan that is being kept, as it was quoted and compared: whoever goes on with it compares no more. Empty, as
    long as nothing is to be kept."""
    units_read: int = 0
    units_written: int = 0
    """What its planning asked of the store, all workers together: the meter that a run knows of itself."""
    refused: str = ""
    """Why nothing is planned: the plan had changed since its preview, or a rule forbids it."""

    def save(self, table: Table) -> None:
        table.transact([Put(_key(self.campaign_id, self.occurrence), self._item())])

    def _item(self) -> Item:
        item: dict[str, Any] = {
            "campaign_id": self.campaign_id,
            "occurrence": self.occurrence,
            "run_id": self.run_id,
            "day": self.day.isoformat(),
            "started": stamp(self.started),
            "place": self.place,
            "planned": self.planned,
            "part": self.part,
            "edges": self.edges,
            "looking_for": self.looking_for,
            "agreed": self.agreed,
            "units_read": self.units_read,
            "units_written": self.units_written,
            "refused": self.refused,
        }
        for name in ("finished", "looked_until"):
            if (instant := getattr(self, name)) is not None:
                item[name] = stamp(instant)
        return item


def begun(table: Table, run: CampaignRun) -> CampaignRun:
    """The run of this occurrence: the one that began first, whoever asks for another."""
    try:
        table.transact([Put(_key(run.campaign_id, run.occurrence), run._item(), when=(Absent(),))])
    except Refused:
        found = find(table, run.campaign_id, run.occurrence)
        assert found is not None, "what is refused as present is there"
        return found
    return run


def forget(table: Table, run: CampaignRun) -> None:
    """There was nobody to write to: it may be begun another day."""
    table.transact([Delete(_key(run.campaign_id, run.occurrence))])


def find(table: Table, campaign_id: str, occurrence: str) -> CampaignRun | None:
    item = table.get(_key(campaign_id, occurrence))
    return _run(item) if item is not None else None


def of_campaign(table: Table, campaign_id: str) -> list[CampaignRun]:
    page = table.query(keys.campaign_partition(campaign_id), keys.CAMPAIGN_RUNS, limit=200, newest_first=True)
    return [_run(item) for item in page.items]


def _key(campaign_id: str, occurrence: str) -> Any:
    return keys.campaign_run(campaign_id, occurrence)


def _run(item: Item) -> CampaignRun:
    return CampaignRun(
        campaign_id=item["campaign_id"],
        occurrence=item["occurrence"],
        run_id=item["run_id"],
        day=date.fromisoformat(item["day"]),
        started=from_stamp(item["started"]),
        finished=from_stamp(item["finished"]) if "finished" in item else None,
        place=item["place"],
        planned=item["planned"],
        part=item["part"],
        looked_until=from_stamp(item["looked_until"]) if "looked_until" in item else None,
        edges=item["edges"],
        looking_for=item["looking_for"],
        agreed=item["agreed"],
        units_read=item["units_read"],
        units_written=item["units_written"],
        refused=item["refused"],
    )
