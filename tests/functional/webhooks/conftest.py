from collections.abc import Iterator
from unittest.mock import patch

import pytest

import functions.webhooks_api.app as webhooks_api
from tests.functional.webhooks.scene import Scene


@pytest.fixture
def scene() -> Iterator[Scene]:
    made = Scene()
    with (
        patch.object(webhooks_api, "gateway_secrets", lambda: made.secrets),
        patch.object(webhooks_api, "topics", lambda: made.topics),
        patch.object(webhooks_api, "opened", made.open),
    ):
        yield made
