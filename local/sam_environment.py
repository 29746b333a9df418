"""For those with a container engine: what `sam local invoke` needs to run a function on this shop's store.

    sam local invoke OrdersApi -e events/orders_api/accept_order.json --env-vars .shop/env.json --docker-network host

The sample events carry made-up claims, so their issuer and client are the ones that the functions are told to believe.
"""

import json
from pathlib import Path

from local import stack as stacks
from local.demo_shop import MODEL_FUNCTION
from local.emulator import CREDENTIALS, REGION
from local.stack import Stack

SAMPLE_ISSUER = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_EXAMPLE"
SAMPLE_CLIENT = "example-client"


def write(path: Path, endpoint: str, stack: Stack) -> None:
    shown_to_functions = stacks.environment_of(endpoint, stack.resources[MODEL_FUNCTION])
    parameters = {
        **shown_to_functions,
        **CREDENTIALS,
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_REGION": REGION,
        "TOKEN_ISSUER": SAMPLE_ISSUER,
        "TOKEN_CLIENT": SAMPLE_CLIENT,
    }
    path.write_text(json.dumps({"Parameters": parameters}, indent=1) + "\n", "utf-8")
