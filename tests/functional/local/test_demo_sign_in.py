"""Signing in on a laptop, beside a user pool that writes down what it was asked."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from demo.people import DEMO_PASSWORD, PEOPLE
from local import demo_sign_in, sign_in
from local.demo_sign_in import DemoSignIn
from local.front_door import FrontDoor, Message
from local.places import ROOT, Stopped
from local.sign_in import ROLES, Refused

HOST = "localhost:3001"
GIVEN = {"AccessToken": "access-1", "RefreshToken": "refresh-1", "ExpiresIn": 900}
Asked = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What the user pool was asked."""
    questions: Asked = []

    def ask(aws: str, action: str, question: dict[str, Any]) -> dict[str, Any]:
        questions.append((action, question))
        renewing = question.get("AuthFlow") == "REFRESH_TOKEN_AUTH"
        if renewing and question["AuthParameters"]["REFRESH_TOKEN"] != "refresh-1":
            raise Refused("The user pool refused: Invalid Refresh Token")
        return {"AuthenticationResult": {k: v for k, v in GIVEN.items() if not (renewing and k == "RefreshToken")}}

    monkeypatch.setattr(sign_in, "ask", ask)
    return questions


@pytest.fixture(scope="module")
def known() -> dict[str, Any]:
    """What the demo says of itself, asked once: it starts a Python."""
    return demo_sign_in.who_may(ROOT)


@pytest.fixture
def door(known: dict[str, Any], asked: Asked, monkeypatch: pytest.MonkeyPatch) -> Iterator[FrontDoor]:
    monkeypatch.setattr(demo_sign_in, "who_may", lambda root: known)
    opened = FrontDoor()
    opened.open("abc123", DemoSignIn(ROOT, "http://127.0.0.1:1", "client-1"))
    yield opened
    assert opened.sign_in
    opened.sign_in.close()


def send(
    door: FrontDoor,
    method: str,
    path: str,
    body: Any = None,
    *,
    raw: bytes | None = None,
    host: str = HOST,
    origin: str | None = None,
) -> tuple[int, Any, dict[str, str]]:
    content = raw if raw is not None else b"" if body is None else json.dumps(body).encode()
    sent = {"host": host} | ({} if origin is None else {"origin": origin})
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
    }
    got: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": content, "more_body": False}

    async def sending(message: Message) -> None:
        got.append(message)

    async def aws(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b'"the API answered"'})

    asyncio.run(door(aws, scope, receive, sending))
    answered = b"".join(part.get("body", b"") for part in got)
    told = {name.decode(): value.decode() for name, value in got[0]["headers"]}
    return got[0]["status"], json.loads(answered) if answered else None, told


class TestWhoMay:
    def test_every_role_of_the_demo_is_offered_by_name(self, door: FrontDoor) -> None:
        status, told, _ = send(door, "GET", "/sign-in.json")
        assert (status, told["kind"]) == (200, "demo")
        assert {each["role"] for each in told["people"]} == set(ROLES)
        assert {each["name"] for each in told["people"]} == {person.name for person in PEOPLE}

    def test_the_password_is_not_told(self, door: FrontDoor) -> None:
        assert DEMO_PASSWORD not in json.dumps(send(door, "GET", "/sign-in.json"))

    def test_a_demo_that_says_nothing_is_no_traceback(self, tmp_path: Path) -> None:
        python = tmp_path / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text("#!/bin/sh\necho 'no such module' >&2; exit 1\n")
        python.chmod(0o755)
        with pytest.raises(Stopped, match="no such module"):
            demo_sign_in.who_may(tmp_path)


