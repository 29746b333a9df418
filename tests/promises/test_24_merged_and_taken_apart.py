"""Promise 24, of two records that were taken for one: made two again, every order, consent and open task is back.

Random lives of two people, told through the doors before, while and after they are one. What follows is compared with
a plain account of who was meant, kept here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.functional.calls.scene import TASKS, Scene
from tests.promises.conftest import Counted, Size

PEOPLE = ("karim", "again")
CHANNELS = ("sms", "email")

who = st.sampled_from(PEOPLE)
happens = st.one_of(
    st.tuples(st.just("buys"), who, st.integers(1, 5)),
    st.tuples(st.just("says"), who, st.sampled_from(CHANNELS), st.booleans()),
    st.tuples(st.just("task"), who),
    st.tuples(st.just("cancels"), st.integers(0, 9)),
)
life = st.lists(happens, max_size=8)


@dataclass
class Account:
    """Who bought what, who said what, whose call is to be made."""

    scene: Scene
    one: bool = False
    orders: dict[str, str] = field(default_factory=dict)
    standing: set[str] = field(default_factory=set)
    said: dict[str, dict[str, bool]] = field(default_factory=lambda: {each: {} for each in PEOPLE})
    before: dict[str, dict[str, bool]] = field(default_factory=dict)
    """What each had said when they were made one."""
    since: set[str] = field(default_factory=set)
    """Channels of which something was said since."""
    tasks: dict[str, str] = field(default_factory=dict)

    def meant(self, name: str) -> str:
        return PEOPLE[0] if self.one else name

    def live(self, happened: list[tuple[Any, ...]]) -> None:
        for what, *how in happened:
            self.scene.shop.clock.advance(seconds=1)
            getattr(self, what)(*how)

    def buys(self, name: str, number: int) -> None:
        order = {"customer_id": name, "lines": [{"product_id": "honey", "quantity": number}]}
        made = self.scene.good("POST", "/orders", order)["order_id"]
        self.orders[made] = self.meant(name)
        self.standing.add(made)

    def cancels(self, number: int) -> None:
        if self.standing:
            order_id = sorted(self.standing)[number % len(self.standing)]
            self.scene.good("PUT", f"/orders/{order_id}/status", {"status": "cancelled"})
            self.standing.remove(order_id)

    def says(self, name: str, channel: str, allowed: bool) -> None:
        said = {"channel": channel, "purpose": "marketing", "allowed": allowed}
        self.scene.good("PUT", f"/cdm/customers/{name}/consent", said)
        self.said[self.meant(name)][channel] = allowed
        self.since.add(channel)

    def task(self, name: str) -> None:
        if self.meant(name) not in self.tasks and not (self.one and self.tasks):
            made = self.scene.good("POST", TASKS, {"customer_id": name, "agent_id": "agt_1"})
            self.tasks[self.meant(name)] = made["id"]

    def merge(self) -> None:
        self.scene.good("POST", "/cdm/customers/karim/merge", {"customer_id": "again"})
        self.one, self.before, self.since = True, {name: dict(said) for name, said in self.said.items()}, set()
        both = {**self.said["again"], **self.said["karim"]}
        denied = {name for each in PEOPLE for name, allowed in self.said[each].items() if not allowed}
        self.said["karim"] = {name: name not in denied for name in both}

    def unmerge(self) -> None:
        self.scene.good("POST", "/cdm/customers/karim/unmerge", {"customer_id": "again"})
        denied = {name: False for name, allowed in self.said["karim"].items() if not allowed}
        self.said["again"] = self.before["again"] | denied
        # A yes of the one is no yes of the other.
        said = self.said["karim"].items()
        own = {*self.before["karim"], *self.since}
        self.said["karim"] = {name: allowed for name, allowed in said if not allowed or name in own}
        self.one = False

    # -- what is so -------------------------------------------------------------------------------------------

    def orders_are_with(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in {self.meant(each) for each in PEOPLE}:
            shown = self.scene.good("GET", f"/cdm/customers/{name}/orders")
            found |= {each["order_id"]: each["customer_id"] for each in shown}
            standing = [each for each in shown if each["status"] == "placed"]
            told = self.scene.good("GET", f"/cdm/customers/{name}")
            assert told["total_orders"] == len(standing)
            assert told["total_spend"] == sum(each["total_amount"] for each in standing)
        return found

    def open_tasks(self) -> set[str]:
        shown = self.scene.good("GET", f"{TASKS}/today", by="agt_1")
        return {each["id"] for each in shown if each["status"] == "pending"}

    def consents(self, name: str) -> dict[str, bool]:
        told = self.scene.good("GET", f"/cdm/customers/{name}").get("consent", [])
        return {each["channel"]: each["allowed"] for each in told}


def test_made_two_again_each_has_every_order_consent_and_open_task(size: Size, counted: Counted) -> None:
    lives = size(60, 2_000, 12)

    @settings(max_examples=lives, deadline=None)
    @given(life, life, life)
    def lived(before: list[Any], meanwhile: list[Any], after: list[Any]) -> None:
        scene = Scene()
        for name, phone in zip(PEOPLE, ("01712345678", "01812345678"), strict=True):
            scene.good("POST", "/cdm/customers", {"customer_id": name, "first_name": name.title(), "phone": phone})
        account = Account(scene)
        account.live(before)
        account.merge()
        account.live(meanwhile)
        assert account.orders_are_with() == account.orders
        # The person's own task is worked; the other waits for the two to be two again.
        worked = {account.tasks.get("karim", account.tasks.get("again", ""))} - {""}
        assert account.open_tasks() == worked
        account.unmerge()
        account.live(after)
        assert account.orders_are_with() == account.orders
        assert account.open_tasks() == set(account.tasks.values())
        for name in PEOPLE:
            assert account.consents(name) == account.said[name]

    lived()
    counted(24, "{lives} pairs of lives made one and two again: every order, consent and open task back", lives=lives)
