"""Reading messages, and the one way to write them: planned if there is none yet, moved if nobody moved it since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import batched, groupby, islice

from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.errors import NotFound
from rapport.kernel.table import Absent, Equal, Item, Put, Range, Table
from rapport.kernel.walk import walk
from rapport.kernel.work import Work
from rapport.messaging.ledger import counting, record
from rapport.messaging.ledger.message import MESSAGE_CHANNELS, Message, State, may_become

LOOKED_THROUGH = 1000
"""Places of the index, for one page of what is rare."""


class NoSuchMessage(NotFound):
    code = "no_such_message"


def find(table: Table, message_id: str) -> Message | None:
    item = table.get(keys.message(message_id))
    return record.decode(item) if item is not None else None


def get(table: Table, message_id: str) -> Message:
    found = find(table, message_id)
    if found is None:
        raise NoSuchMessage(f"there is no message {message_id}")
    return found


def get_many(table: Table, message_ids: Iterable[str]) -> list[Message]:
    """Those that there are, in the order asked for."""
    wanted = [keys.message(each) for each in message_ids]
    items = table.get_many(wanted)
    return [record.decode(items[key]) for key in wanted if key in items]


def of_customer(table: Table, customer_ids: Iterable[str], since: date, limit: int = 200) -> list[Message]:
    """Under all the ids of one person, the latest first. Nobody gets so many that a page would not hold the weeks
    that matter."""
    pages = [
        table.query(keys.partition(each), keys.messages_since(since), newest_first=True, limit=limit)
        for each in customer_ids
    ]
    items = sorted((item for page in pages for item in page.items), key=lambda item: item["sk"], reverse=True)
    return [record.decode(item) for item in items]


def waiting(table: Table, channel: str, until: datetime, most: int, campaign_id: str | None = None) -> Iterator[str]:
    """Ids of those that have to be looked at by then, the longest due first; of all campaigns, or of one."""
    partitions = [keys.waiting_partition(channel, shard) for shard in range(keys.WALK_SHARDS)]
    found = walk(table, partitions, keys.waiting_until(until), index=keys.OUTGOING, page=min(most, 1000))
    for (sort_key, _), _ in zip(found, range(most), strict=False):
        campaign, message_id = keys.read_outgoing(sort_key)
        if campaign_id in (None, campaign):
            yield message_id


def in_line(
    table: Table, states: Collection[State], campaign_id: str | None, limit: int, after: str | None
) -> tuple[list[Message], str | None]:
    """What waits, over all channels, the soonest due first. Where it stands says neither its state nor, in its order,
    its campaign: those are looked for among so many of a page."""
    partitions = [
        keys.waiting_partition(channel, shard) for channel in MESSAGE_CHANNELS for shard in range(keys.WALK_SHARDS)
    ]
    found = walk(table, partitions, Range(), index=keys.OUTGOING, page=limit, after=after)
    return _page(table, found, states, campaign_id, limit)


def at_rest(
    table: Table, states: Collection[State], campaign_id: str | None, limit: int, after: str | None
) -> tuple[list[Message], str | None]:
    """By campaign, the latest first."""
    partitions = [keys.at_rest_partition(state, shard) for state in states for shard in range(keys.WALK_SHARDS)]
    within = keys.of_campaign(campaign_id) if campaign_id else Range()
    found = walk(table, partitions, within, index=keys.OUTGOING, page=limit, newest_first=True, after=after)
    return _page(table, found, states, campaign_id, limit)


def _page(
    table: Table, found: Iterator[tuple[str, Item]], states: Collection[State], campaign_id: str | None, limit: int
) -> tuple[list[Message], str | None]:
    """The index may lag a moment: the messages themselves are read, and shown as they are."""
    shown: list[Message] = []
    looked, last = 0, None
    for some in batched(islice(found, LOOKED_THROUGH), limit, strict=False):
        entries = [(place, *keys.read_outgoing(place)) for place, _ in some]
        wanted = [message_id for _, campaign, message_id in entries if campaign_id in (None, campaign)]
        messages = {message.message_id: message for message in get_many(table, wanted)}
        for number, (place, _, message_id) in enumerate(entries, start=1):
            looked, last = looked + 1, place
            message = messages.get(message_id)
            if message is not None and message.state in states:
                shown.append(message)
            if len(shown) == limit:
                return shown, last if number < len(entries) or next(found, None) else None
    return shown, last if looked == LOOKED_THROUGH else None


def page_of_customer(
    table: Table, customer_ids: Iterable[str], limit: int, after: str | None
) -> tuple[list[Message], str | None]:
    """By the day of what they are about, and of one day by when they were planned, the latest first. A day is read
    whole, for its keys tell no time; it holds one message of a campaign, or a few."""
    begins_on, _, behind = after.partition("|") if after is not None else ("", "", "")
    shown: list[Message] = []
    place = ""
    within = keys.messages_until(begins_on) if begins_on else keys.MESSAGES
    partitions = [keys.partition(each) for each in customer_ids]
    items = (item for _, item in walk(table, partitions, within, index=None, page=limit + 1, newest_first=True))
    for day, some in groupby(items, key=lambda item: keys.day_of_message(item["sk"])):
        messages = sorted((record.decode(item) for item in some), key=_by_when_planned, reverse=True)
        for message in messages:
            here = _by_when_planned(message)
            if day == begins_on and here >= behind:
                continue
            if len(shown) == limit:
                return shown, place
            shown.append(message)
            place = f"{day}|{here}"
    return shown, None


def _by_when_planned(message: Message) -> str:
    return f"{stamp(message.planned_at)}#{message.message_id}"


# -- writing -------------------------------------------------------------------------------------------------


def plan(work: Work, *messages: Message) -> None:
    """Put only if absent: whoever plans the same occurrence again finds it planned."""
    for message in messages:
        place = keys.message(message.message_id)
        work.write(Put(place, record.encode(message), when=(Absent(),), label=message.message_id))
        counting.count(work, None, message, beside=messages[0].message_id)


def move(work: Work, before: Message, after: Message) -> Message:
    assert may_become(before.state, after.state), f"{before.state} -> {after.state}"
    since = before.since if before.state == after.state else work.now
    after = replace(after, version=before.version + 1, since=since)
    work.write(
        Put(
            keys.message(after.message_id),
            record.encode(after),
            when=(Equal("version", before.version),),
            label="message",
        )
    )
    counting.count(work, before, after)
    return after


def note(work: Work, before: Message, after: Message) -> Message:
    """What changes no state: an answer, a click, an order that it brought."""
    assert before.state == after.state
    return move(work, before, after) if after.waits else _rewritten(work, before, after)


def _rewritten(work: Work, before: Message, after: Message) -> Message:
    after = replace(after, version=before.version + 1)
    unmoved = (Equal("version", before.version),)
    work.write(Put(keys.message(after.message_id), record.encode(after), when=unmoved, label="message"))
    return after
