from __future__ import annotations

import secrets
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given, settings
from hypothesis import strategies as st

from rapport.kernel import keys
from rapport.kernel.sealing import Keyring, LateKeyring, Seal
from rapport.kernel.table.memory import MemoryTable
from tests.rig.shop import PlainDataKeys

KEYRING = Keyring(bytes(range(32)))
texts = st.text(st.characters(exclude_categories=["Cs"]))
contents = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)


def seal_of(customer_id: str) -> Seal:
    return KEYRING.customer(customer_id, KEYRING.new_customer_key(customer_id))


@given(content=contents, context=texts)
def test_what_is_sealed_opens_in_its_own_context(content: Any, context: str) -> None:
    assert KEYRING.open(KEYRING.close(content, context), context) == content


@given(content=contents, context=texts, other=texts)
def test_what_is_sealed_opens_in_no_other_context(content: Any, context: str, other: str) -> None:
    sealed = KEYRING.close(content, context)

    if context != other:
        with pytest.raises(InvalidTag):
            KEYRING.open(sealed, other)


@given(content=contents, data=st.data())
def test_what_was_tampered_with_does_not_open(content: Any, data: st.DataObject) -> None:
    sealed = bytearray(KEYRING.close(content, "here"))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))

    with pytest.raises(InvalidTag):
        KEYRING.open(bytes(sealed), "here")


@given(content=contents, cut=st.integers(1, 40))
def test_what_was_cut_short_does_not_open(content: Any, cut: int) -> None:
    sealed = KEYRING.close(content, "here")

    with pytest.raises((InvalidTag, ValueError)):
        KEYRING.open(sealed[:-cut], "here")


def test_one_customers_key_opens_nothing_of_anothers() -> None:
    sealed = seal_of("cus_1").close("01712345678", "profile:cus_1")

    with pytest.raises(InvalidTag):
        seal_of("cus_2").open(sealed, "profile:cus_1")


def test_a_customers_key_cannot_be_passed_off_as_anothers() -> None:
    wrapped = KEYRING.new_customer_key("cus_1")

    with pytest.raises(InvalidTag):
        KEYRING.customer("cus_2", wrapped)


def test_another_shops_key_opens_nothing_of_ours() -> None:
    wrapped = KEYRING.new_customer_key("cus_1")

    with pytest.raises(InvalidTag):
        Keyring(secrets.token_bytes(32)).customer("cus_1", wrapped)


def test_the_same_sealed_twice_looks_different() -> None:
    seal = seal_of("cus_1")

    assert len({seal.close("same", "here") for _ in range(100)}) == 100


@given(content=st.text(st.characters(categories=["L"]), min_size=6))
@settings(max_examples=30)
def test_nothing_readable_is_left(content: str) -> None:
    assert content.encode() not in KEYRING.close(content, "here")


def test_equal_values_meet_by_their_digest_and_only_within_their_kind_and_shop() -> None:
    digest = KEYRING.digest("phone", "+8801712345678")

    assert digest == KEYRING.digest("phone", "+8801712345678")
    assert digest != KEYRING.digest("phone", "+8801712345679")
    assert digest != KEYRING.digest("email", "+8801712345678")
    assert digest != Keyring(bytes(32)).digest("phone", "+8801712345678")


def test_a_new_shop_has_one_key_however_many_workers_come_first() -> None:
    table, data_keys = MemoryTable(keys.INDEXES), PlainDataKeys()
    workers = [LateKeyring(table, data_keys) for _ in range(5)]

    digests = {worker.keyring.digest("phone", "1") for worker in workers}

    assert len(digests) == 1


def test_a_worker_that_came_second_takes_the_firsts_key() -> None:
    class Late(MemoryTable):
        """Another worker writes its key between this one's look and its own write."""

        late = True

        def get(self, key: Any) -> Any:
            found = super().get(key)
            if self.late:
                self.late = False
                self.load([(keys.data_key(), {"wrapped": bytes(range(32))})])
            return found

    keyring = LateKeyring(Late(), PlainDataKeys()).keyring

    assert keyring.digest("phone", "1") == Keyring(bytes(range(32))[::-1]).digest("phone", "1")
