"""The pool's own sign-in page: whom it knows, where it sends them back to, and for how long."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.functional.template.parsed import functions, resources, template

(CLIENT,) = (each["Properties"] for each in resources("AWS::Cognito::UserPoolClient").values())
((PAGE_NAME, PAGE),) = resources("AWS::Cognito::UserPoolDomain").items()
PUBLIC_URL = template()["Parameters"]["PublicUrl"]
# What Cognito takes as a name, and the words that it keeps for itself.
PREFIX = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
KEPT_WORDS = ("aws", "amazon", "cognito")


def test_one_signs_in_with_a_code_and_never_with_a_token_in_an_address() -> None:
    assert CLIENT["AllowedOAuthFlowsUserPoolClient"] is True
    assert CLIENT["AllowedOAuthFlows"] == ["code"]
    assert CLIENT["SupportedIdentityProviders"] == ["COGNITO"]
    assert set(CLIENT["AllowedOAuthScopes"]) == {"openid", "email", "profile"}


def test_a_browser_keeps_no_secret_so_it_is_given_none() -> None:
    assert not CLIENT.get("GenerateSecret")


@pytest.mark.parametrize("way", ["CallbackURLs", "LogoutURLs"])
def test_sign_in_and_out_come_back_to_the_console_and_nowhere_else(way: str) -> None:
    told = {"Fn::If": ["HasPublicUrl", {"Fn::Sub": "${PublicUrl}/admin"}, "http://localhost:3001/admin"]}

    assert CLIENT[way] == [told]


@pytest.mark.parametrize("url", ["", "https://shop.example", "http://localhost:3001"])
def test_an_address_that_sign_in_can_come_back_to_is_taken(url: str) -> None:
    assert re.fullmatch(PUBLIC_URL["AllowedPattern"], url)


@pytest.mark.parametrize("url", ["https://shop.example/", "http://shop.example", "shop.example", "https://a.example/b"])
def test_an_address_that_it_cannot_come_back_to_is_refused_before_anything_is_made(url: str) -> None:
    assert not re.fullmatch(PUBLIC_URL["AllowedPattern"], url)


def test_a_sign_in_lasts_a_working_day_and_a_token_a_quarter_of_an_hour() -> None:
    units = CLIENT["TokenValidityUnits"]

    assert (CLIENT["RefreshTokenValidity"], units["RefreshToken"]) == (12, "hours")
    assert (CLIENT["AccessTokenValidity"], units["AccessToken"]) == (15, "minutes")
    assert CLIENT["EnableTokenRevocation"] is True


def test_the_pages_name_is_one_that_no_other_stack_has() -> None:
    stack = "arn:aws:cloudformation:eu-west-1:123456789012:stack/rapport/1c2fa620-982a-11e3-aff7-50e2416294e0"

    name = resolved(PAGE["Properties"]["Domain"], {"AWS::StackId": stack})

    assert name == "rapport-1c2fa620-982a-11e3-aff7-50e2416294e0"
    assert PREFIX.fullmatch(name)
    assert not any(word in name for word in KEPT_WORDS)


def resolved(told: Any, known: dict[str, str]) -> Any:
    """As much of CloudFormation as stands in that name."""
    match told:
        case {"Ref": name}:
            return known[name]
        case {"Fn::Join": [between, parts]}:
            return between.join(resolved(part, known) for part in parts)
        case {"Fn::Split": [at, text]}:
            return resolved(text, known).split(at)
        case {"Fn::Select": [number, parts]}:
            return resolved(parts, known)[int(number)]
        case _:
            return told


def test_the_console_is_told_where_the_page_is() -> None:
    told = functions()["console"]["Properties"]["Environment"]["Variables"]["SIGN_IN_PAGE"]

    assert told == {"Fn::Sub": f"https://${{{PAGE_NAME}}}.auth.${{AWS::Region}}.amazoncognito.com"}


def test_the_page_needs_nobody_to_design_it_first() -> None:
    """The newer version (2) shows nothing until a style has been made for the client."""
    assert PAGE["Properties"]["ManagedLoginVersion"] == 1
