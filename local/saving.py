"""Bridge: MiniStack saves its state at a clean stop only; the laptop saves every 30 seconds.

A save takes seconds once the shop has grown, and MiniStack serves on one thread. So a forked copy of the
process writes: it sees the store as it stood between two requests, and the shop goes on.
"""

import copy
import json
import logging
import os
import sys
import threading
import time
import warnings
from concurrent.futures import Future
from typing import Any

from local.deliveries import Deliveries
from local.emulator import Emulator

EVERY = 30.0
# Far more than a save takes: what lasts longer hangs.
AT_MOST = 60.0


class NotSaved(Exception):
    """The saved state is still the one before."""


class Saver:
    def __init__(self, emulator: Emulator, deliveries: Deliveries, every: float = EVERY) -> None:
        self.emulator = emulator
        self.deliveries = deliveries
        self.every = every
        self._one_at_a_time = threading.Lock()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name="saver", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """The last save, when nothing changes any more."""
        self._done.set()
        self.emulator.come_to_rest()
        try:
            self.save()
        except (NotSaved, OSError, TimeoutError) as trouble:
            print(f"The last save failed ({trouble}); MiniStack tries by itself.", flush=True)
        else:
            self.emulator.service("app", of="").PERSIST_STATE = False  # or it would do all of it again

    def save(self) -> None:
        with self._one_at_a_time:
            saving: Future[int] = Future()
            loop = self.emulator.loop
            assert loop is not None
            loop.call_soon_threadsafe(lambda: saving.set_result(fork_and_save(self.emulator, self.deliveries)))
            wait_for(saving.result(timeout=AT_MOST))

    def _go_on(self) -> None:
        # From the beginning of one save to the beginning of the next: what is written meanwhile is not in the first.
        due = time.monotonic() + self.every
        while not self._done.wait(max(0.0, due - time.monotonic())):
            due = time.monotonic() + self.every
            try:
                self.save()
            except (NotSaved, OSError, TimeoutError) as trouble:
                print(f"The shop was not saved ({trouble}); trying again in {self.every:.0f} s.", flush=True)


def fork_and_save(emulator: Emulator, deliveries: Deliveries) -> int:
    """Runs between two requests, on the thread that serves them; answers the process that saves."""
    with warnings.catch_warnings():
        # A lock that another thread holds stays locked in the copy, which is ended if it should hang on one.
        warnings.simplefilter("ignore", DeprecationWarning)
        saving = os.fork()
    if saving:
        return saving
    try:
        # MiniStack copies everything before it writes, for fear of changes, and writes piece by piece: nothing
        # changes in here, and a whole is written four times as fast.
        vars(copy)["deepcopy"] = as_it_is
        vars(json)["dump"] = dump_whole
        deliveries.before_the_state_is_saved()
        failures = save_all(emulator)
        if not failures:
            deliveries.after_the_state_is_saved()
    except BaseException:
        os._exit(1)
    os._exit(1 if failures else 0)


def as_it_is(whole: Any, memo: Any = None) -> Any:
    return whole


def dump_whole(whole: Any, file: Any, **settings: Any) -> None:
    file.write(json.dumps(whole, **settings))


def save_all(emulator: Emulator) -> list[str]:
    """MiniStack's own save; it only logs what it could not write, so its log is listened to."""
    app: Any = emulator.service("app", of="")
    failures: list[str] = []

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            failures.append(record.getMessage())

    listening = Listening(level=logging.ERROR)
    log = logging.getLogger("persistence")
    log.addHandler(listening)
    try:
        app.save_all(app._build_persistence_save_dict())
    finally:
        log.removeHandler(listening)
    if failures:
        print("\n".join(failures), file=sys.stderr, flush=True)
    return failures


def wait_for(saving: int) -> None:
    give_up = time.monotonic() + AT_MOST
    while time.monotonic() < give_up:
        ended, status = os.waitpid(saving, os.WNOHANG)
        if ended:
            if status:
                raise NotSaved("the copy that saves failed")
            return
        time.sleep(0.05)
    os.kill(saving, 9)
    os.waitpid(saving, 0)
    raise NotSaved("the copy that saves hung")
