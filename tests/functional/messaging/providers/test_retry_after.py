"""When a provider wants to be called again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.messaging.providers.retry_after import LONGEST, retry_after

NOON = "Sat, 21 Nov 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, None),
        ({"retry-after": "0"}, timedelta(0)),
        ({"retry-after": "1"}, timedelta(seconds=1)),
        ({"retry-after": " 90 "}, timedelta(seconds=90)),
        ({"retry-after": "86400"}, LONGEST),
        ({"retry-after": "86401"}, LONGEST),
        ({"retry-after": "999999999999"}, LONGEST),
        ({"retry-after": "9" * 5000}, None),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "1.5"}, None),
        ({"retry-after": "৩"}, None),
        ({"retry-after": "soon"}, None),
        ({"x-amz-retry-after": "1500"}, timedelta(milliseconds=1500)),
        ({"retry-after": "3", "x-amz-retry-after": "1500"}, timedelta(seconds=3)),
        ({"retry-after": "Sat, 21 Nov 2026 12:02:00 GMT", "date": NOON}, timedelta(minutes=2)),
        ({"retry-after": "Sat, 21 Nov 2026 18:02:00 +0600", "date": NOON}, timedelta(minutes=2)),
        ({"retry-after": "Sat, 21 Nov 2026 12:02:00 -0000", "date": NOON}, timedelta(minutes=2)),
        ({"retry-after": "Sat, 21 Nov 2026 11:59:00 GMT", "date": NOON}, timedelta(0)),
        ({"retry-after": "Sat, 21 Nov 2026 12:02:00 GMT"}, None),
        ({"retry-after": "Sat, 99 Nov 2026 12:02:00 GMT", "date": NOON}, None),
    ],
)
def test_what_it_says(headers: dict[str, str], wait: timedelta | None) -> None:
    assert retry_after(headers) == wait


@given(st.dictionaries(st.sampled_from(["retry-after", "x-amz-retry-after", "date"]), st.text()))
def test_whatever_it_says_the_wait_is_bearable(headers: dict[str, str]) -> None:
    wait = retry_after(headers)

    assert wait is None or timedelta(0) <= wait <= LONGEST
