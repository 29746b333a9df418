"""A queue in SQS, in the few words that the house needs of one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import timedelta
from itertools import batched
from typing import Any

TOGETHER = 10
"""Entries of one SendMessageBatch, the most that SQS takes."""


class NotQueued(Exception):
    """Some entries were refused: whoever put them must not believe that they lie there."""


class SqsQueue:
    def __init__(self, client: Any, url: str) -> None:
        self._client, self._url = client, url

    def put(self, bodies: Iterable[str], delay: timedelta = timedelta(0)) -> None:
        seconds = max(0, min(900, int(delay.total_seconds())))
        for some in batched(bodies, TOGETHER, strict=False):
            entries = [
                {"Id": str(number), "MessageBody": body, "DelaySeconds": seconds} for number, body in enumerate(some)
            ]
            answer = self._client.send_message_batch(QueueUrl=self._url, Entries=entries)
            if answer.get("Failed"):
                raise NotQueued(f"{len(answer['Failed'])} of {len(some)}")

    def length(self) -> int:
        name = "ApproximateNumberOfMessages"
        answer = self._client.get_queue_attributes(QueueUrl=self._url, AttributeNames=[name])
        return int(answer["Attributes"][name])


def named(variable: str) -> SqsQueue:
    """The queue whose address this function's environment has under that name."""
    from rapport.kernel.aws import client  # late: most of what a door does queues nothing

    return SqsQueue(client("sqs"), os.environ[variable])


MESSAGES = "MESSAGES_QUEUE"
RECORDS = "RECORDS_QUEUE"
