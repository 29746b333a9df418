"""A shop for tests: the template on a MiniStack of its own, on free ports, started once a session.

from local.testing import shop

def test_health_answers(shop: RunningShop) -> None:
    assert shop.request("GET", "/health").status == 200
"""

import json
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from local import stack
from local.places import ROOT, Address, Places
from local.sign_in import CLIENT, sign_in

PASSWORD = "Only-for-tests-7"
# Creating the whole stack, and the demo shop in it, on a busy machine with two cores.
PATIENCE = 300.0


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class RunningShop:
    def __init__(self, process: subprocess.Popen[str], places: Places, address: Address, said: Path) -> None:
        self.process = process
        self.places = places
        self.address = address
        self.said = said
        self._tokens: dict[str, str] = {}
        self._clients: dict[str, Any] = {}

    @property
    def url(self) -> str:
        # By number: some machines try the other localhost first, where nobody listens.
        return self.address.url.replace("localhost", "127.0.0.1")

    @cached_property
    def environment(self) -> dict[str, str]:
        """What the shop's functions are told about its tables and the rest."""
        return stack.environment_of(self.address.aws, self.address.resources["OrdersApi"])

    def client(self, service: str) -> Any:
        """A boto3 client of the shop's AWS."""
        if service not in self._clients:
            self._clients[service] = stack.client(service, self.address.aws)
        return self._clients[service]

    def request(
        self,
        method: str,
        path: str,
        *,
        role: str | None = None,
        token: str | None = None,
        body: Any = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """One request through the front door: signed in as a role, with a token, or as nobody."""
        bearer = token or (self.token(role) if role else None)
        sent = dict(headers or {}) | ({"Authorization": f"Bearer {bearer}"} if bearer else {})
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        request = urllib.request.Request(f"{self.url}{path}", data=body, headers=sent, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as refused:
            with refused:
                return Answer(refused.code, dict(refused.headers), refused.read())

    def token(self, role: str) -> str:
        """An access token of somebody in that group; the person is made when first asked for."""
        if role not in self._tokens:
            name = f"{role}@test.rapport.example"
            self.add_person(name, role)
            self._tokens[role] = sign_in(self.address, name, PASSWORD)
        return self._tokens[role]

    def add_person(self, name: str, *roles: str) -> None:
        people, pool = self.client("cognito-idp"), self.address.resources["UserPool"]
        people.admin_create_user(UserPoolId=pool, Username=name, MessageAction="SUPPRESS")
        people.admin_set_user_password(UserPoolId=pool, Username=name, Password=PASSWORD, Permanent=True)
        for role in roles:
            people.admin_add_user_to_group(UserPoolId=pool, Username=name, GroupName=role)

    def sign_in(self, name: str, password: str = PASSWORD) -> dict[str, str]:
        """Both tokens of a person, for tests of the wrong one."""
        answer = self.client("cognito-idp").initiate_auth(
            ClientId=self.address.resources[CLIENT],
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": name, "PASSWORD": password},
        )
        tokens: dict[str, str] = answer["AuthenticationResult"]
        return tokens

    def invoke(self, logical_id: str, event: Any = None) -> Any:
        """Runs a job or any other function by its name in the template."""
        return stack.invoke(self.address.aws, self.address.resources[logical_id], event or {})

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(60)


@contextmanager
def running_shop(
    folder: Path, *, root: Path = ROOT, keep: bool = False, demo: bool = False, save_every: float = 30
) -> Iterator[RunningShop]:
    """Starts the launcher as `make run` does, on free ports, and stops it at the end."""
    places, said = Places(folder), folder.with_suffix(".said")
    python = ROOT / ".venv-ministack" / "bin" / "python"
    command = [str(python), "-m", "local", "--root", str(root), "--folder", str(folder), "--port", "0"]
    command += ["--save-every", str(save_every)]
    command += [] if keep else ["--forgetful"]
    command += [] if demo else ["--no-demo"]
    folder.parent.mkdir(parents=True, exist_ok=True)
    with said.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, text=True)
    try:
        yield RunningShop(process, places, opened(process, places, said), said)
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def opened(process: subprocess.Popen[str], places: Places, said: Path) -> Address:
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        address = places.read_address()
        if address and address.process == process.pid:
            return address
        if process.poll() is not None:
            raise RuntimeError(f"The shop did not open:\n{said.read_text()}")
        time.sleep(0.05)
    raise TimeoutError(f"The shop did not open within {PATIENCE:.0f} s:\n{said.read_text()}")


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    """The project's own template; it keeps nothing and has no demo in it."""
    with running_shop(tmp_path_factory.mktemp("shop") / "shop") as running:
        yield running
