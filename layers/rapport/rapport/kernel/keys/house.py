"""What the shop itself keeps: team, settings, runs, events on their way, answers remembered."""

from __future__ import annotations

from datetime import datetime

from rapport.kernel.clock import stamp
from rapport.kernel.ids import shard_of
from rapport.kernel.keys.indexes import OUTBOX_SHARDS
from rapport.kernel.table.shapes import Key, Range

TEAM = "TEAM"


def agent(agent_id: str) -> Key:
    return Key(TEAM, f"AGENT#{agent_id}")


AGENTS = Range.beginning("AGENT#")


def team_count() -> Key:
    return Key(TEAM, "COUNT")


def sign_in(user_id: str) -> Key:
    """Whose sign-in it is: read, and cached, by every door."""
    return Key(f"SIGNIN#{user_id}", "AGENT")


def settings() -> Key:
    return Key("SETTINGS", "CURRENT")


def settings_version(version: int) -> Key:
    return Key("SETTINGS", f"VERSION#{version:06d}")


def data_key() -> Key:
    return Key("SHOP", "DATA_KEY")


def run_partition(job: str) -> str:
    return f"RUN#{job}"


def run(job: str, started: datetime, run_id: str) -> Key:
    return Key(f"RUN#{job}", f"{stamp(started)}#{run_id}")


def outbox(at: datetime, event_id: str) -> Key:
    return Key(outbox_partition(shard_of(event_id, OUTBOX_SHARDS)), f"{stamp(at)}#{event_id}")


def outbox_partition(shard: int) -> str:
    return f"OUTBOX#{shard}"


def remembered(caller: str, route: str, digest: str) -> Key:
    """An answer kept for a caller who asks the same again."""
    return Key(f"ANSWER#{caller}", f"{route}#{digest}")


def sent_again(letter_id: str) -> Key:
    """A dead letter that somebody sent again; the letter itself is gone then."""
    return Key(f"LETTER#{letter_id}", "SENT_AGAIN")
