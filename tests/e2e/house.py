"""One shop that all these tests share, asked through its real HTTP API; it counts what it is asked."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from dataclasses import dataclass
from typing import Any

from local.testing import Answer, RunningShop
from tests.e2e.laptop import eventually

DECIDED: dict[str, dict[str, Any]] = {
    "providers": {"sms": "outbox"},
    # Tests are run at night as well, and in a row.
    "messages": {"quiet_from": "00:00", "quiet_to": "00:00", "a_day": 9, "sms_a_week": 9, "contacts_a_week": 9},
}
"""What the shop decided before it opened: settings are believed for half a minute, so they are not changed again."""


@dataclass
class House:
    shop: RunningShop
    requests: int = 0

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        role: str | None = "admin",
        token: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        self.requests += 1
        asked_as = None if token else role
        return self.shop.request(method, path, role=asked_as, token=token, body=body, headers=headers)

    def done(self, method: str, path: str, body: Any = None) -> Any:
        """What must succeed for a test to begin at all."""
        answer = self.ask(method, path, body)
        assert answer.status in (200, 201), (method, path, answer.status, answer.body)
        return answer.json()

    def customer(self, customer_id: str, phone: str, **said: Any) -> None:
        self.done(
            "POST", "/cdm/customers", {"customer_id": customer_id, "first_name": "Customer", "phone": phone, **said}
        )

    def order(self, order_id: str, customer_id: str, *, quantity: int = 1, **said: Any) -> None:
        lines = [{"product_id": "e2e-rice", "quantity": quantity}]
        self.done("POST", "/orders", {"id": order_id, "customer_id": customer_id, "lines": lines, **said})

    def timeline(self, customer_id: str, entries: int) -> list[dict[str, Any]]:
        """What happened with a customer, as soon as so much has been written down."""
        path = f"/cdm/customers/{customer_id}/timeline"
        found: list[dict[str, Any]] = eventually(
            lambda: self.ask("GET", path).json(), lambda seen: len(seen) >= entries, pause=0.3
        )
        return found


def decoded(part: str) -> dict[str, Any]:
    """A part of a token: its header, or its claims."""
    told: dict[str, Any] = json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return told
