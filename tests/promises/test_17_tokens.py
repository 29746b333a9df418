"""Promise 17: tokens: none, expired, wrong audience or issuer, unsigned, ID instead of access token, malformed groups
(`[not_admin]`, `[admin `, `null`): 60 cases and 10,000 generated group strings, never a wrong grant."""

from __future__ import annotations

import random
from typing import Any

import pytest

from rapport.kernel.http.roles import PUBLIC, ROUTES
from rapport.kernel.http.token import roles_of
from tests.promises.conftest import Counted, Size
from tests.promises.surface import outside_world
from tests.rig.shop import TestShop

SIGNED_IN_AS = "user-of-the-token-cases"
MISSING = object()
NOW = TestShop().clock.now().timestamp()

# What is changed in a good token, and the status of `GET /me` that follows.
CLAIMS: dict[str, tuple[dict[str, Any], int]] = {
    "a good token": ({}, 200),
    "an expiry as the gateway writes it in some versions": ({"exp": f"{NOW + 900:e}"}, 200),
    "an expiry as a number": ({"exp": NOW + 900}, 200),
    "expired long ago": ({"exp": "1500000000"}, 401),
    "expired this very second": ({"exp": str(int(NOW))}, 401),
    "one second left": ({"exp": str(int(NOW) + 1)}, 200),
    "no expiry": ({"exp": MISSING}, 401),
    "an empty expiry": ({"exp": ""}, 401),
    "an expiry of words": ({"exp": "tomorrow"}, 401),
    "no number at all": ({"exp": "nan"}, 401),
    "an endless expiry": ({"exp": "inf"}, 401),
    "an endless expiry by digits": ({"exp": "1e999"}, 401),
    "an expiry of null": ({"exp": None}, 401),
    "a list for an expiry": ({"exp": [NOW + 900]}, 401),
    "an ID token": ({"token_use": "id"}, 401),
    "a refresh token": ({"token_use": "refresh"}, 401),
    "no token use": ({"token_use": MISSING}, 401),
    "a token use in capitals": ({"token_use": "ACCESS"}, 401),
    "a token use with a blank": ({"token_use": "access "}, 401),
    "another issuer": ({"iss": "https://issuer.example/other"}, 401),
    "an issuer that begins like ours": ({"iss": "https://issuer.example/pool.evil.example"}, 401),
    "an issuer with a slash more": ({"iss": "https://issuer.example/pool/"}, 401),
    "an issuer without encryption": ({"iss": "http://issuer.example/pool"}, 401),
    "no issuer": ({"iss": MISSING}, 401),
    "an empty issuer": ({"iss": ""}, 401),
    "another client": ({"client_id": "client-2"}, 401),
    "no client": ({"client_id": MISSING}, 401),
    "an empty client": ({"client_id": ""}, 401),
    "our client as the audience only, as an ID token has it": ({"client_id": MISSING, "aud": "client-1"}, 401),
    "no subject": ({"sub": MISSING}, 401),
    "an empty subject": ({"sub": ""}, 401),
    "a subject with a blank": ({"sub": "user 1"}, 401),
    "a subject with a line break": ({"sub": "user-1\n"}, 401),
    "a subject that would be another key": ({"sub": "user#1"}, 401),
    "a subject of a number": ({"sub": 17}, 401),
    "a subject too long to be one": ({"sub": "u" * 65}, 401),
    "no groups": ({"cognito:groups": MISSING}, 403),
    "groups of null": ({"cognito:groups": None}, 403),
    "groups under a name that is not ours": ({"cognito:groups": MISSING, "groups": "[admin]"}, 403),
}

