"""Everything that can go wrong between a provider and us, before and after it took the message."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from tests.rig.fake_providers.dialects import Dialect, Reply


class Fault(StrEnum):
    NONE = "takes it"
    THROTTLED = "429"
    THROTTLED_WITH_TIME = "429 with Retry-After"
    REFUSED = "refuses it for good"
    FORBIDDEN = "does not let us in"
    REDIRECTED = "points elsewhere, where it would be taken"
    DROPPED_BEFORE = "hangs up before taking it"
    DROPPED_AFTER = "takes it and hangs up"
    TORN_AFTER = "takes it and tears the line"
    SLOW_BEFORE = "thinks for too long"
    SLOW_AFTER = "takes it and answers too late"
    DRIPPED_AFTER = "takes it and answers byte by byte"
    FAILED_BEFORE_500 = "500 without taking it"
    FAILED_BEFORE_503 = "503 without taking it"
    FAILED_AFTER_500 = "takes it and says 500"
    FAILED_AFTER_502 = "takes it and says 502"
    FAILED_AFTER_503 = "takes it and says 503"
    FAILED_AFTER_504 = "takes it and says 504"
    PAGE_BEFORE = "a page that says welcome"
    PAGE_AFTER = "takes it and shows a page"
    NOTHING_AFTER = "takes it and says 200 and nothing"
    HALF_AFTER = "takes it and says half of it"
    BYTES_AFTER = "takes it and says bytes that are no text"
    HUGE_AFTER = "takes it and does not stop talking"
    NO_HTTP_AFTER = "takes it and speaks no HTTP"


THINKING = frozenset({Fault.SLOW_BEFORE, Fault.SLOW_AFTER, Fault.DRIPPED_AFTER})
"""Cost all the time that the caller has."""

DRIPS_FOR = 2
"""Seconds, a byte every tenth of one."""


class Line(Protocol):
    def say(self, reply: Reply) -> None: ...
    def say_raw(self, said: bytes) -> None: ...
    def hang_up(self) -> None: ...
    def tear(self) -> None: ...


@dataclass(frozen=True)
class Visit:
    """One request, and what can be done about it."""

    line: Line
    dialect: Dialect
    elsewhere: str
    take: Callable[[], Reply]
    """Takes the message, and gives the answer that says so."""
    think: Callable[[], None]
    """For longer than the caller waits."""


PAGE = Reply(200, b"<html><body>Welcome to our hotel</body></html>", {"Content-Type": "text/html"})


def fail(fault: Fault, visit: Visit) -> None:
    if fault.name.endswith(("_500", "_502", "_503", "_504")):
        if "_AFTER_" in fault.name:
            visit.take()
        return visit.line.say(visit.dialect.error(int(fault.name[-3:]), "Broken", "said"))
    return FAILING[fault](visit)


def _takes(visit: Visit) -> None:
    visit.line.say(visit.take())


def _throttles(visit: Visit) -> None:
    visit.line.say(visit.dialect.error(429, visit.dialect.throttling, "slowly"))


def _throttles_for_a_while(visit: Visit) -> None:
    reply = visit.dialect.error(429, visit.dialect.throttling, "slowly")
    visit.line.say(replace(reply, headers={**reply.headers, "Retry-After": "7"}))


def _refuses(visit: Visit) -> None:
    visit.line.say(visit.dialect.error(*visit.dialect.refusal, "no"))


def _forbids(visit: Visit) -> None:
    visit.line.say(visit.dialect.error(403, visit.dialect.forbidden, "no"))


def _points_elsewhere(visit: Visit) -> None:
    visit.line.say(Reply(307, b"", {"Location": visit.elsewhere}))


def _takes_and_hangs_up(visit: Visit) -> None:
    visit.take()
    visit.line.hang_up()


def _takes_and_tears_the_line(visit: Visit) -> None:
    visit.take()
    visit.line.tear()


def _hangs_up(visit: Visit) -> None:
    visit.line.hang_up()


def _thinks(visit: Visit) -> None:
    visit.think()
    visit.line.hang_up()


def _answers_late(visit: Visit) -> None:
    reply = visit.take()
    visit.think()
    visit.line.say(replace(reply, headers={**reply.headers, "Connection": "close"}))
    visit.line.hang_up()


def _drips(visit: Visit) -> None:
    visit.take()
    visit.line.say_raw(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n")
    for _ in range(DRIPS_FOR * 10):
        time.sleep(0.1)
        visit.line.say_raw(b" ")
    visit.line.hang_up()


def _shows_a_page(visit: Visit) -> None:
    visit.line.say(PAGE)


def _taking_and_saying(body_of: Callable[[bytes], bytes], length: int | None = None) -> Callable[[Visit], None]:
    def says(visit: Visit) -> None:
        whole = visit.take()
        headers = {**whole.headers, "Connection": "close"}
        if length is not None:
            headers["Content-Length"] = str(length)
        visit.line.say(replace(whole, status=200, body=body_of(whole.body), headers=headers))
        visit.line.hang_up()

    return says


def _speaks_no_http(visit: Visit) -> None:
    visit.take()
    visit.line.say_raw(b"220 mail.example ESMTP\r\n\r\n")
    visit.line.hang_up()


FAILING: dict[Fault, Callable[[Visit], None]] = {
    Fault.NONE: _takes,
    Fault.THROTTLED: _throttles,
    Fault.THROTTLED_WITH_TIME: _throttles_for_a_while,
    Fault.REFUSED: _refuses,
    Fault.FORBIDDEN: _forbids,
    Fault.REDIRECTED: _points_elsewhere,
    Fault.DROPPED_BEFORE: _hangs_up,
    Fault.DROPPED_AFTER: _takes_and_hangs_up,
    Fault.TORN_AFTER: _takes_and_tears_the_line,
    Fault.SLOW_BEFORE: _thinks,
    Fault.SLOW_AFTER: _answers_late,
    Fault.DRIPPED_AFTER: _drips,
    Fault.PAGE_BEFORE: _shows_a_page,
    Fault.PAGE_AFTER: _taking_and_saying(lambda _: PAGE.body),
    Fault.NOTHING_AFTER: _taking_and_saying(lambda _: b""),
    Fault.HALF_AFTER: _taking_and_saying(lambda body: body[: len(body) // 2], length=5000),
    Fault.BYTES_AFTER: _taking_and_saying(lambda _: bytes(range(128, 256)) * 3),
    Fault.HUGE_AFTER: _taking_and_saying(lambda body: b" " * 200_000 + body),
    Fault.NO_HTTP_AFTER: _speaks_no_http,
}
