"""The link to get no more messages: short, only ours, and good for 400 days."""

from __future__ import annotations

import hashlib
import hmac
import re
import string
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel import keys
from rapport.kernel.ids import CROCKFORD
from rapport.kernel.sealing import Keyring
from rapport.messaging.receipts.links import Opened, read, written

DAY = date(2026, 3, 10)
OURS = "cus_01KJX3T8M2Q4V6ZB7N9PRSWCDE"
ID_SIGNS = string.ascii_letters + string.digits + "._-"

CUSTOMERS = st.one_of(
    st.text(CROCKFORD, min_size=26, max_size=26).map("cus_{}".format),
    st.builds(str.__add__, st.sampled_from(string.ascii_letters + string.digits), st.text(ID_SIGNS, max_size=63)),
    st.sampled_from([OURS, OURS.lower(), OURS + "0", OURS[:-1], OURS.replace("Q", "U"), "cus_", "7", "x" * 64]),
)


def digest(kind: str, value: str) -> str:
    return hmac.digest(b"the shop's key", f"{kind}:{value}".encode(), hashlib.sha256)[:18].hex()


def another_shops(kind: str, value: str) -> str:
    return digest(kind, value + "another key")


def message(customer_id: str = OURS, day: date = DAY, occurrence: str = "birthday-2026") -> str:
    return keys.message_id(customer_id, day, occurrence)


@given(customer_id=CUSTOMERS, day=st.dates(date(2020, 1, 1), date(2150, 1, 1)), occurrence=st.text(max_size=5))
def test_a_link_names_its_message(customer_id: str, day: date, occurrence: str) -> None:
    message_id = message(customer_id, day, occurrence)

    token = written(message_id, digest)

    assert re.fullmatch(r"[A-Za-z0-9_-]+", token)
    assert read(token, digest, day) == Opened(message_id, customer_id, day)


@pytest.mark.parametrize(
    ("customer_id", "signs"), [(OURS, 62), ("7", 40), ("C-10017", 48), ("01712345678", 54), ("x" * 64, 124)]
)
def test_how_long_a_token_is(customer_id: str, signs: int) -> None:
    assert len(written(message(customer_id), digest)) == signs


def test_the_shops_own_keyring_makes_links() -> None:
    keyring = Keyring(b"k" * 32)
    token = written(message(), keyring.digest)

    assert read(token, keyring.digest, DAY) is not None
    assert read(token, Keyring(b"j" * 32).digest, DAY) is None


@pytest.mark.parametrize(("days", "opens"), [(0, True), (399, True), (400, True), (401, False), (-7, True)])
def test_it_is_good_for_four_hundred_days(days: int, opens: bool) -> None:
    token = written(message(), digest)

    assert (read(token, digest, DAY + timedelta(days=days)) is not None) is opens


@given(customer_id=CUSTOMERS, data=st.data())
def test_a_token_with_any_other_sign_in_it_opens_nothing(customer_id: str, data: st.DataObject) -> None:
    token = written(message(customer_id), digest)
    at = data.draw(st.integers(0, len(token) - 1))
    sign = data.draw(
        st.sampled_from(string.ascii_letters + string.digits + "-_=+/. \n").filter(lambda s: s != token[at])
    )

    assert read(token[:at] + sign + token[at + 1 :], digest, DAY) is None


@given(st.one_of(st.text(), st.text(string.ascii_letters + string.digits + "-_", min_size=38, max_size=130)))
def test_what_nobody_has_written_opens_nothing(token: str) -> None:
    assert read(token, digest, DAY) is None


@pytest.mark.parametrize("change", ["{}=", "{}==", "{}A", " {}", "{}\n", "A{}", "{0}{0}"])
def test_a_token_has_one_spelling(change: str) -> None:
    assert read(change.format(written(message(), digest)), digest, DAY) is None


def test_a_link_of_another_shop_opens_nothing_here() -> None:
    assert read(written(message(), another_shops), digest, DAY) is None