GROUPS: dict[str, tuple[Any, set[str]]] = {
    "one": ("[admin]", {"admin"}),
    "two, as the gateway joins them": ("[admin crm_agent]", {"admin", "crm_agent"}),
    "the other name of a manager": ("[crm_manager]", {"sales_manager"}),
    "both names of a manager": ("[crm_manager sales_manager]", {"sales_manager"}),
    "the same twice": ("[support support]", {"support"}),
    "a stranger beside a friend": ("[eu-west-1_pool_Google crm_agent]", {"crm_agent"}),
    "not an admin": ("[not_admin]", set()),
    "an admin of something else": ("[admins]", set()),
    "an admin and more": ("[admin-of-nothing]", set()),
    "never closed": ("[admin ", set()),
    "never closed, without a blank": ("[admin", set()),
    "never opened": ("admin]", set()),
    "bare": ("admin", set()),
    "null as text": ("null", set()),
    "null in brackets": ("[null]", set()),
    "joined by a comma": ("[admin,crm_agent]", set()),
    "joined by a comma and a blank": ("[admin, crm_agent]", set()),
    "as JSON": ('["admin"]', set()),
    "brackets in brackets": ("[[admin]]", set()),
    "two lists": ("[admin][crm_agent]", set()),
    "two blanks between": ("[admin  crm_agent]", set()),
    "a blank before": ("[ admin]", set()),
    "a blank behind": ("[admin ]", set()),
    "a tab between": ("[admin\tcrm_agent]", set()),
    "a line break between": ("[admin\ncrm_agent]", set()),
    "a line break behind": ("[admin]\n", set()),
    "a no-break space between": ("[admin\u00a0crm_agent]", set()),
    "capitals": ("[ADMIN]", set()),
    "one capital": ("[Admin]", set()),
    "a Cyrillic a": ("[\u0430dmin]", set()),
    "full width": ("[\uff41dmin]", set()),
    "a dotless i": ("[adm\u0131n]", set()),
    "an invisible joiner": ("[ad\u200dmin]", set()),
    "a mark that overlays": ("[admin\u0338]", set()),
    "a zero byte": ("[admin\x00]", set()),
    "nothing": ("[]", set()),
    "a blank": ("[ ]", set()),
    "an empty text": ("", set()),
    "a real list, which the gateway never gives": (["admin"], set()),
    "a table": ({"admin": True}, set()),
    "yes": (True, set()),
    "the name of the role's variable": ("[ADMIN Role.ADMIN]", set()),
}


@pytest.mark.parametrize("case", CLAIMS)
def test_only_a_good_access_token_of_this_house_is_let_in(case: str) -> None:
    """None, expired, wrong audience or issuer, ID instead of access token: refused."""
    changes, status = CLAIMS[case]
    shop = TestShop()
    claims = {
        name: value for name, value in (shop.claims("admin", SIGNED_IN_AS) | changes).items() if value is not MISSING
    }
    assert shop.call("GET", "/me", claims=claims).status == status


@pytest.mark.parametrize("case", GROUPS)
def test_groups_are_matched_whole_and_exactly(case: str) -> None:
    """Malformed groups give nothing; well-formed ones what they name."""
    groups, granted = GROUPS[case]
    shop = TestShop()
    answer = shop.call("GET", "/me", claims=shop.claims("", SIGNED_IN_AS) | {"cognito:groups": groups})
    if granted:
        assert (answer.status, set(answer.body["roles"])) == (200, granted)
    else:
        assert answer.status == 403


def test_no_token_at_all_opens_nothing(counted: Counted) -> None:
    """No authorizer, an empty one, one without claims: nobody is signed in."""
    shop = TestShop()
    assert shop.call("GET", "/me", role=None).status == 401
    assert shop.call("GET", "/me", claims={}).status == 401
    counted(17, f"{len(CLAIMS) + len(GROUPS) + 2} tokens written by hand, 0 wrong grants")


def test_a_token_given_in_the_query_the_body_or_a_header_is_none() -> None:
    """Identity comes from the gateway's claims alone."""
    shop = TestShop()
    headers = {"Authorization": "Bearer x", "X-User": SIGNED_IN_AS, "x-amzn-oidc-data": "[admin]"}
    assert shop.call("GET", "/me", role=None, headers=headers).status == 401
    assert shop.call("GET", "/me?role=admin", role=None).status == 401
    body = {"first_name": "A", "role": "admin", "sub": SIGNED_IN_AS}
    assert shop.call("POST", "/cdm/customers", body, role=None, headers=headers).status == 401


