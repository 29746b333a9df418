"""What a person is told of themselves, and of the shop they work for."""

from __future__ import annotations

import pytest

from rapport.kernel.caller import Role
from tests.rig.shop import TestShop

WHERE = {"time_zone": "Asia/Dhaka", "currency": "BDT", "country": "BD"}


@pytest.mark.parametrize("role", list(Role))
def test_everybody_is_told_where_the_business_is_and_how_it_counts(role: Role) -> None:
    me = TestShop().call("GET", "/me", role=role).body

    assert me | WHERE == me
    assert me["roles"] == [role]


def test_everybody_is_told_what_the_business_calls_itself_and_which_language_it_speaks() -> None:
    shop = TestShop()
    assert shop.call("PUT", "/api/config/business", {"name": "করিম স্টোর", "language": "bn"}).status == 200

    me = TestShop(table=shop.table).call("GET", "/me", role="crm_agent").body

    assert (me["business_name"], me["language"]) == ("করিম স্টোর", "bn")


def test_a_business_that_has_decided_nothing_has_a_name_and_a_language_all_the_same() -> None:
    me = TestShop().call("GET", "/me").body

    assert (me["business_name"], me["language"]) == ("Rapport shop", "en")


def test_a_token_of_the_hosted_sign_in_is_as_good_as_any() -> None:
    """It carries what the page was asked for, where a token of the pool's own API carries the pool's own scope."""
    shop = TestShop()
    hosted = {"scope": "openid profile email", "version": "2", "auth_time": "1773120000", "username": "nusrat"}

    answer = shop.call("GET", "/me", claims=shop.claims("crm_agent", "user-nusrat") | hosted)

    assert (answer.status, answer.body["user_id"]) == (200, "user-nusrat")
