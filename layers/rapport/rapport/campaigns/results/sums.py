"""The few numbers that a campaign's own record is told with, at a cost that does not grow with its years.

What moves is counted in cells of the day on which it moves, so that cells of a day that is over change no more. The job
adds them up and keeps the sum; whoever wants the numbers reads it, and the cells of the days behind it. A campaign that
nobody was ever written to by has no sum, and no cells to look for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from rapport.kernel import keys
from rapport.kernel.money import CENT, ZERO
from rapport.kernel.table import Absent, Equal, Item, Put, Refused, Table
from rapport.kernel.work import Work
from rapport.messaging.ledger import counting
from rapport.messaging.ledger.message import GONE

RESPONDED, CONVERTED = "answered", "converted"
KEPT = (*sorted(GONE), RESPONDED, CONVERTED)
SLACK = timedelta(days=1)
"""Who began before midnight may end behind it: yesterday is not over yet."""


class Counts(NamedTuple):
    sent: int = 0
    responded: int = 0
    converted: int = 0

    @property
    def conversion_rate(self) -> Decimal:
        """In percent."""
        return (Decimal(100) * self.converted / self.sent).quantize(CENT) if self.sent else ZERO


NOTHING_YET = Counts()


@dataclass(frozen=True)
class Sum:
    campaign_id: str
    until: date
    """The first day whose cells are not in it."""
    amounts: dict[str, int]

    def plus(self, table: Table, days: date | None = None) -> dict[str, int]:
        """With the cells of the days behind it, up to the one before `days`."""
        found = counting.tallies(table, self.campaign_id, keys.tallies_between(self.until, days)).whole
        return {name: self.amounts.get(name, 0) + found[name] for name in KEPT}


def begin(table: Table, campaign_id: str, today: date) -> None:
    """Before the first message of a campaign is kept."""
    if table.get(keys.campaign_sum(campaign_id)) is None:
        _keep(table, Sum(campaign_id, today, {}), None)


def counts(work: Work, campaign_ids: Iterable[str]) -> dict[str, Counts]:
    """Of those that ever wrote to anybody."""
    return {each.campaign_id: _counts(each.plus(work.table)) for each in _sums(work.table, campaign_ids)}


def fold(work: Work, campaign_ids: Iterable[str]) -> int:
    """Adds up the days that are over; gives for how many campaigns there was something to add."""
    folded, over = 0, work.today - SLACK
    for before in _sums(work.table, campaign_ids):
        if before.until < over and (after := before.plus(work.table, over)) != before.amounts:
            folded += _keep(work.table, Sum(before.campaign_id, over, after), before)
    return folded


def _counts(amounts: dict[str, int]) -> Counts:
    return Counts(sum(amounts[state] for state in GONE), amounts[RESPONDED], amounts[CONVERTED])


def _sums(table: Table, campaign_ids: Iterable[str]) -> Iterator[Sum]:
    found = table.get_many([keys.campaign_sum(each) for each in campaign_ids], consistent=False)
    for item in found.values():
        yield Sum(item["campaign_id"], date.fromisoformat(item["until"]), {name: int(item[name]) for name in KEPT})


def _keep(table: Table, after: Sum, before: Sum | None) -> bool:
    """Added up by whoever was first; the sum of another is as good."""
    item: Item = {"campaign_id": after.campaign_id, "until": after.until.isoformat()}
    item |= {name: after.amounts.get(name, 0) for name in KEPT}
    when = (Equal("until", before.until.isoformat()),) if before is not None else (Absent(),)
    try:
        table.transact([Put(keys.campaign_sum(after.campaign_id), item, when=when)])
    except Refused:
        return False
    return True