class TestSigningIn:
    @pytest.mark.parametrize("said", ["crm_agent", "crm_agent@demo.rapport.example"])
    def test_by_role_or_by_name(self, door: FrontDoor, asked: Asked, said: str) -> None:
        status, told, headers = send(door, "POST", "/sign-in", {"person": said})
        assert (status, told) == (
            200,
            {"access_token": "access-1", "refresh_token": "refresh-1", "expires_in": 900},
        )
        assert headers["cache-control"] == "no-store"
        ((action, question),) = asked
        assert (action, question["ClientId"]) == ("InitiateAuth", "client-1")
        assert question["AuthParameters"]["USERNAME"] == "crm_agent@demo.rapport.example"

    def test_a_renewal_keeps_what_renews(self, door: FrontDoor) -> None:
        status, told, _ = send(door, "POST", "/sign-in", {"refresh_token": "refresh-1"})
        assert (status, told["access_token"], told["refresh_token"]) == (200, "access-1", "refresh-1")

    def test_what_the_pool_refuses_is_not_signed_in(self, door: FrontDoor) -> None:
        status, told, _ = send(door, "POST", "/sign-in", {"refresh_token": "of yesterday"})
        assert (status, told["error"]["code"]) == (401, "not_signed_in")

    @pytest.mark.parametrize(
        "body", [{"person": "nobody"}, {}, [], "admin", {"person": None}, {"person": ["admin"]}], ids=json.dumps
    )
    def test_what_names_nobody_is_refused(self, door: FrontDoor, asked: Asked, body: Any) -> None:
        status, told, _ = send(door, "POST", "/sign-in", body)
        assert (status, told["error"]["code"], asked) == (400, "malformed", [])

    @pytest.mark.parametrize("raw", [b"", b"{", b"person=admin", b"\xff"])
    def test_what_is_not_json_is_refused(self, door: FrontDoor, raw: bytes) -> None:
        assert send(door, "POST", "/sign-in", raw=raw)[0] == 400

    def test_signing_out_takes_the_renewal_back(self, door: FrontDoor, asked: Asked) -> None:
        assert send(door, "POST", "/sign-out", {"refresh_token": "refresh-1"})[:2] == (204, None)
        assert asked == [("RevokeToken", {"Token": "refresh-1", "ClientId": "client-1"})]

    def test_signing_out_of_nothing_is_refused(self, door: FrontDoor) -> None:
        assert send(door, "POST", "/sign-out", {})[0] == 400


class TestFromWhere:
    @pytest.mark.parametrize("host", [HOST, "127.0.0.1:3001", "localhost:8080"])
    def test_a_page_of_the_shop_may(self, door: FrontDoor, host: str) -> None:
        assert send(door, "POST", "/sign-in", {"person": "admin"}, host=host, origin=f"http://{host}")[0] == 200

    @pytest.mark.parametrize(
        ("host", "origin"),
        [
            (HOST, "https://elsewhere.example"),
            (HOST, "http://localhost:3002"),
            (HOST, "https://localhost:3001"),
            (HOST, "null"),
            (HOST, ""),
            ("elsewhere.example:3001", "http://elsewhere.example:3001"),
            ("elsewhere.example:3001", None),
            ("localhost.elsewhere.example", None),
            ("", None),
        ],
    )
    @pytest.mark.parametrize("path", ["/sign-in", "/sign-out"])
    def test_another_page_may_not(
        self, door: FrontDoor, asked: Asked, path: str, host: str, origin: str | None
    ) -> None:
        said = {"person": "admin", "refresh_token": "refresh-1"}
        status, told, _ = send(door, "POST", path, said, host=host, origin=origin)
        assert (status, told["error"]["code"], asked) == (403, "not_allowed", [])


class TestTheRest:
    @pytest.mark.parametrize(("method", "path"), [("GET", "/sign-in"), ("POST", "/sign-in.json"), ("GET", "/me")])
    def test_all_else_is_the_apis(self, door: FrontDoor, method: str, path: str) -> None:
        assert send(door, method, path)[1] == "the API answered"

    def test_a_shop_without_the_demo_leaves_signing_in_to_the_api(self) -> None:
        door = FrontDoor()
        door.open("abc123")
        assert send(door, "GET", "/sign-in.json")[1] == "the API answered"
