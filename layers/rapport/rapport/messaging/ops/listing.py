"""Which messages there are: of a customer, of a campaign, in a state, or all of them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from rapport.customers import store as customers
from rapport.kernel import cursors
from rapport.kernel.work import Work
from rapport.messaging.ledger import store
from rapport.messaging.ledger.message import STATES, WAITING, Message, State
from rapport.messaging.ops import told
from rapport.messaging.ops.model import MessageTold

type Found = tuple[list[Message], str | None]
type Part = tuple[str, Callable[[int, str | None], Found]]
"""A stretch of a list, by the name that its cursors carry."""

LOOKS = 20
"""So many times one page goes back to a customer's messages for those that fit."""


def page(
    work: Work, state: State | None, campaign_id: str | None, customer_id: str | None, limit: int, after: str | None
) -> tuple[list[MessageTold], str | None]:
    """A customer's come the latest first; else what waits comes before what is at rest: it is still to happen."""
    states: Collection[State] = (state,) if state else STATES
    parts = _parts(work, states, campaign_id) if customer_id is None else [_of(work, customer_id, states, campaign_id)]
    found, rest = _through(parts, limit, after)
    return told.many(work, found), rest


def _parts(work: Work, states: Collection[State], campaign_id: str | None) -> list[Part]:
    waiting = [state for state in states if state in WAITING]
    resting = [state for state in states if state not in WAITING]

    def in_line(limit: int, after: str | None) -> Found:
        return store.in_line(work.table, waiting, campaign_id, limit, after)

    def at_rest(limit: int, after: str | None) -> Found:
        return store.at_rest(work.table, resting, campaign_id, limit, after)

    return [*([("in_line", in_line)] if waiting else []), *([("at_rest", at_rest)] if resting else [])]


def _of(work: Work, customer_id: str, states: Collection[State], campaign_id: str | None) -> Part:
    known = customers.anyone(work, [customer_id])
    ids = known[0].ids if known else (customer_id,)

    def of_customer(limit: int, after: str | None) -> Found:
        shown: list[Message] = []
        for _ in range(LOOKS):
            found, after = store.page_of_customer(work.table, ids, limit - len(shown), after)
            shown += [each for each in found if each.state in states and campaign_id in (None, each.campaign_id)]
            if after is None or len(shown) == limit:
                break
        return shown, after

    return "of_customer", of_customer


def _through(parts: list[Part], limit: int, after: str | None) -> Found:
    """The parts one after the other, as if they were one list."""
    place: str | None = None
    if after is not None:
        with cursors.read():
            name, _, place = after.partition("|")
            parts = parts[[part for part, _ in parts].index(name) :]
    shown: list[Message] = []
    for number, (name, look) in enumerate(parts):
        found, rest = look(limit - len(shown), place or None)
        shown += found
        if rest is not None:
            return shown, f"{name}|{rest}"
        if len(shown) == limit:
            return shown, f"{parts[number + 1][0]}|" if number + 1 < len(parts) else None
        place = None
    return shown, None
