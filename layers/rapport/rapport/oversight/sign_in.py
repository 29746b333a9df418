"""How one signs in here: at the user pool's own page, and as whom it knows us. Told before anybody is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from rapport.kernel.http.models import Told


class SignInTold(Told):
    kind: Literal["hosted"] = "hosted"
    page: str
    client_id: str


def told(environment: Mapping[str, str]) -> SignInTold:
    return SignInTold(page=page(environment), client_id=environment.get("TOKEN_CLIENT", ""))


def page(environment: Mapping[str, str]) -> str:
    return environment.get("SIGN_IN_PAGE", "")
