"""A case from its opening to its end: who works on it, when it is due, what becomes of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from rapport.cases.opening import MOST_OPEN
from rapport.kernel import keys
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.table import Table, Write
from tests.functional.cases.scene import KARIM, MINE, QUIET, RAHIMA, WHAT, moved, opened, settled, stocked
from tests.rig.faulty_table import FaultyTable
from tests.rig.shop import NOON, TestShop


@pytest.fixture
def shop() -> TestShop:
    return stocked()


def listed(shop: TestShop, query: str = "", **who: Any) -> list[str]:
    """Ids, page by page."""
    found: list[str] = []
    cursor = ""
    while True:
        page = shop.call("GET", f"/cases?limit=2{query}{cursor}", **who)
        assert page.status == 200, page.text
        found += [each["case_id"] for each in page.body]
        if "X-Next-Cursor" not in page.headers:
            return found
        cursor = f"&cursor={page.headers['X-Next-Cursor']}"


class TestOpening:
    def test_it_says_of_whom_it_is_and_when_it_is_due(self, shop: TestShop) -> None:
        case = opened(shop, kind="complaint", order_id="ord_rahima", assignee="agt_mine", priority="high")

        assert (case["customer_name"], case["customer_phone"]) == ("Rahima", "+8801712000001")
        assert (case["order_id"], case["assignee"], case["priority"]) == ("ord_rahima", "agt_mine", "high")
        assert from_stamp(case["due"]) == NOON + timedelta(hours=4)
        assert case["moves"] == ["resolved", "waiting"]

    @pytest.mark.parametrize(
        ("field", "said"), [("order_id", "ord_karim"), ("order_id", "ord_nothing"), ("assignee", "agt_nobody")]
    )
    def test_it_names_an_order_of_that_customer_and_somebody_who_works_here(
        self, shop: TestShop, field: str, said: str
    ) -> None:
        body = {"customer_id": RAHIMA, "kind": "issue", "what_happened": WHAT, field: said}
        answer = shop.call("POST", "/cases", body)

        assert answer.status == 422
        assert answer.body["error"]["details"][0]["field"] == field

    def test_of_one_customer_fifty_are_open_at_the_most(self, shop: TestShop) -> None:
        cases = [opened(shop, kind="request") for _ in range(MOST_OPEN)]
        body = {"customer_id": RAHIMA, "kind": "request", "what_happened": WHAT}

        refused = shop.call("POST", "/cases", body)
        assert (refused.status, refused.body["error"]["code"]) == (409, "too_many_open_cases")
        settled(shop, cases[0])
        assert shop.call("POST", "/cases", body).status == 201

    def test_what_happened_is_sealed_with_the_customers_key(self, shop: TestShop) -> None:
        case = opened(shop, what_happened="CANARY-WORDS")
        path = f"/cases/{case['case_id']}"
        shop.call("POST", f"{path}/notes", {"text": "CANARY-NOTE"})
        shop.call("PUT", f"{path}/status", {"status": "resolved", "resolution": "CANARY-END"})
        shop.call("POST", "/surveys/answers", {"customer_id": RAHIMA, "nps": 3, "comment": "CANARY-COMMENT"})

        assert "CANARY" not in repr(shop.table.everything())
        told = shop.call("GET", path).body
        assert (told["what_happened"], told["resolution"]) == ("CANARY-WORDS", "CANARY-END")
        assert [each["text"] for each in told["notes"]] == ["CANARY-NOTE"]


class TestWhoSeesIt:
    def test_agents_see_those_of_their_customers(self, shop: TestShop) -> None:
        mine, theirs = opened(shop), opened(shop, KARIM)

        assert listed(shop, role="crm_agent", user=MINE) == [mine["case_id"]]
        assert shop.call("GET", f"/cases/{theirs['case_id']}", role="crm_agent", user=MINE).status == 404
        assert moved(shop, theirs, "waiting", role="crm_agent", user=MINE).status == 404

    def test_and_those_that_they_were_handed(self, shop: TestShop) -> None:
        handed = opened(shop, KARIM, assignee="agt_mine")

        assert listed(shop, role="crm_agent", user=MINE) == [handed["case_id"]]
        assert moved(shop, handed, "waiting", role="crm_agent", user=MINE).status == 200

    @pytest.mark.parametrize("role", ["admin", "sales_manager", "support"])
    def test_support_and_those_who_manage_see_all(self, shop: TestShop, role: str) -> None:
        cases = {opened(shop)["case_id"], opened(shop, KARIM)["case_id"], opened(shop, QUIET)["case_id"]}

        assert set(listed(shop, role=role)) == cases

    def test_a_delivery_sees_what_somebody_has_to_drive_for(self, shop: TestShop) -> None:
        drives = opened(shop, kind="delivery_exception", order_id="ord_rahima")
        back = opened(shop, kind="return", order_id="ord_rahima")
        talks, long_ago = opened(shop, kind="complaint"), opened(shop, QUIET, "return")
        who: dict[str, Any] = {"role": "delivery_coordinator"}

        assert set(listed(shop, **who)) == {drives["case_id"], back["case_id"]}
        for hidden in (talks, long_ago):
            assert shop.call("GET", f"/cases/{hidden['case_id']}", **who).status == 404
        told = shop.call("GET", f"/cases/{drives['case_id']}", **who).body
        assert (told["customer_phone"], told["customer_address"]) == ("+8801712000001", "House 4, Road 7")
        customers = shop.call("GET", f"/cdm/customers/{RAHIMA}/cases", **who).body
        assert {each["case_id"] for each in customers} == {drives["case_id"], back["case_id"]}

    def test_nor_does_it_open_or_make_others(self, shop: TestShop) -> None:
        who: dict[str, Any] = {"role": "delivery_coordinator"}
        body = {"customer_id": RAHIMA, "kind": "complaint", "what_happened": WHAT}
        drives = opened(shop, kind="delivery_exception", **who)

        assert shop.call("POST", "/cases", body, **who).status == 403
        assert shop.call("PUT", f"/cases/{drives['case_id']}", {"kind": "issue"}, **who).status == 403

    def test_of_who_was_taken_out_there_is_nothing(self, shop: TestShop) -> None:
        case = opened(shop)
        assert shop.call("DELETE", f"/cdm/customers/{RAHIMA}").status == 204

        assert shop.call("GET", f"/cases/{case['case_id']}").status == 404
        assert listed(shop) == []


class TestTheQueue:
    def test_the_overdue_come_first_then_what_is_due_then_what_waits(self, shop: TestShop) -> None:
        waits, request = opened(shop, kind="complaint"), opened(shop, kind="request")
        issue, late = opened(shop, kind="issue"), opened(shop, KARIM, "delivery_exception")
        moved(shop, waits, "waiting")
        shop.clock.advance(hours=4, seconds=1)

        assert listed(shop) == [each["case_id"] for each in (late, issue, request, waits)]
        assert listed(shop, "&due=overdue") == [late["case_id"]]
        assert [each["overdue"] for each in shop.call("GET", "/cases").body] == [True, False, False, False]

    def test_at_the_very_instant_it_is_due_it_is_not_overdue(self, shop: TestShop) -> None:
        opened(shop)
        shop.clock.advance(hours=4)
        assert listed(shop, "&due=overdue") == []
        assert shop.call("GET", "/cases/summary").body["overdue"] == 0
        shop.clock.advance(seconds=1)
        assert len(listed(shop, "&due=overdue")) == 1
        assert shop.call("GET", "/cases/summary").body["overdue"] == 1

    def test_it_is_narrowed_by_what_its_keys_say(self, shop: TestShop) -> None:
        one = opened(shop, kind="issue", assignee="agt_mine", priority="urgent")
        two = opened(shop, KARIM, "request")
        over = settled(shop, opened(shop, QUIET, "complaint"))

        assert listed(shop, "&kind=issue") == [one["case_id"]]
        assert listed(shop, "&assignee=agt_mine") == [one["case_id"]]
        assert listed(shop, "&assignee=-") == [two["case_id"]]
        assert listed(shop, "&priority=urgent") == [one["case_id"]]
        assert listed(shop, "&status=resolved") == [over["case_id"]]
        assert listed(shop, "&due=today") == []  # eleven hours from noon on end tomorrow

    def test_what_was_settled_comes_latest_first(self, shop: TestShop) -> None:
        cases = [opened(shop) for _ in range(3)]
        for case in cases:
            shop.clock.advance(minutes=1)
            settled(shop, case)

        assert listed(shop, "&status=resolved") == [each["case_id"] for each in reversed(cases)]

    def test_an_agent_counts_what_they_have_in_hand(self, shop: TestShop) -> None:
        opened(shop, kind="complaint", assignee="agt_mine")
        opened(shop, KARIM, "delivery_exception", assignee="agt_theirs")
        moved(shop, opened(shop, QUIET, "return"), "waiting")

        everything = shop.call("GET", "/cases/summary").body
        theirs = shop.call("GET", "/cases/summary", role="crm_agent", user=MINE).body
        drives = shop.call("GET", "/cases/summary", role="delivery_coordinator").body
        assert (everything["open"], everything["waiting"], everything["due_today"]) == (2, 1, 2)
        assert (everything["unassigned"], everything["complaints"]) == (1, 1)
        assert (theirs["open"], theirs["mine"], theirs["waiting"]) == (1, 1, 0)
        assert drives["by_kind"] == {"delivery_exception": 1, "return": 1}


class TestWhatBecomesOfIt:
    def test_its_clock_rests_while_it_waits(self, shop: TestShop) -> None:
        case = opened(shop)
        shop.clock.advance(hours=1)
        waits = moved(shop, case, "waiting").body
        shop.clock.advance(days=1)
        goes_on = moved(shop, case, "open").body

        assert (waits["minutes_left"], waits.get("due")) == (180, None)
        assert from_stamp(goes_on["due"]) == NOON + timedelta(days=1, hours=4)

    def test_to_settle_it_one_says_how(self, shop: TestShop) -> None:
        path = f"/cases/{opened(shop)['case_id']}/status"

        assert shop.call("PUT", path, {"status": "resolved"}).status == 422
        assert shop.call("PUT", path, {"status": "waiting", "resolution": "none"}).status == 422

    def test_what_the_table_does_not_name_is_a_conflict(self, shop: TestShop) -> None:
        answer = moved(shop, opened(shop), "reopened")
        assert (answer.status, answer.body["error"]["code"]) == (409, "case_cannot_move_so")

    def test_the_same_status_again_changes_nothing(self, shop: TestShop) -> None:
        case = opened(shop)
        assert moved(shop, case, "open").body["version"] == case["version"]

    def test_it_can_come_back(self, shop: TestShop) -> None:
        over = settled(shop, opened(shop))
        back = moved(shop, over, "reopened").body

        assert (back["status"], back["moves"]) == ("reopened", ["resolved", "waiting"])
        assert listed(shop) == [over["case_id"]]

    def test_another_kind_has_that_kinds_hours_from_then_on(self, shop: TestShop) -> None:
        case = opened(shop, kind="request")
        shop.clock.advance(hours=1)
        changed = shop.call("PUT", f"/cases/{case['case_id']}", {"kind": "complaint"}).body

        assert from_stamp(changed["due"]) == NOON + timedelta(hours=5)

    def test_what_is_not_said_stays_and_null_takes_away(self, shop: TestShop) -> None:
        case = opened(shop, assignee="agt_mine", order_id="ord_rahima")
        path = f"/cases/{case['case_id']}"
        changed = shop.call("PUT", path, {"priority": "urgent", "assignee": None}).body

        assert (changed["priority"], changed["order_id"], changed.get("assignee")) == ("urgent", "ord_rahima", None)
        assert shop.call("PUT", path, {"kind": None}).status == 422
        assert shop.call("PUT", path, {}).body["version"] == changed["version"]

    def test_who_believes_in_an_older_version_is_shown_the_new_one(self, shop: TestShop) -> None:
        case = opened(shop)
        shop.call("PUT", f"/cases/{case['case_id']}", {"priority": "low"})
        answer = moved(shop, case, "waiting", headers={"If-Match": '"1"'})

        assert (answer.status, answer.body["error"]["current"]["priority"]) == (409, "low")

    def test_its_notes_come_newest_first(self, shop: TestShop) -> None:
        path = f"/cases/{opened(shop)['case_id']}"
        for text in ("rang", "rang again"):
            shop.clock.advance(minutes=1)
            assert shop.call("POST", f"{path}/notes", {"text": text}).status == 201

        told = shop.call("GET", path).body
        assert [each["text"] for each in told["notes"]] == ["rang again", "rang"]
        assert (told["notes_count"], told["version"]) == (2, 3)


@pytest.mark.parametrize("asked", ["a case", "a note", "an answer"])
def test_nothing_is_written_about_who_was_taken_out_in_the_same_moment(shop: TestShop, asked: str) -> None:
    """They are read, and gone before it is committed: all is read again, and there is nobody."""
    path = f"/cases/{opened(shop)['case_id']}"
    asks: dict[str, tuple[str, dict[str, Any]]] = {
        "a case": ("/cases", {"customer_id": RAHIMA, "kind": "request", "what_happened": WHAT}),
        "a note": (f"{path}/notes", {"text": "rang"}),
        "an answer": ("/surveys/answers", {"customer_id": RAHIMA, "nps": 9, "comment": "well"}),
    }
    slow = TestShop(clock=shop.clock, table=shop.table)
    slow.shop.table = Overtaken(shop.table, lambda: shop.call("DELETE", f"/cdm/customers/{RAHIMA}"))

    assert slow.call("POST", *asks[asked]).status == 404
    profile = shop.table.get(keys.customer(RAHIMA))
    assert profile is not None
    assert "cases" not in profile


class Overtaken(FaultyTable):
    """Somebody is faster, once, just before the first commit."""

    def __init__(self, table: Table, faster: Callable[[], object]) -> None:
        super().__init__(table)
        self._ahead: list[Callable[[], object]] = [faster]

    def transact(self, writes: Sequence[Write]) -> None:
        while self._ahead:
            self._ahead.pop()()
        super().transact(writes)


def test_a_changed_setting_holds_for_what_is_opened_next(shop: TestShop) -> None:
    assert shop.call("PUT", "/api/config/cases", {"opens": "10:00", "complaint_hours": 1}).status == 200
    shop.clock.set(datetime.fromisoformat("2026-03-11T08:00:00+06:00"))

    assert opened(shop)["due"] == "2026-03-11T05:00:00Z"


def test_hours_that_end_before_they_begin_are_refused(shop: TestShop) -> None:
    answer = shop.call("PUT", "/api/config/cases", {"opens": "21:00"})
    assert (answer.status, answer.body["error"]["details"][0]["field"]) == (422, "opens")


def test_the_timeline_tells_of_it(shop: TestShop) -> None:
    from rapport.activity import noting

    case = opened(shop)
    shop.call("POST", f"/cases/{case['case_id']}/notes", {"text": "rang"})
    settled(shop, case)
    told = [json.loads(item["detail"]) for key, item in shop.table.everything().items() if key.pk.startswith("OUTBOX#")]
    heard = [each for each in told if each["type"].startswith("Case")]
    for _ in range(2):
        for each in heard:
            noting.event(shop.table, each, shop.clock.now())

    titles = [each["title"] for each in shop.call("GET", f"/cdm/customers/{RAHIMA}/timeline").body]
    assert titles.count("Complaint opened") == titles.count("Complaint resolved") == 1
    assert len([title for title in titles if title.startswith("Complaint")]) == 2


def test_the_profile_knows_just_what_a_look_at_all_cases_finds(shop: TestShop) -> None:
    from rapport.cases import store, summary
    from rapport.customers import store as customers

    cases = [opened(shop, kind=kind) for kind in ("complaint", "return", "request", "complaint")]
    settled(shop, cases[0])
    moved(shop, cases[1], "waiting")
    moved(shop, settled(shop, cases[2]), "reopened")
    (customer,) = customers.anyone(shop.work(), [RAHIMA])

    known = summary.of(customer.rooms)
    assert known == store.still_open(shop.work(), customer.ids)
    assert set(known.cases) == {each["case_id"] for each in cases[1:]}
    assert list(known.complaints) == [cases[3]["case_id"]]


def test_nothing_of_a_case_is_found_by_a_sort_key_of_another_kind(shop: TestShop) -> None:
    """A note's key begins with the word of a case's: no range takes one for the other."""
    case = opened(shop)
    shop.call("POST", f"/cases/{case['case_id']}/notes", {"text": "rang"})
    found = shop.table.query(keys.partition(RAHIMA), keys.CASES).items

    assert [item["case_id"] for item in found] == [case["case_id"]]
    assert found[0]["opened_at"] == stamp(NOON)
