"""Reading dead letters: where each comes from, what it was about, why it failed, and the way back. Pure.

There are five hands. A function that was called asynchronously and failed at every try leaves a record of the call:
https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
A function that reads a stream leaves the place in the stream:
https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
A rule or a schedule that could not call its function at all leaves the event itself, and the rest as attributes:
https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
The queue of messages leaves a message's id, and the queue of the back room a task, in a word and ids.

Of an error only its kind is read: its text can quote what it choked on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rapport.kernel import keys

MESSAGE = re.compile(keys.MESSAGE_ID)
TASK = re.compile(r"[a-z]+\.[a-z_]{1,40}")
KIND = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,79}")
A_CALL = {"FunctionName", "Payload"}
"""A schedule may leave its whole request to Lambda; the event is in it, as text."""


@dataclass(frozen=True)
class Call:
    """Of a function, by its ARN, with the event that it should have had."""

    function: str
    event: Any


@dataclass(frozen=True)
class Sweep:
    """What a stream left behind lies in the outbox, and the sweeper of the outbox is who brings it."""


@dataclass(frozen=True)
class Queued:
    message_id: str


@dataclass(frozen=True)
class HandedOver:
    """A task of the back room, as it lay in its queue."""

    task: str


type WayBack = Call | Sweep | Queued | HandedOver


@dataclass(frozen=True)
class Told:
    """What a letter says."""

    came_from: str
    way_back: WayBack | None = None
    """None for a letter that nobody here can read, or that says too little."""
    what: str = ""
    why: str = ""
    tried: int | None = None


def of_functions(text: str, attributes: Mapping[str, str]) -> Told:
    """From the box that functions, streams, rules and schedules share."""
    body = _json(text)
    match body:
        case {"requestContext": {"functionArn": str(function)}, "requestPayload": event}:
            return Told(_name(function), Call(_unqualified(function), event), _what(event), _why(body), _tried(body))
        case {"DDBStreamBatchInfo": {"streamArn": str(stream)}}:
            return Told(f"stream {_table(stream)}", Sweep(), "", _why(body), _tried(body))
    for name, kind in (("RULE_ARN", "rule"), ("SCHEDULE_ARN", "schedule")):
        if name in attributes and "TARGET_ARN" in attributes:
            return _never_called(body, attributes, f"{kind} {attributes[name].rpartition('/')[2]}")
    return Told("unknown")


def of_messages(text: str, _: Mapping[str, str]) -> Told:
    """From the box behind the queue of messages."""
    message_id = text.strip()
    if not MESSAGE.fullmatch(message_id):
        return Told("messages")
    return Told("messages", Queued(message_id), message_id)


def of_tasks(text: str, _: Mapping[str, str]) -> Told:
    """From the box behind the queue of the back room."""
    match _json(text):
        case {"task": str(task)} if TASK.fullmatch(task):
            return Told("records", HandedOver(text), task)
        case _:
            return Told("records")


def _never_called(body: Any, attributes: Mapping[str, str], came_from: str) -> Told:
    why, tries = _kind(attributes.get("ERROR_CODE")), attributes.get("RETRY_ATTEMPTS", "")
    # What was tried again so often was tried once before.
    tried = int(tries) + 1 if tries.isdecimal() else None
    event = _json(body["Payload"]) if isinstance(body, dict) and body.keys() >= A_CALL else body
    whole = isinstance(event, dict) and attributes.get("IS_PAYLOAD_TRUNCATED", "false") == "false"
    way_back = Call(_unqualified(attributes["TARGET_ARN"]), event) if whole else None
    return Told(came_from, way_back, _what(event), why, tried)


def _json(text: Any) -> Any:
    if not isinstance(text, str):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return None


def _what(event: Any) -> str:
    match event:
        case {"detail-type": str(kind)}:
            return _kind(kind.replace(" ", "_"))
        case _:
            return ""


def _why(body: Mapping[str, Any]) -> str:
    match body:
        case {"responsePayload": {"errorType": str(kind)}}:
            return _kind(kind)
        case {"responseContext": {"functionError": str(kind)}} | {"requestContext": {"condition": str(kind)}}:
            return _kind(kind)
        case _:
            return ""


def _kind(text: str | None) -> str:
    """A word that a programme chose; whatever else stands there is not shown."""
    return text if text is not None and KIND.fullmatch(text) else ""


def _tried(body: Mapping[str, Any]) -> int | None:
    match body:
        case {"requestContext": {"approximateInvokeCount": int(tried)}}:
            return tried
        case _:
            return None


def _unqualified(function: str) -> str:
    """Without a version: what failed in `$LATEST` is done again by what is the latest now."""
    return ":".join(function.split(":")[:7])


def _name(function: str) -> str:
    return f"function {_unqualified(function).rpartition(':')[2]}"


def _table(stream: str) -> str:
    return stream.partition("table/")[2].partition("/")[0]
