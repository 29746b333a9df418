"""Promise 17 on the real authorizer: what is not plainly a token of this house lets nobody in."""

from __future__ import annotations

import json
import random
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from rapport.kernel.caller import Role
from rapport.kernel.http.roles import PUBLIC, ROUTES
from tests.e2e.house import House, decoded


@dataclass(frozen=True)
class Mint:
    """Signs tokens by hand, with the very key that the user pool signs with."""

    key: RSAPrivateKey
    header: dict[str, Any]
    claims: dict[str, Any]
    true: str

    def token(
        self,
        claims: dict[str, Any] | None = None,
        header: dict[str, Any] | None = None,
        key: RSAPrivateKey | None = None,
    ) -> str:
        signed = f"{_part(self.header | (header or {}))}.{_part(self.claims | (claims or {}))}"
        signature = (key or self.key).sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{signed}.{_text(signature)}"


def _part(content: dict[str, Any]) -> str:
    return _text(json.dumps(content).encode())


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


@pytest.fixture(scope="module")
def mint(house: House) -> Mint:
    token = house.shop.token("admin")
    header, claims, _ = token.split(".")
    pool = house.shop.address.resources["UserPool"]
    pem = house.shop.places.state / "cognito-pool-keys" / f"{pool}-access.pem"
    key = serialization.load_pem_private_key(pem.read_bytes(), password=None)
    assert isinstance(key, RSAPrivateKey)
    return Mint(key, decoded(header), decoded(claims), token)


def unsigned(mint: Mint) -> str:
    return f"{_part(mint.header | {'alg': 'none'})}.{_part(mint.claims)}."


def with_claims_changed_after_it_was_signed(mint: Mint) -> str:
    header, _, signature = mint.true.split(".")
    return f"{header}.{_part(mint.claims | {'exp': mint.claims['exp'] + 3600})}.{signature}"


def of_another_key(mint: Mint) -> str:
    return mint.token(key=rsa.generate_private_key(public_exponent=65537, key_size=2048))


BAD: dict[str, Callable[[Mint], str]] = {
    "garbage": lambda mint: "not.a.token",
    "empty": lambda mint: "..",
    "unsigned": unsigned,
    "signed with another key": of_another_key,
    "changed after it was signed": with_claims_changed_after_it_was_signed,
    "of a key nobody has": lambda mint: mint.token(header={"kid": "no-such-key"}),
    "expired": lambda mint: mint.token({"exp": int(time.time()) - 1, "iat": int(time.time()) - 901}),
    "for another client": lambda mint: mint.token({"client_id": "another-client"}),
    "of another issuer": lambda mint: mint.token({"iss": mint.claims["iss"] + "x"}),
    "a refresh token's claims": lambda mint: mint.token({"token_use": "refresh"}),
}


def test_a_token_signed_by_hand_is_as_good_as_the_pools_own(house: House, mint: Mint) -> None:
    """So what is refused below is refused for its fault alone."""
    assert house.ask("GET", "/me", token=mint.token()).status == 200


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_token_neither_reads_nor_writes(house: House, mint: Mint, fault: str) -> None:
    token = BAD[fault](mint)
    product = {"product_id": "forged", "name": "Forged", "category": "None", "price": 1}
    assert house.ask("GET", "/me", token=token).status == 401
    assert house.ask("POST", "/catalog/products", product, token=token).status == 401


def test_no_token_is_nobody(house: House) -> None:
    assert house.ask("GET", "/me", role=None).status == 401
    assert house.ask("POST", "/catalog/products", {}, role=None).status == 401
    assert house.ask("GET", "/me", role=None, headers={"Authorization": "Basic YWRtaW46YWRtaW4="}).status == 401


def test_an_id_token_is_not_an_access_token(house: House) -> None:
    """The gateway lets it pass, because its audience is right; the house does not."""
    token = house.shop.sign_in("admin@test.rapport.example")["IdToken"]
    answer = house.ask("GET", "/me", token=token)
    assert (answer.status, answer.json()["error"]["code"]) == (401, "not_signed_in")


def test_nothing_forged_was_written(house: House) -> None:
    assert house.ask("GET", "/catalog/products/forged").status == 404


@pytest.mark.parametrize("role", list(Role))
def test_every_roles_token_says_who_it_is(house: House, role: Role) -> None:
    me = house.ask("GET", "/me", role=role).json()
    assert me["roles"] == [role]
    assert len(me["routes"]) == sum(role in allowed for allowed in ROUTES.values())


def test_a_sign_in_without_a_role_may_do_nothing(house: House) -> None:
    house.shop.add_person("nobody@test.rapport.example")
    token = house.shop.sign_in("nobody@test.rapport.example")["AccessToken"]
    answer = house.ask("GET", "/me", token=token)
    assert (answer.status, answer.json()["error"]["code"]) == (403, "not_allowed")


EVERY_PAIR = [(role, *route) for route, allowed in sorted(ROUTES.items()) if allowed is not PUBLIC for role in Role]


@pytest.mark.parametrize(("role", "method", "path"), random.Random(17).sample(EVERY_PAIR, 20))
def test_the_table_of_roles_holds_over_http(house: House, role: Role, method: str, path: str) -> None:
    """Asked about what is not there, with an empty body: whoever may come in is told so, nobody else learns it."""
    asked = path.replace("<", "no-such-").replace(">", "")
    answer = house.ask(method, asked, {} if method != "GET" else None, role=role)
    if role in ROUTES[method, path]:
        assert answer.status in (200, 404, 422), answer.body
    else:
        assert (answer.status, answer.json()["error"]["code"]) == (403, "not_allowed")
