"""An empty shop is filled with the made-up one; any other is left alone."""

from __future__ import annotations

import re

import pytest

from demo import __main__ as command
from demo import karim
from demo.filling import ShopNotEmpty, fill
from demo.people import DEMO_PASSWORD, PEOPLE, sign_in_name, without_sign_ins
from demo.shop import SMALLEST
from local.places import ROOT
from rapport.catalog import store as catalog
from rapport.catalog.model import NewProduct
from rapport.customers import store as customers
from rapport.kernel.caller import Role
from rapport.kernel.work import perform
from tests.rig.shop import ADMIN, TestShop


def filled(there: TestShop, said: list[str]) -> None:
    fill(there.shop, there.table, without_sign_ins, said.append, size=SMALLEST)


def nobody() -> dict[str, str]:
    raise AssertionError("nobody gets a sign-in here")


class TestAnEmptyShop:
    def test_what_was_sealed_elsewhere_opens_in_it(self) -> None:
        there = TestShop()
        filled(there, [])
        assert customers.get(there.work(), karim.CUSTOMER_ID).phone == "+8801712345678"

    def test_a_shop_that_has_made_its_key_already_keeps_it(self) -> None:
        there = TestShop()
        digest = there.shop.keyring.digest("phone", "1")
        filled(there, [])
        assert there.shop.keyring.digest("phone", "1") == digest
        assert customers.get(there.work(), karim.CUSTOMER_ID).phone == "+8801712345678"

    def test_its_progress_is_told_to_the_end(self) -> None:
        said: list[str] = []
        filled(TestShop(), said)
        assert any("100%" in line for line in said)


class TestAShopInUse:
    @pytest.fixture
    def in_use(self) -> TestShop:
        there = TestShop()
        perform(
            there.shop, ADMIN, lambda work: catalog.create(work, NewProduct(name="Rice", category="Rice", price=90))
        )
        return there

    def test_it_is_refused_before_anything_is_written(self, in_use: TestShop) -> None:
        before = in_use.table.everything()
        with pytest.raises(ShopNotEmpty):
            fill(in_use.shop, in_use.table, nobody, print, size=SMALLEST)
        assert in_use.table.everything() == before

    def test_a_filled_shop_is_not_filled_again(self) -> None:
        there = TestShop()
        filled(there, [])
        with pytest.raises(ShopNotEmpty):
            filled(there, [])


class TestTheSignIns:
    def test_each_role_has_one_under_its_own_name(self) -> None:
        assert {sign_in_name(role) for role in Role} <= {person.sign_in for person in PEOPLE}

    def test_the_password_is_one_that_the_pool_takes(self) -> None:
        policy = re.search(r"PasswordPolicy: \{ MinimumLength: (\d+)", (ROOT / "template.yaml").read_text())
        assert policy
        assert len(DEMO_PASSWORD) >= int(policy[1])
        for kind in (str.islower, str.isupper, str.isdigit):
            assert any(map(kind, DEMO_PASSWORD))

    @pytest.mark.parametrize("endpoint", ["", "https://dynamodb.eu-west-1.amazonaws.com"])
    def test_they_are_made_on_a_laptop_only(self, endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
        assert command.main() == 1
