"""The one address of the shop: passes requests on to its HTTP API as the gateway's own domain would; and signs people
in, for which the cloud has a page of its own.

Goes by path and not by host name, because MiniStack answers some paths by itself on every host (`/health`,
`/.well-known/...`), which are the shop's here.
"""

import json
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

from local.demo_sign_in import DemoSignIn

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# What the gateway in the cloud takes; MiniStack takes anything.
LARGEST_BODY = 10 * 1024 * 1024


class FrontDoor:
    def __init__(self) -> None:
        self.api_id: str | None = None
        self.sign_in: DemoSignIn | None = None

    def open(self, api_id: str, sign_in: DemoSignIn | None = None) -> None:
        self.api_id, self.sign_in = api_id, sign_in

    def close(self) -> None:
        self.api_id = None
        if self.sign_in:
            self.sign_in.close()

    async def __call__(self, aws: App, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if self.api_id is None:
            await answer(send, 503, "The shop is not open; try again in a minute.")
            return
        body = await read(receive)
        if body is None:
            await answer(send, 413, "Request Entity Too Large")
            return
        if self.sign_in and self.sign_in.takes(scope["method"], scope["path"]):
            said = await self.sign_in.answer(scope["method"], scope["path"], headers_of(scope), body)
            await tell(send, said.status, said.content, [(b"cache-control", b"no-store")])
            return
        await aws(self.addressed(scope), once(body), discreet(send))

    def addressed(self, scope: Scope) -> Scope:
        prefix = f"/_aws/execute-api/{self.api_id}/$default"
        raw_path = scope.get("raw_path") or scope["path"].encode()
        return {**scope, "path": prefix + scope["path"], "raw_path": prefix.encode() + raw_path}


async def read(receive: Receive) -> bytes | None:
    """The whole body, or None when it is larger than the gateway takes."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def once(body: bytes) -> Receive:
    messages = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def receive() -> Message:
        return next(messages, {"type": "http.disconnect"})

    return receive


def discreet(send: Send) -> Send:
    """Where MiniStack tells the caller what a function raised, the gateway says that something went wrong."""
    held: list[Message] = []

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 502:
            held.append(message)
        elif not held:
            await send(message)
        elif is_failure(message.get("body", b"")):
            held.clear()
            await answer(send, 500, "Internal Server Error")
        else:
            await send(held.pop())
            await send(message)

    return sending


def is_failure(body: bytes) -> bool:
    """Whether it is Lambda's own report of a failure, and not what a function chose to answer."""
    try:
        said = json.loads(body)
    except ValueError:
        return False
    return isinstance(said, dict) and said.keys() == {"errorMessage", "errorType"}


def headers_of(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


async def answer(send: Send, status: int, message: str) -> None:
    await tell(send, status, {"message": message})


async def tell(send: Send, status: int, content: Any, more: Sequence[tuple[bytes, bytes]] = ()) -> None:
    """With no content, a status alone."""
    body = b"" if content is None else json.dumps(content, ensure_ascii=False).encode()
    about = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())] if body else []
    await send({"type": "http.response.start", "status": status, "headers": [*about, *more]})
    await send({"type": "http.response.body", "body": body})
