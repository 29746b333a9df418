"""Messages, who may not be written to, and those who carry them.

A message lies with its customer, under the day of its occurrence. Its id says both, so that a queue, a provider or a
person who knows the id knows the place: no pointer, no second look-up.
"""

from __future__ import annotations

from datetime import date, datetime

from rapport.kernel.clock import stamp
from rapport.kernel.ids import computed_id, shard_of
from rapport.kernel.keys.indexes import WALK_SHARDS
from rapport.kernel.table.shapes import Key, Range

MESSAGE_ID = r"^msg_[0-9]{8}_[0-9A-HJKMNP-TV-Z]{26}_[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"


def message_id(customer_id: str, day: date, *occurrence: str) -> str:
    """Two runs, two lists, two clicks: one id."""
    day_in_figures = day.isoformat().replace("-", "")
    return f"{computed_id(f'msg_{day_in_figures}', *occurrence, customer_id)}_{customer_id}"


def message(message_id: str) -> Key:
    _, day, digest, customer_id = message_id.split("_", 3)
    return Key(f"CUSTOMER#{customer_id}", f"MESSAGE#{day[:4]}-{day[4:6]}-{day[6:]}#{digest}")


def customer_of_message(message_id: str) -> str:
    return message_id.split("_", 3)[3]


MESSAGE = "MESSAGE#"
MESSAGES = Range.beginning(MESSAGE)


def messages_since(day: date) -> Range:
    return Range(f"MESSAGE#{day.isoformat()}", "MESSAGE#\U0010ffff")


def messages_until(day: str) -> Range:
    """Up to a day, with all of it."""
    return Range(MESSAGE, f"{MESSAGE}{day}#\U0010ffff")


def day_of_message(sort_key: str) -> str:
    return sort_key.split("#", 2)[1]


def waiting(channel: str, message_id: str, due: datetime, campaign_id: str) -> tuple[str, str]:
    """Where a message stands that is not at rest: by the instant at which it has to be looked at."""
    shard = shard_of(message_id, WALK_SHARDS)
    return waiting_partition(channel, shard), f"{stamp(due)}#{campaign_id}#{message_id}"


def waiting_partition(channel: str, shard: int) -> str:
    return f"WAITING#{channel}#{shard}"


def waiting_until(due: datetime) -> Range:
    return Range(end=f"{stamp(due)}~")


def at_rest(state: str, message_id: str, since: datetime, campaign_id: str) -> tuple[str, str]:
    return at_rest_partition(state, shard_of(message_id, WALK_SHARDS)), f"{campaign_id}#{stamp(since)}#{message_id}"


def at_rest_partition(state: str, shard: int) -> str:
    return f"MESSAGES#{state}#{shard}"


def of_campaign(campaign_id: str) -> Range:
    return Range.beginning(f"{campaign_id}#")


def read_outgoing(sort_key: str) -> tuple[str, str]:
    """The campaign and the message that an entry names, waiting or at rest."""
    first, second, message_id = sort_key.split("#", 2)
    return (second if first[:4].isdigit() else first), message_id


def suppressed(channel: str, digest: str) -> Key:
    """An address that may not be written to by a channel; it outlives the customer."""
    return Key(f"SUPPRESSED#{channel}#{digest}", "SUPPRESSED")


def content(campaign_id: str, content_id: str) -> Key:
    """What a message of a campaign says: written once, never changed."""
    return Key(f"CAMPAIGN#{campaign_id}", f"CONTENT#{content_id}")


PAUSE_COPIES = 16
"""Every claim checks that its campaign is not paused; sixteen copies, written together, are no hot record."""


def pause(campaign_id: str, copy: int) -> Key:
    return Key(f"PAUSE#{campaign_id}#{copy}", "PAUSE")


def pause_of(campaign_id: str, message_id: str) -> Key:
    return pause(campaign_id, shard_of(message_id, PAUSE_COPIES))


TALLY_SHARDS = 64


def tally(campaign_id: str, day: date, variant: str, message_id: str) -> Key:
    """What moved on a day: states of a campaign are the sums over its days."""
    shard = shard_of(message_id, TALLY_SHARDS)
    return Key(f"TALLY#{campaign_id}", f"{day.isoformat()}#{variant}#{shard:02d}")


def tally_partition(campaign_id: str) -> str:
    return f"TALLY#{campaign_id}"


def tallies_between(first: date, behind: date | None = None) -> Range:
    """The cells of the days from the first on, up to the one before `behind`."""
    return Range(first.isoformat(), behind.isoformat() if behind is not None else None)


def read_tally(sort_key: str) -> tuple[date, str]:
    day, variant, _ = sort_key.split("#")
    return date.fromisoformat(day), variant


def provider(name: str) -> Key:
    return Key("PROVIDERS", f"PROVIDER#{name}")


PROVIDERS = "PROVIDERS"

TEMPLATES = "TEMPLATES"


def template(template_id: str) -> Key:
    return Key(TEMPLATES, f"TEMPLATE#{template_id}")


def template_version(template_id: str, version: int) -> Key:
    return Key(f"TEMPLATE#{template_id}", f"VERSION#{version:06d}")


EACH_TEMPLATE = Range.beginning("TEMPLATE#")
