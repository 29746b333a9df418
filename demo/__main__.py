"""`python -m demo`: fills the laptop's empty shop. The launcher runs it, with what the shop's doors are told."""

from __future__ import annotations

import gc
import os
import sys
from urllib.parse import urlsplit

from botocore.config import Config
from botocore.session import Session

from demo.filling import ShopNotEmpty, fill
from demo.people import UserPool
from rapport.kernel import aws
from rapport.kernel.shop import from_environment
from rapport.kernel.table.dynamo import DynamoTable

HERE = frozenset({"127.0.0.1", "localhost", "::1"})


def main() -> int:
    # The demo's password stands in the source. In an account it would be a door that anyone can open.
    if urlsplit(os.environ.get("AWS_ENDPOINT_URL", "")).hostname not in HERE:
        print("The demo is for a shop on this machine: AWS_ENDPOINT_URL does not name one.", file=sys.stderr)
        return 1
    gc.disable()  # it keeps nearly all that it makes, and is over in seconds
    pool = UserPool(aws.client("cognito-idp"), os.environ["USER_POOL"])
    try:
        fill(from_environment(), _wide_road(), pool.sign_up, lambda line: print(line, flush=True))
    except ShopNotEmpty as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


def _wide_road() -> DynamoTable:
    """For forty thousand records at once: what the table has shaped, the client need not look at again."""
    client = Session().create_client("dynamodb", config=Config(parameter_validation=False))
    return DynamoTable(client, {"records": os.environ["RECORDS_TABLE"], "audit": os.environ["AUDIT_TABLE"]})


if __name__ == "__main__":
    raise SystemExit(main())
