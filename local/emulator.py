"""MiniStack in the launcher's own process, on a thread of its own, bound to this machine alone."""

import asyncio
import importlib
import os
import signal
import socket
import threading
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from local import gateway_port
from local.front_door import FrontDoor
from local.places import Places, Stopped

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

HERE = "127.0.0.1"
REGION = "us-east-1"
ACCOUNT = "000000000000"
# For functions that are running when the shop closes; what they had not finished, the sweeper repeats.
LAST_WORDS = 5.0
# Anything will do; an access key of twelve digits would be taken for an account.
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}


def settings(places: Places, port: int, keep: bool) -> dict[str, str]:
    """MiniStack reads these when it is imported."""
    return {
        "GATEWAY_PORT": str(port),
        "MINISTACK_REGION": REGION,
        "MINISTACK_ACCOUNT_ID": ACCOUNT,
        "PERSIST_STATE": "1" if keep else "0",
        "STATE_DIR": str(places.state),
        "S3_PERSIST": "1" if keep else "0",
        "S3_DATA_DIR": str(places.objects),
        "TMPDIR": str(places.scratch),
        # Only the gateway asks BIND_HOST; these two would listen on every interface.
        "BIND_HOST": HERE,
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        # Functions inherit the launcher's environment; as on Lambda, they shall not write beside their code.
        "PYTHONDONTWRITEBYTECODE": "1",
        "COGNITO_EMAIL_ENABLED": "false",
        **CREDENTIALS,
    }


def forget_own_aws() -> None:
    """A developer's own profile and endpoints must not reach the functions, nor their Python settings."""
    for name in list(os.environ):
        if name.startswith(("AWS_", "PYTHON", "VIRTUAL_ENV", "MAKE")):
            del os.environ[name]


def leave_ctrl_c_to_the_launcher() -> None:
    """For a thread that starts workers: they inherit this, and shall finish what they do when a person says stop."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HERE, port))
        except OSError:
            return False
    # Another program may listen on every interface, which a bind to this one does not always notice.
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HERE, port)) != 0


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        port: int = probe.getsockname()[1]
        return port


class Emulator:
    """Started with `with`; stopping it saves its state when it keeps any."""

    def __init__(self, places: Places, door_port: int, keep: bool) -> None:
        self.places = places
        self.port = gateway_port.choose(places, is_free, a_free_port)
        self.door = FrontDoor()
        self.door_port = door_port
        self.keep = keep
        self.loop: asyncio.AbstractEventLoop | None = None
        self._ready = threading.Event()
        self._stop: asyncio.Event | None = None
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._serve, name="emulator", daemon=True)

    @property
    def url(self) -> str:
        return f"http://{HERE}:{self.port}"

    def __enter__(self) -> "Emulator":
        forget_own_aws()
        os.environ.update(settings(self.places, self.port, self.keep))
        os.environ.pop("AWS_ENDPOINT_URL", None)
        self.service("cloudformation")  # the heaviest import, before the clock of the first request runs
        self._thread.start()
        self._ready.wait(60)
        if self._failure or not self._ready.is_set():
            raise Stopped(f"The laptop's AWS did not start ({self._failure}): see {self.places.logs}.")
        return self

    def __exit__(self, *_: object) -> None:
        self.come_to_rest()
        if self.loop and self._stop:
            self.loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(60)

    def come_to_rest(self) -> None:
        """Lets functions finish: one that still ran when its AWS is gone would be waited for to its time-out."""
        self.door.close()
        runtime = self.service("core.lambda_runtime", of="")
        give_up = time.monotonic() + LAST_WORDS
        while runtime.workers_in_use() and time.monotonic() < give_up:
            time.sleep(0.05)
        runtime.reset()

    def service(self, name: str, of: str = "services.") -> Any:
        """A module of MiniStack; it has no public interface for what the bridges need."""
        return importlib.import_module(f"ministack.{of}{name}")

    def known_types(self) -> set[str]:
        """The resource types that a stack may hold; CloudFormation's own are taken as said."""
        types: set[str] = set(self.service("cloudformation.provisioners")._RESOURCE_HANDLERS)
        return types

    def _serve(self) -> None:
        leave_ctrl_c_to_the_launcher()
        try:
            asyncio.run(self._serve_until_stopped())
        except BaseException as failure:  # a thread's failure is told by the one who waits for it
            self._failure = failure
        finally:
            self._ready.set()

    async def _serve_until_stopped(self) -> None:
        self.loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        ministack = importlib.import_module("ministack.app").app
        serve = importlib.import_module("hypercorn.asyncio").serve

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "lifespan":
                await ministack(scope, receive, self._noticing_the_start(send))
            elif scope["server"][1] == self.door_port:
                await self.door(ministack, scope, receive, send)
            else:
                await ministack(scope, receive, send)

        config = importlib.import_module("hypercorn.config").Config()
        config.bind = [f"{HERE}:{self.port}", f"{HERE}:{self.door_port}"]
        config.keep_alive_timeout = 75
        config.graceful_timeout = 3
        config.loglevel = "WARNING"
        await serve(app, config, shutdown_trigger=self._stop.wait)

    def _noticing_the_start(self, send: Send) -> Send:
        async def noticing(message: Message) -> None:
            await send(message)
            if message["type"] == "lifespan.startup.complete" and self.loop:
                self.loop.call_later(0.05, self._ready.set)  # the sockets open right after this

        return noticing
