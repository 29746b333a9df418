"""`make token ROLE=...`: signs a demo person in and prints the access token, nothing else."""

import json
import sys
import urllib.error
import urllib.request
from typing import Any

from local.places import SHOP, Address, Places, Stopped


class Refused(Stopped):
    """By the user pool, in its words."""


ROLES = ("admin", "sales_manager", "crm_agent", "support", "delivery_coordinator")
CLIENT = "UserPoolClient"


def token(places: Places, role: str) -> str:
    if role not in ROLES:
        raise Stopped(f"There is no role {role!r}; choose one of: {', '.join(ROLES)}.")
    address = places.read_address()
    if address is None:
        raise Stopped("The shop is not running: start it with `make run`.")
    # Of the demo shop only these two names are known here, and only now: the launcher knows nothing of it.
    from demo.people import DEMO_PASSWORD, sign_in_name  # type: ignore[import-not-found, unused-ignore]

    return sign_in(address, sign_in_name(role), DEMO_PASSWORD)


def sign_in(address: Address, name: str, password: str) -> str:
    answer = ask(
        address.aws,
        "InitiateAuth",
        {
            "AuthFlow": "USER_PASSWORD_AUTH",
            "ClientId": address.resources[CLIENT],
            "AuthParameters": {"USERNAME": name, "PASSWORD": password},
        },
    )
    access: str = answer["AuthenticationResult"]["AccessToken"]
    return access


def ask(aws: str, action: str, question: dict[str, Any]) -> dict[str, Any]:
    # Signing in needs no signature, so it needs no SDK, whose import would take longer than the answer.
    request = urllib.request.Request(
        aws,
        data=json.dumps(question).encode(),
        headers={
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": f"AWSCognitoIdentityProviderService.{action}",
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answered:
            answer: dict[str, Any] = json.load(answered)
    except urllib.error.HTTPError as refused:
        with refused:
            raise Refused(f"The user pool refused: {refused.read().decode()}") from None
    except OSError:
        raise Stopped("The shop does not answer: start it again with `make run`.") from None
    return answer


if __name__ == "__main__":
    try:
        print(token(SHOP, sys.argv[1] if len(sys.argv) > 1 else "admin"))
    except Stopped as stopped:
        sys.exit(str(stopped))
