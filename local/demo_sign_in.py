"""Bridge: the emulator has no page to sign in at, so on a laptop one click signs in as one of the demo's people.

GET  /sign-in.json  {"kind": "demo", "people": [{"person", "role", "name"}, ...]}
POST /sign-in       {"person": a sign-in name or a role}, or {"refresh_token"}
                    -> {"access_token", "refresh_token", "expires_in"}
POST /sign-out      {"refresh_token"}, which is worth nothing from then on

Only for pages of the shop itself: whoever opens another page in the same browser does not sign in here by it.
"""

import asyncio
import json
import os
import subprocess
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from local import sign_in
from local.places import Stopped

HERE = {"localhost", "127.0.0.1"}
WAYS = {("GET", "/sign-in.json"), ("POST", "/sign-in"), ("POST", "/sign-out")}


@dataclass(frozen=True)
class Said:
    status: int
    content: Any = None


class NotSaid(Exception):
    """What was sent is not how one signs in."""


class DemoSignIn:
    def __init__(self, root: Path, aws: str, client: str) -> None:
        self.aws = aws
        self.client = client
        # Threads of its own: the emulator's answers may need those of its loop, and must not wait for us.
        self._aside = ThreadPoolExecutor(2, "sign-in")
        # Begun at once, so that the first who looks need not wait for it.
        self._known: Future[dict[str, Any]] = self._aside.submit(who_may, root)

    def close(self) -> None:
        self._aside.shutdown()

    def takes(self, method: str, path: str) -> bool:
        return (method, path) in WAYS

    async def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Said:
        if not from_here(headers):
            return refused(403, "not_allowed", "only a page of this shop signs in here")
        return await asyncio.get_running_loop().run_in_executor(self._aside, self._answered, method, path, body)

    def _answered(self, method: str, path: str, body: bytes) -> Said:
        try:
            if method == "GET":
                return Said(200, {"kind": "demo", "people": self._known.result()["people"]})
            asked = read(body)
            return self._leave(asked) if path == "/sign-out" else Said(200, self._tokens(asked))
        except NotSaid as trouble:
            return refused(400, "malformed", str(trouble))
        except sign_in.Refused as trouble:
            return refused(401, "not_signed_in", str(trouble))
        except Stopped as trouble:
            return refused(503, "failed", str(trouble))

    def _tokens(self, asked: Mapping[str, str]) -> dict[str, Any]:
        if "refresh_token" in asked:
            said = {"REFRESH_TOKEN": asked["refresh_token"]}
            return self._given("REFRESH_TOKEN_AUTH", said, asked["refresh_token"])
        if "person" in asked:
            said = {"USERNAME": self._sign_in_name(asked["person"]), "PASSWORD": self._known.result()["password"]}
            return self._given("USER_PASSWORD_AUTH", said)
        raise NotSaid("say person, or refresh_token")

    def _sign_in_name(self, said: str) -> str:
        for each in self._known.result()["people"]:
            if said in (each["person"], each["role"]):
                return str(each["person"])
        raise NotSaid("the demo has nobody of that name")

    def _given(self, flow: str, said: dict[str, str], kept: str = "") -> dict[str, Any]:
        question = {"AuthFlow": flow, "ClientId": self.client, "AuthParameters": said}
        given = sign_in.ask(self.aws, "InitiateAuth", question)["AuthenticationResult"]
        return {
            "access_token": given["AccessToken"],
            # A renewal brings no new one: the old one goes on.
            "refresh_token": given.get("RefreshToken", kept),
            "expires_in": given["ExpiresIn"],
        }

    def _leave(self, asked: Mapping[str, str]) -> Said:
        if "refresh_token" not in asked:
            raise NotSaid("say refresh_token")
        sign_in.ask(self.aws, "RevokeToken", {"Token": asked["refresh_token"], "ClientId": self.client})
        return Said(204)


def who_may(root: Path) -> dict[str, Any]:
    """Asked in the project's own environment: nothing of the product is imported into the emulator's process."""
    paths = os.pathsep.join([str(root / "layers" / "rapport"), str(root)])
    told = subprocess.run(
        [str(root / ".venv" / "bin" / "python"), "-m", "demo.sign_ins"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": paths},
        text=True,
        capture_output=True,
        check=False,
    )
    if told.returncode != 0:
        raise Stopped(f"The demo does not say who its people are: {told.stderr.strip()[-200:]}")
    known: dict[str, Any] = json.loads(told.stdout)
    return known


def from_here(headers: Mapping[str, str]) -> bool:
    """A page of another site says so in `Origin`; a name that was made to lead here says so in `Host`."""
    host = headers.get("host", "")
    return urlsplit(f"//{host}").hostname in HERE and headers.get("origin", f"http://{host}") == f"http://{host}"


def read(body: bytes) -> dict[str, str]:
    try:
        said = json.loads(body)
    except ValueError:
        raise NotSaid("the body is not JSON") from None
    if not (isinstance(said, dict) and all(isinstance(each, str) for each in said.values())):
        raise NotSaid("the body must be an object of texts")
    return said


def refused(status: int, code: str, message: str) -> Said:
    """In the shop's own shape."""
    return Said(status, {"error": {"code": code, "message": message, "details": []}})
