"""What the bus hands to a function, on the laptop: kept until taken, a few at a time, again after a kill."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from local import deliveries
from local.deliveries import AT_ONCE, Deliveries

REACTOR = "arn:aws:lambda:us-east-1:000000000000:function:reactor"


class LaptopInMind:
    """As much of MiniStack as a delivery meets: one function, and what it does with an event."""

    def __init__(self, react: Callable[[Any], bool]) -> None:
        self.dead_letters: list[Any] = []
        self.bus: Any = SimpleNamespace()
        self.tried: list[Any] = []
        self._react = react
        said = {"MaximumRetryAttempts": 2, "DestinationConfig": {"OnFailure": {"Destination": "dead-letters"}}}
        self.functions = SimpleNamespace(
            _get_func_record_for_ref=lambda arn: ({"event_invoke_config": said}, {}, "reactor"),
            _execution_record_for_config=lambda function, configuration: function,
            _execute_function_with_config_scope=self._run,
            _route_async_failure=lambda where, name, event, result: self.dead_letters.append(event),
        )

    def service(self, name: str) -> Any:
        return {"lambda_svc": self.functions, "eventbridge": self.bus}[name]

    def _run(self, function: Any, event: Any) -> dict[str, Any]:
        self.tried.append(event)
        return {} if self._react(event) else {"error": True}


@contextmanager
def opened(laptop: LaptopInMind, folder: Path) -> Iterator[Deliveries]:
    opened = Deliveries(laptop, folder / "underway.json")  # type: ignore[arg-type]
    try:
        yield opened
    finally:
        opened.stop()


def soon(holds: Callable[[], bool]) -> bool:
    give_up = time.monotonic() + 10
    while not holds() and time.monotonic() < give_up:
        time.sleep(0.01)
    return holds()


@pytest.fixture(autouse=True)
def without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliveries, "PAUSE", 0)


def saved(there: Deliveries, folder: Path) -> list[Any]:
    there.before_the_state_is_saved()
    there.after_the_state_is_saved()
    return [json.loads(event) for _, event in json.loads((folder / "underway.json").read_text())]


def test_an_event_on_its_way_when_the_shop_was_saved_goes_again_at_the_next_start(tmp_path: Path) -> None:
    stuck, released = LaptopInMind(lambda event: arrived.wait(10)), LaptopInMind(lambda event: True)
    arrived = threading.Event()
    with opened(stuck, tmp_path) as before:
        stuck.bus._dispatch_to_lambda(REACTOR, '{"order": 1}')
        assert saved(before, tmp_path) == [{"order": 1}]
        with opened(released, tmp_path) as after:
            after.go_on()
            assert soon(lambda: released.tried == [{"order": 1}])
            assert soon(lambda: saved(after, tmp_path) == [])
        arrived.set()


def test_what_the_last_state_still_needs_is_kept_until_the_new_one_stands(tmp_path: Path) -> None:
    arrived = threading.Event()
    laptop = LaptopInMind(lambda event: arrived.wait(10))
    with opened(laptop, tmp_path) as there:
        laptop.bus._dispatch_to_lambda(REACTOR, '{"order": 1}')
        assert saved(there, tmp_path) == [{"order": 1}]
        arrived.set()
        assert soon(lambda: not there._underway)
        there.before_the_state_is_saved()
        assert len(json.loads((tmp_path / "underway.json").read_text())) == 1
        there.after_the_state_is_saved()
        assert json.loads((tmp_path / "underway.json").read_text()) == []


def test_a_hundred_events_at_once_are_handed_over_a_few_at_a_time(tmp_path: Path) -> None:
    at_once, most, door = 0, 0, threading.Lock()

    def react(_: Any) -> bool:
        nonlocal at_once, most
        with door:
            at_once += 1
            most = max(most, at_once)
        time.sleep(0.002)
        with door:
            at_once -= 1
        return True

    laptop = LaptopInMind(react)
    with opened(laptop, tmp_path):
        for number in range(100):
            laptop.bus._dispatch_to_lambda(REACTOR, json.dumps({"order": number}))
        assert soon(lambda: len(laptop.tried) == 100)
    assert 1 < most <= AT_ONCE


def test_an_event_is_tried_again_and_then_waits_for_a_person(tmp_path: Path) -> None:
    laptop = LaptopInMind(lambda event: False)
    with opened(laptop, tmp_path) as there:
        laptop.bus._dispatch_to_lambda(REACTOR, '{"order": 1}')
        assert soon(lambda: laptop.dead_letters == [{"order": 1}])
        assert len(laptop.tried) == 3
        assert soon(lambda: saved(there, tmp_path) == [])


def test_a_shop_that_closes_keeps_what_has_not_begun(tmp_path: Path) -> None:
    arrived = threading.Event()
    laptop = LaptopInMind(lambda event: arrived.wait(10))
    with opened(laptop, tmp_path) as there:
        for number in range(AT_ONCE + 3):
            laptop.bus._dispatch_to_lambda(REACTOR, json.dumps({"order": number}))
        assert soon(lambda: len(laptop.tried) == AT_ONCE)
        there.stop()
        arrived.set()
        assert soon(lambda: len(there._underway) == 3)
        assert saved(there, tmp_path) == [{"order": number} for number in range(AT_ONCE, AT_ONCE + 3)]
