"""A gateway's signature is asked of the bytes that arrived, of this moment, and of a secret that somebody has set."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel.errors import NotUnderstood
from rapport.messaging.receipts.signatures import (
    Forged,
    gateway_signature,
    header,
    raw_body,
    signed_by_gateway,
)
from tests.rig.webhooks import NOW, SECRET, event, mac, signature

BODY = '{"events": [{"type": "replied", "text": "জি, ২টা নিব 🙂"}]}'.encode()
SECONDS = int(NOW.timestamp())


def believed(body: bytes, given_signature: str, secrets: tuple[str, ...] = (SECRET,)) -> bool:
    try:
        signed_by_gateway(body, given_signature, secrets, NOW)
    except Forged:
        return False
    return True


def test_what_a_gateway_has_signed_is_believed() -> None:
    assert believed(BODY, signature(BODY))


def test_a_body_that_differs_by_one_sign_is_not() -> None:
    assert not believed(BODY + b" ", signature(BODY))


@pytest.mark.parametrize(
    ("seconds", "is_believed"), [(-301, False), (-300, True), (0, True), (300, True), (301, False)]
)
def test_it_holds_for_five_minutes_to_both_sides(seconds: int, is_believed: bool) -> None:
    assert believed(BODY, signature(BODY, at=NOW + timedelta(seconds=seconds))) is is_believed


def test_while_a_secret_is_changed_both_are_believed_on_either_side() -> None:
    old, new = mac(BODY, "old", SECONDS), mac(BODY, "new", SECONDS)

    assert believed(BODY, f"t={SECONDS},v1={old},v1={new}", ("new",))
    assert believed(BODY, f"t={SECONDS},v1={old}", ("new", "old"))
    assert not believed(BODY, f"t={SECONDS},v1={old},v1={new}", ("another",))


@pytest.mark.parametrize("unset", ["", " ", "\t"])
def test_a_secret_that_nobody_has_set_signs_nothing(unset: str) -> None:
    assert not believed(BODY, signature(BODY, secret=unset), (unset,))
    assert not believed(BODY, signature(BODY), ())


MAC = mac(BODY, SECRET, SECONDS)


@pytest.mark.parametrize(
    "given_signature",
    [
        f"t={SECONDS},v1={MAC}",
        f"v1={MAC},t={SECONDS}",
        f"t={SECONDS}, v1={MAC}",
        f"t={SECONDS},v0=abc,v1={MAC},v2=xyz",
    ],
)
def test_order_blanks_and_unknown_schemes_do_not_matter(given_signature: str) -> None:
    assert believed(BODY, given_signature)


@pytest.mark.parametrize(
    "given_signature",
    [
        "",
        MAC,
        f"v1={MAC}",
        f"t={SECONDS}",
        f"t={SECONDS},v1=",
        f"t={SECONDS},v1={MAC[:-1]}",
        f"t={SECONDS},v1={MAC}0",
        f"t={SECONDS},v1={MAC.upper()}",
        f"t={SECONDS},v1={MAC[:-1]}é",
        f"t={SECONDS},v0={MAC}",
        f"t={SECONDS},t={SECONDS},v1={MAC}",
        f"t={SECONDS + 1},v1={MAC}",
        f"t=-{SECONDS},v1={MAC}",
        f"t={SECONDS}.0,v1={MAC}",
        f"t=+{SECONDS},v1={MAC}",
        f"t=,v1={MAC}",
        f"t={'9' * 400},v1={MAC}",
        f"t=১৭৭৩১২২৪০০,v1={MAC}",
        "t=nan,v1=" + MAC,
    ],
)
def test_a_header_of_any_other_form_proves_nothing(given_signature: str) -> None:
    assert not believed(BODY, given_signature)


@given(body=st.binary(max_size=200))
def test_our_own_hand_signs_as_the_other_side_does(body: bytes) -> None:
    assert gateway_signature(body, SECRET, NOW) == signature(body)


@given(body=st.one_of(st.binary(max_size=100), st.text(max_size=50).map(str.encode)), in_base64=st.booleans())
def test_the_bytes_that_were_sent_are_the_bytes_that_are_read(body: bytes, in_base64: bool) -> None:
    assert raw_body(event(body, in_base64=in_base64)) == body


@pytest.mark.parametrize("nothing", [{}, {"body": None}, {"body": ""}, {"body": "", "isBase64Encoded": True}])
def test_no_body_is_an_empty_one(nothing: dict[str, Any]) -> None:
    assert raw_body(nothing) == b""


@pytest.mark.parametrize(
    "broken",
    [
        {"body": "not base 64!", "isBase64Encoded": True},
        {"body": "YQ", "isBase64Encoded": True},
        {"body": "YQ==\n", "isBase64Encoded": True},
        {"body": "ক", "isBase64Encoded": True},
        {"body": "half \ud83d", "isBase64Encoded": False},
    ],
)
def test_a_body_that_does_not_arrive_whole_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(NotUnderstood):
        raw_body(broken)


@pytest.mark.parametrize("name", ["x-rapport-signature", "X-Rapport-Signature", "X-RAPPORT-SIGNATURE"])
def test_a_header_is_found_in_any_case(name: str) -> None:
    assert header(event(b"", {name: "t=1"}), "X-Rapport-Signature") == "t=1"


def test_a_header_that_is_not_there_says_nothing() -> None:
    assert header({}, "X-Rapport-Signature") == ""
    assert header({"headers": None}, "X-Rapport-Signature") == ""


def test_a_header_given_twice_is_ambiguous_and_proves_nothing() -> None:
    twice = event(BODY, {"X-Rapport-Signature": signature(BODY), "x-rapport-signature": signature(BODY)})

    assert not believed(BODY, header(twice, "X-Rapport-Signature"))
