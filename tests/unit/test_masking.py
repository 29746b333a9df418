from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel.log import Log
from rapport.kernel.masking import masked


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("john@example.com", "jo***@example.com"),
        ("a@b.co", "a***@b.co"),
        ("mail to rahima.begum@shop.example.com, please", "mail to ra***@shop.example.com, please"),
        ("+8801712345678", "+8801•••••678"),
        ("01712345678", "0171•••••678"),
        ("call 8801712345678 now", "call 8801•••••678 now"),
        ("nothing of the kind", "nothing of the kind"),
        ("12 orders of 450", "12 orders of 450"),
        ("cus_01KKB59BR0Q0DWADNDDDWKH9D1", "cus_01KKB59BR0Q0DWADNDDDWKH9D1"),
    ],
)
def test_a_person_is_recognised_but_not_reached(said: str, shown: str) -> None:
    assert masked(said) == shown


@given(number=st.integers(10**9, 10**10 - 1), prefix=st.sampled_from(["+880", "880", "0", "+44", ""]))
def test_no_whole_number_is_ever_shown(number: int, prefix: str) -> None:
    assert f"{prefix}{number}" not in masked(f"phone {prefix}{number}.")


@given(name=st.from_regex(r"[a-z]{3,20}(\.[a-z]{1,10})?", fullmatch=True))
def test_no_whole_address_is_ever_shown(name: str) -> None:
    assert f"{name}@example.com" not in masked(f"<{name}@example.com>")


def test_the_log_masks_what_somebody_forgot() -> None:
    out = io.StringIO()

    Log(out).info("sent", to="rahima@example.com", phone="+8801712345678")

    line = json.loads(out.getvalue())
    assert line == {"level": "INFO", "message": "sent", "to": "ra***@example.com", "phone": "+8801•••••678"}


def test_a_failure_is_logged_by_kind_and_place_without_its_words() -> None:
    out = io.StringIO()
    try:
        raise ValueError("Rahima Begum of Dhanmondi choked")
    except ValueError as failure:
        Log(out).error("request failed", failure)

    line = json.loads(out.getvalue())
    assert line["kind"] == "ValueError"
    assert "Rahima" not in out.getvalue()
    assert line["at"][0].startswith("test_masking.py:")
