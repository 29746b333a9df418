"""Agents and their sign-ins, in the real user pool."""

from __future__ import annotations

import time
from typing import Any

import pytest
from botocore.exceptions import ClientError

from rapport.kernel.http import token
from tests.e2e.conftest import Dismissed
from tests.e2e.house import House
from tests.e2e.laptop import eventually

EMAIL = "rokeya@test.rapport.example"
PASSWORD = "Her-own-words-1"
A_MINUTE = 60.0


@pytest.fixture(scope="module")
def invited(house: House) -> dict[str, Any]:
    agent: dict[str, Any] = house.done(
        "POST", "/crm/automation/agents", {"agent_id": "rokeya", "name": "Rokeya", "email": EMAIL}
    )
    return agent


def in_the_pool(house: House) -> dict[str, Any]:
    people, pool = house.shop.client("cognito-idp"), house.shop.address.resources["UserPool"]
    found: dict[str, Any] = people.admin_get_user(UserPoolId=pool, Username=EMAIL)
    return found


def groups(house: House) -> list[str]:
    people, pool = house.shop.client("cognito-idp"), house.shop.address.resources["UserPool"]
    return [each["GroupName"] for each in people.admin_list_groups_for_user(UserPoolId=pool, Username=EMAIL)["Groups"]]


def change(house: House, **said: Any) -> Any:
    return house.done("PUT", "/crm/automation/agents/rokeya", {"name": "Rokeya", **said})


def test_an_invited_agent_has_a_sign_in_with_the_role_and_a_first_password_to_change(
    house: House, invited: dict[str, Any]
) -> None:
    person = in_the_pool(house)
    told = {each["Name"]: each["Value"] for each in person["UserAttributes"]}
    assert (person["Enabled"], person["UserStatus"]) == (True, "FORCE_CHANGE_PASSWORD")
    assert (told["email"], told["sub"]) == (EMAIL, invited["user_id"])
    assert groups(house) == ["crm_agent"]


def test_a_changed_role_is_the_role_of_the_next_token(house: House, invited: dict[str, Any]) -> None:
    people, pool = house.shop.client("cognito-idp"), house.shop.address.resources["UserPool"]
    people.admin_set_user_password(UserPoolId=pool, Username=EMAIL, Password=PASSWORD, Permanent=True)
    change(house, role="support")
    assert groups(house) == ["support"]
    me = house.ask("GET", "/me", token=house.shop.sign_in(EMAIL, PASSWORD)["AccessToken"]).json()
    assert (me["roles"], me["agent_id"], me["name"]) == (["support"], "rokeya", "Rokeya")


def test_a_disabled_agent_cannot_sign_in_and_an_enabled_one_can_again(house: House, invited: dict[str, Any]) -> None:
    change(house, role="support", active=False)
    assert in_the_pool(house)["Enabled"] is False
    with pytest.raises(ClientError, match="NotAuthorizedException"):
        house.shop.sign_in(EMAIL, PASSWORD)
    change(house, role="support", active=True)
    assert in_the_pool(house)["Enabled"] is True
    assert house.shop.sign_in(EMAIL, PASSWORD)["AccessToken"]


def test_a_dismissed_agents_token_is_refused_at_once_where_nobody_had_seen_it(
    house: House, dismissed: Dismissed
) -> None:
    answer = house.ask("GET", "/catalog/products", token=dismissed.token)
    assert (answer.status, answer.json()["error"]["code"]) == (403, "not_allowed")


def test_a_dismissed_agents_token_is_refused_within_a_minute_where_it_had_just_been_seen(
    house: House, dismissed: Dismissed
) -> None:
    assert token.CACHED.total_seconds() < A_MINUTE
    left = dismissed.at + A_MINUTE - time.monotonic()
    refused = eventually(
        lambda: house.ask("GET", "/me", token=dismissed.token).status,
        lambda status: status == 403,
        within=left,
        pause=3,
    )
    assert refused == 403
