"""Bridge: what the functions print goes to one file each, and not into the saved state.

MiniStack keeps a log stream per call in memory and writes all of them out at every save, for ever.
"""

import datetime
import logging
import re
import threading
from functools import partialmethod
from pathlib import Path
from typing import Any

from local import stack
from local.emulator import Emulator

ERRORS = "errors.log"
# A file that has grown past this begins anew; the one before is kept beside it.
LARGEST = 20 * 1024 * 1024
# Seconds. A line that comes later is written with the next call's.
FIRST_LINE = 0.004


class FunctionLogs:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._one_at_a_time = threading.Lock()

    def write(self, function: str, request: str, said: str, failed: bool, milliseconds: int) -> None:
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        ended = "FAILED" if failed else "ok"
        entry = f"{now} {request} {ended} {milliseconds} ms\n" + (f"{said.rstrip()}\n" if said else "")
        with self._one_at_a_time:
            self._append(f"{function}.log", entry)
            if failed:
                self._append(ERRORS, f"{function} {entry}")

    def _append(self, name: str, entry: str) -> None:
        path = self.folder / name
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a") as log:
            log.write(entry)


def keep(emulator: Emulator, folder: Path) -> None:
    logs = FunctionLogs(folder)

    def emit(
        function: dict[str, Any],
        request_id: str,
        said: str,
        error: bool,
        milliseconds: int,
        *,
        log_source: str | None = None,
    ) -> None:
        name = (function.get("config") or function).get("FunctionName", "unknown")
        logs.write(short(name), request_id, said, error, milliseconds)

    emulator.service("lambda_svc")._emit_lambda_logs = emit
    worker = emulator.service("core.lambda_runtime", of="").Worker
    # MiniStack waits for a first line after every call: of a function that prints nothing, 50 ms of each answer.
    worker._drain_stderr_bounded = partialmethod(worker._drain_stderr_bounded, FIRST_LINE)


def short(name: str) -> str:
    """A function's name in the template: CloudFormation puts the stack before it and a random part behind."""
    return re.sub(r"-[0-9A-Z]{12,13}$", "", name.removeprefix(f"{stack.NAME}-"))


def keep_the_emulators(folder: Path) -> None:
    """MiniStack's own warnings, and what it says when a function cannot even start."""
    everything = logging.FileHandler(folder / "aws.log", delay=True)
    everything.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    root = logging.getLogger()
    for handler in list(root.handlers):
        root.removeHandler(handler)
    root.addHandler(everything)
