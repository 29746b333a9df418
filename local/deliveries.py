"""Bridge: what the bus hands to a function is kept until the function has taken it.

MiniStack starts a thread and a worker for every event at once, tries once, and remembers nothing: a kill loses what
was on its way, a failure ends it, and a hundred events start a hundred workers. AWS keeps what it has accepted. So
events on their way are saved with the rest and handed over again at the next start, a few at a time, and each is
tried as often as its function says.
"""

import itertools
import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from local.emulator import Emulator, leave_ctrl_c_to_the_launcher

# Each may start a worker, which takes a core for most of a second.
AT_ONCE = 4
RETRIES = 2
# Seconds before the first retry; a minute in the cloud.
PAUSE = 1.0

Delivery = tuple[str, str]
"""The function's ARN, and the event as text."""


class Deliveries:
    def __init__(self, emulator: Emulator, saved: Path) -> None:
        self._functions = emulator.service("lambda_svc")
        self._saved = saved
        self._numbers = itertools.count()
        # No lock guards it: a saving copy of the process could find the lock held for ever.
        self._underway: dict[int, Delivery] = {}
        self._together = ThreadPoolExecutor(AT_ONCE, "delivery", leave_ctrl_c_to_the_launcher)
        emulator.service("eventbridge")._dispatch_to_lambda = self.accept

    def accept(self, function: str, event: str) -> None:
        number = next(self._numbers)
        self._underway[number] = (function, event)
        self._together.submit(self._deliver, number)

    def go_on(self) -> None:
        """What was on its way when the shop was last saved may have arrived since, or not: it goes again."""
        for function, event in self._read():
            self.accept(function, event)

    def stop(self) -> None:
        """What has not begun waits for the next start."""
        self._together.shutdown(wait=False, cancel_futures=True)

    def before_the_state_is_saved(self) -> None:
        """Until the new state stands, the old one may be the one that is read again."""
        self._write([*self._read(), *self._underway.values()])

    def after_the_state_is_saved(self) -> None:
        self._write([*self._underway.values()])

    def _deliver(self, number: int) -> None:
        arn, event = self._underway[number]
        try:
            found, configuration, name = self._functions._get_func_record_for_ref(arn)
            if found:
                self._invoke(
                    name, self._functions._execution_record_for_config(found, configuration), json.loads(event)
                )
        except Exception as trouble:  # nobody waits for this thread's answer
            print(f"An event did not reach its function; it goes again at the next start: {trouble!r}", flush=True)
        else:
            del self._underway[number]

    def _invoke(self, name: str, function: dict[str, Any], event: Any) -> None:
        said = function.get("event_invoke_config") or (function.get("event_invoke_configs") or {}).get("$LATEST") or {}
        result: dict[str, Any] = {}
        for attempt in range(said.get("MaximumRetryAttempts", RETRIES) + 1):
            time.sleep(PAUSE * attempt)
            result = self._functions._execute_function_with_config_scope(function, event)
            if not result.get("error"):
                return
        dead_letters = (said.get("DestinationConfig") or {}).get("OnFailure", {}).get("Destination")
        if dead_letters:
            self._functions._route_async_failure(dead_letters, name, event, result)

    def _read(self) -> list[Delivery]:
        try:
            return [(function, event) for function, event in json.loads(self._saved.read_text())]
        except FileNotFoundError:
            return []

    def _write(self, deliveries: list[Delivery]) -> None:
        half_done = self._saved.with_suffix(".part")
        half_done.write_text(json.dumps(deliveries))
        half_done.replace(self._saved)
