"""Calling the house's own functions: handed over, and done when their turn comes."""

from __future__ import annotations

import json
from typing import Any

WORDS = {
    "ResourceNotFoundException": "no_such_function",
    "AccessDeniedException": "not_one_of_ours",
    "TooManyRequestsException": "too_many_at_once",
    "RequestTooLargeException": "too_large",
}


class NotCalled(Exception):
    """The function certainly has not been told; or nobody can say, and being told twice harms none of ours."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Functions:
    def __init__(self, client: Any) -> None:
        self._client = client

    def call(self, name: str, event: Any) -> None:
        """Lambda has taken it when this returns: it tries three times, and keeps as a dead letter what fails."""
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            self._client.invoke(FunctionName=name, InvocationType="Event", Payload=json.dumps(event).encode())
        except ClientError as refused:
            raise NotCalled(WORDS.get(refused.response["Error"]["Code"], "not_taken")) from refused
        except BotoCoreError as failure:
            raise NotCalled("no_answer") from failure


def ours() -> Functions:
    from rapport.kernel.aws import client  # late: most of what a door does calls nothing

    return Functions(client("lambda"))
