"""Queues of what could not be done, in the few words that the house needs of them: looked at without being emptied,
and emptied letter by letter.

SQS has no look without a taking: a letter that is taken is hidden for a while, and put back by hand.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import batched
from typing import Any

TOGETHER = 10
"""The most that SQS hands out, or takes back, at once."""
A_MOMENT = 1
"""Seconds that SQS may look around: asked without, it looks in some of its drawers only. It takes them all where there
is nothing, so it may only as long as its own count speaks of more."""


@dataclass(frozen=True)
class Letter:
    letter_id: str
    body: str
    sent_at: datetime
    attributes: Mapping[str, str]
    receipt: str


class LetterBox:
    def __init__(self, client: Any, url: str) -> None:
        self._client, self._url = client, url

    def take(self, most: int, hidden: timedelta) -> Iterator[list[Letter]]:
        """A handful at a time, until there are no more that nobody else holds."""
        taken, counted = 0, self._counted()
        while taken < most:
            found = self._client.receive_message(
                QueueUrl=self._url,
                MaxNumberOfMessages=min(TOGETHER, most - taken),
                VisibilityTimeout=int(hidden.total_seconds()),
                WaitTimeSeconds=A_MOMENT if taken < counted else 0,
                MessageSystemAttributeNames=["SentTimestamp"],
                MessageAttributeNames=["All"],
            ).get("Messages", [])
            if not found:
                return
            taken += len(found)
            yield [_letter(each) for each in found]

    def _counted(self) -> int:
        """About how many lie there for anybody to take; what came within the last minute may be missing."""
        name = "ApproximateNumberOfMessages"
        answer = self._client.get_queue_attributes(QueueUrl=self._url, AttributeNames=[name])
        return int(answer["Attributes"][name])

    def put_back(self, letters: Sequence[Letter]) -> None:
        """To be seen by everybody at once; what fails comes back when its time is over."""
        for some in batched(letters, TOGETHER, strict=False):
            entries = [
                {"Id": str(number), "ReceiptHandle": letter.receipt, "VisibilityTimeout": 0}
                for number, letter in enumerate(some)
            ]
            self._client.change_message_visibility_batch(QueueUrl=self._url, Entries=entries)

    def drop(self, letter: Letter) -> None:
        self._client.delete_message(QueueUrl=self._url, ReceiptHandle=letter.receipt)


def named(variable: str) -> LetterBox:
    """The queue whose address this function's environment has under that name."""
    from rapport.kernel.aws import client  # late: most of what a door does opens no letters

    return LetterBox(client("sqs"), os.environ[variable])


FUNCTIONS = "DEAD_LETTERS"
MESSAGES = "MESSAGES_DEAD_LETTERS"
RECORDS = "RECORDS_DEAD_LETTERS"


def _letter(found: Mapping[str, Any]) -> Letter:
    return Letter(
        letter_id=found["MessageId"],
        body=found["Body"],
        sent_at=datetime.fromtimestamp(int(found["Attributes"]["SentTimestamp"]) / 1000, UTC),
        attributes={
            name: said["StringValue"]
            for name, said in found.get("MessageAttributes", {}).items()
            if "StringValue" in said
        },
        receipt=found["ReceiptHandle"],
    )
