"""A recommendation reaches somebody: noted with the task or message that carries it, in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from rapport.kernel import keys
from rapport.kernel.clock import start_of_day
from rapport.kernel.table import Absent, Equal, Item, Put
from rapport.kernel.work import Work
from rapport.recommendations import showings
from rapport.recommendations.recommendation import Recommendation
from rapport.recommendations.showings import Showing

KEPT = timedelta(days=400)


def shown(work: Work, customer_id: str, recommendations: Sequence[Recommendation], day: date) -> None:
    """Counted once while the product's showing is open; an order counts from the moment of the showing."""
    wanted = {keys.shown(customer_id, each.product_id): each for each in recommendations}
    found = work.table.get_many(wanted)
    at = max(work.now, start_of_day(day, work.shop.place.zone))
    until = day + timedelta(days=work.settings.offers.accepted_days)
    for key, each in wanted.items():
        item = found.get(key)
        after, counts = showings.shown(known(item), each.credit, at, day, until)
        work.write(noted(work, customer_id, each.product_id, item, after))
        if counts:
            work.add(keys.achieved(each.credit), shown=1)


def known(item: Item | None) -> list[Showing]:
    return showings.decode(item["showings"]) if item else []


def noted(work: Work, customer_id: str, product_id: str, before: Item | None, after: Sequence[Showing]) -> Put:
    """Written if nobody moved it since it was read: who shows and who buys meet here."""
    version = before["version"] if before else 0
    item: Item = {
        "product_id": product_id,
        "showings": showings.encode(after),
        "version": version + 1,
        "expires_at": int((work.now + KEPT).timestamp()),
    }
    when = Equal("version", version) if before else Absent()
    return Put(keys.shown(customer_id, product_id), item, when=(when,), label="shown")
