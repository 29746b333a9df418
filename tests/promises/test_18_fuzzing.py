"""Promise 18: requests fuzzed from the document: no answer of 5xx, none off the schema, no bad input accepted.

Every run says its seed; on the same code `RAPPORT_SEED=<seed>` sends the very same requests again. What goes wrong is
printed with its whole request, to be sent by itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from random import Random

import pytest

from tests.promises.conftest import Size
from tests.promises.surface import stocked
from tests.rig.fuzzing import NOT_FOUND, Tally, tried
from tests.rig.fuzzing_document import operations, wrong_with_response
from tests.rig.fuzzing_edges import edges
from tests.rig.fuzzing_requests import drawn, hostile
from tests.rig.shop import DOORS, Answer

Counted = Callable[[int, str], None]


SUCCEEDED: set[str] = set()
"""Operations that some request of this file got through."""


@pytest.fixture(scope="module")
def number(size: Size) -> int:
    """The usual run sends the same requests every time; the long one goes where none has been."""
    said = os.environ.get("RAPPORT_SEED")
    return int(said) if said else Random().randrange(10**9) if size.long else 18


def test_no_request_from_the_document_fails_lies_or_slips_through(size: Size, number: int, counted: Counted) -> None:
    tally = tried(drawn(number, size(usual=9, long=130, small=4)), Tally(), most(size))
    assert not tally.faults, told(tally, number)
    assert tally.asked >= size(usual=3_500, long=34_000, small=500)
    SUCCEEDED.update(tally.done)
    counted(18, f"drawn from the document, seed {number}: {tally}")


def test_no_hostile_request_fails_lies_or_slips_through(size: Size, number: int, counted: Counted) -> None:
    tally = tried(hostile(Random(number), size(usual=3, long=18, small=1)), Tally(), most(size))
    assert not tally.faults, told(tally, number)
    assert tally.asked >= size(usual=2_500, long=16_000, small=500)
    counted(18, f"hostile by hand, seed {number}: {tally}")


def test_no_request_at_the_edges_of_the_document_fails_lies_or_slips_through(
    size: Size, number: int, counted: Counted
) -> None:
    """Each bound, type and pattern of each field, from both sides; every second one is enough to show a fault
    that was planted."""
    tally = tried(edges(Random(number), every=size(usual=1, long=1, small=2)), Tally(), most(size))
    assert not tally.faults, told(tally, number)
    SUCCEEDED.update(tally.done)
    never = {str(operation) for operation in operations()} - SUCCEEDED
    assert not never or size.small, f"never succeeded, so hardly tried: {sorted(never)}"
    counted(18, f"at the edges: {tally}")


ODD = ("/nothing", "/nothing/at/all", "//", "/%2e%2e", "/" + "x" * 4000, "/রহিমা", "/.well-known/x")


@pytest.mark.parametrize("door", sorted(DOORS))
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "TRACE", "SPILL"])
def test_what_is_not_there_is_refused_in_the_one_shape(door: str, method: str) -> None:
    """An address or a method that no route has: the gateway answers it with 404, and so does a door that is asked."""
    shop = stocked()
    known = DOORS[door][0].rstrip("/")
    odd = [known + each for each in ODD] if method == "GET" or door == "public_api" else [known + "/no/such/thing/here"]
    for path in odd:
        answer = shop.call(method, path)
        assert in_shape(answer), f"{method} {path} answered {answer.status}: {answer.text}"


def in_shape(answer: Answer) -> bool:
    return answer.status in (403, 404, 422) and not wrong_with_response(NOT_FOUND, answer.text, answer.headers)


def most(size: Size) -> int:
    """Where a fault is planted, the first one found is enough."""
    return 1 if size.small else 20


def told(tally: Tally, number: int) -> str:
    return f"seed {number}, {tally}\n\n" + "\n\n".join(tally.faults)
