import asyncio
import json
from typing import Any

import pytest

from local.front_door import LARGEST_BODY, App, FrontDoor, Message


class Caller:
    """One request, and what came back."""

    def __init__(self, *chunks: bytes, path: str = "/things", raw_path: bytes = b"/things") -> None:
        self.scope = {"type": "http", "path": path, "raw_path": raw_path, "headers": []}
        more = [*(True for _ in chunks[1:]), False]
        self.chunks = [
            {"type": "http.request", "body": chunk, "more_body": follows}
            for chunk, follows in zip(chunks or (b"",), more, strict=True)
        ]
        self.got: list[Message] = []

    def ask(self, door: FrontDoor, aws: App) -> tuple[int, Any]:
        messages = iter(self.chunks)

        async def receive() -> Message:
            return next(messages)

        async def send(message: Message) -> None:
            self.got.append(message)

        asyncio.run(door(aws, self.scope, receive, send))
        return self.got[0]["status"], json.loads(b"".join(part.get("body", b"") for part in self.got))


async def echo(scope: Any, receive: Any, send: Any) -> None:
    message = await receive()
    told = {"path": scope["path"], "raw": scope["raw_path"].decode(), "length": len(message["body"])}
    await reply(send, 200, told)


async def reply(send: Any, status: int, body: Any) -> None:
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": json.dumps(body).encode()})


def answering(status: int, body: Any) -> App:
    async def aws(scope: Any, receive: Any, send: Any) -> None:
        await reply(send, status, body)

    return aws


@pytest.fixture
def door() -> FrontDoor:
    opened = FrontDoor()
    opened.open("abc123")
    return opened


def test_a_request_goes_to_the_shops_api_with_its_escapes(door: FrontDoor) -> None:
    caller = Caller(path="/things/a/b", raw_path=b"/things/a%2Fb")
    status, told = caller.ask(door, echo)
    assert status == 200
    assert told["path"] == "/_aws/execute-api/abc123/$default/things/a/b"
    assert told["raw"] == "/_aws/execute-api/abc123/$default/things/a%2Fb"


def test_a_body_in_pieces_arrives_whole(door: FrontDoor) -> None:
    assert Caller(b"one", b"two").ask(door, echo)[1]["length"] == 6


def test_the_largest_body_passes_and_one_byte_more_does_not(door: FrontDoor) -> None:
    assert Caller(b"x" * LARGEST_BODY).ask(door, echo)[0] == 200
    assert Caller(b"x" * LARGEST_BODY, b"x").ask(door, echo) == (413, {"message": "Request Entity Too Large"})


def test_a_closed_door_says_so(door: FrontDoor) -> None:
    door.close()
    assert Caller().ask(door, echo)[0] == 503


def test_what_a_function_raised_is_not_told_to_the_caller(door: FrontDoor) -> None:
    failure = {"errorMessage": "phone +8801712345678", "errorType": "Runtime.HandlerError"}
    assert Caller().ask(door, answering(502, failure)) == (500, {"message": "Internal Server Error"})


def test_a_bad_gateway_that_a_function_chose_to_answer_passes(door: FrontDoor) -> None:
    chosen = {"error": {"code": "provider_down"}}
    assert Caller().ask(door, answering(502, chosen)) == (502, chosen)
