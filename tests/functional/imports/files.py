"""Files as a shop brings them, and what becomes of them."""

from __future__ import annotations

from typing import Any

from tests.rig.shop import TestShop


class Brought:
    """An import in a test's hand: brought, worked off, and asked about."""

    def __init__(self, shop: TestShop, kind: str, text: str | bytes, *, start: bool = True) -> None:
        self.shop = shop
        file = text.encode() if isinstance(text, str) else text
        told = shop.call("POST", f"/cdm/customers/import?kind={kind}&start={str(start).lower()}", file=file)
        assert told.status == 202, told.text
        self.import_id = told.body["import_id"]
        self.worked_off()

    def worked_off(self) -> None:
        self.shop.worked_off()
        assert not self.shop.queue.failed

    @property
    def path(self) -> str:
        return f"/cdm/imports/{self.import_id}"

    @property
    def told(self) -> dict[str, Any]:
        told: dict[str, Any] = self.shop.call("GET", self.path).body
        return told

    @property
    def counts(self) -> dict[str, int]:
        counts: dict[str, int] = self.told["progress"]["counts"]
        return counts

    def does(self, what: str, body: Any = None) -> dict[str, Any]:
        answer = self.shop.call("POST", f"{self.path}/{what}", body)
        assert answer.status in (200, 202), answer.text
        self.worked_off()
        return self.told

    def rows(self, outcome: str | None = None) -> list[dict[str, Any]]:
        asked = f"?outcome={outcome}" if outcome else ""
        found: list[dict[str, Any]] = self.shop.call("GET", f"{self.path}/rows{asked}").body
        return found