@pytest.mark.parametrize("seconds", [31, 60])
def test_a_disabled_person_is_refused_within_a_minute(seconds: int) -> None:
    """A token lives on for minutes; the sign-in behind it does not."""
    shop = TestShop()
    user = f"user-leaving-{seconds}"
    with outside_world():
        added = shop.call("POST", "/crm/automation/agents", {"agent_id": "agt_1", "name": "Mina", "user_id": user})
        assert added.status == 201
        assert shop.call("GET", "/cdm/customer360", role="crm_agent", user=user).status == 200
        assert shop.call("PUT", "/crm/automation/agents/agt_1", {"name": "Mina", "active": False}).status == 200
    shop.clock.advance(seconds=seconds)
    assert shop.call("GET", "/cdm/customer360", role="crm_agent", user=user).status == 403


# -- generated ---------------------------------------------------------------------------------------------------

KNOWN = {
    "admin": "admin",
    "sales_manager": "sales_manager",
    "crm_manager": "sales_manager",
    "crm_agent": "crm_agent",
    "support": "support",
    "delivery_coordinator": "delivery_coordinator",
}


def granted_by(groups: str) -> set[str]:
    """What a list of groups grants, read sign by sign: the definition that the regular expression is held to."""
    if len(groups) < 3 or groups[0] != "[" or groups[-1] != "]":
        return set()
    words, word = [], ""
    for sign in groups[1:-1]:
        if sign == " ":
            words.append(word)
            word = ""
        elif sign in "[]," or sign.isspace():
            return set()
        else:
            word += sign
    words.append(word)
    return set() if "" in words else {KNOWN[each] for each in words if each in KNOWN}


def written(chance: random.Random) -> str:
    """A list of groups, good or nearly good."""
    strangers = ["not_admin", "admins", "ADMIN", "\u0430dmin", "null", "eu_Google", "a", "", "admin\u200b", "সাপোর্ট"]
    words = [chance.choice([*KNOWN, *KNOWN, *strangers]) for _ in range(chance.randint(0, 4))]
    if chance.random() < 0.4:
        return f"[{' '.join(words)}]"
    joined = chance.choice([" ", " ", " ", " ", ",", ", ", "  ", "\t", "\n", "\u00a0", "\u2003", "] ["]).join(words)
    text = chance.choice(["[", "[", "[", "[", "[", "[", "", "[[", " ["]) + joined
    text += chance.choice(["]", "]", "]", "]", "]", "]", "", "]]", "] ", "]\n"])
    for _ in range(chance.choice([0, 0, 0, 0, 1, 2])):
        at = chance.randrange(len(text) + 1)
        sign = chance.choice([*"[] ,_admincrs\x00\n\t", "\u0430", "\u200d", "\U0001f511"])
        text = text[:at] + sign + text[at + chance.randint(0, 1) :]
    return text


def test_ten_thousand_generated_groups_grant_what_the_definition_says(size: Size, counted: Counted) -> None:
    """10,000 generated group strings against an independent reading: never a wrong grant."""
    chance = random.Random(17)
    strings = [written(chance) for _ in range(size(10_000, 1_000_000, 2_000))]
    wrong = [text for text in strings if {role.value for role in roles_of(text)} != granted_by(text)]
    assert wrong == []
    granting = sum(bool(granted_by(text)) for text in strings)
    assert len(strings) / 8 < granting < len(strings) * 7 / 8, "both kinds have to be tried"
    counted(17, f"{len(strings)} generated groups, {granting} grant something, 0 wrong")


def test_generated_groups_open_exactly_the_routes_of_their_roles(size: Size, counted: Counted) -> None:
    """Through the door itself: what a token may is what the table says of its groups."""
    chance = random.Random(71)
    shop = TestShop()
    tried = 0
    for number in range(size(300, 5_000, 40)):
        groups = written(chance)
        answer = shop.call("GET", "/me", claims=shop.claims("", f"user-{number}") | {"cognito:groups": groups})
        granted = granted_by(groups)
        if not granted:
            assert answer.status == 403, groups
        else:
            allowed = {route for route, roles in ROUTES.items() if roles != PUBLIC and roles & granted}
            assert set(answer.body["roles"]) == granted, groups
            told = {route.replace("{", "<").replace("}", ">") for route in answer.body["routes"]}
            assert told == {" ".join(route) for route in allowed}, groups
        tried += 1
    counted(17, f"{tried} generated tokens through the door, 0 wrong grants")
