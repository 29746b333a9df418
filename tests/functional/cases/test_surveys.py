"""How it went: by a link that only the customer was sent, or as somebody of the team was told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.functional.cases.scene import KARIM, MINE, RAHIMA, moved, opened, settled, stocked
from tests.rig.shop import Answer, TestShop


@pytest.fixture
def shop() -> TestShop:
    return stocked()


def said(shop: TestShop, path: str, form: str) -> Answer:
    return shop.call("POST", path, raw=form, role=None)


def summary(shop: TestShop, **who: Any) -> Any:
    return shop.call("GET", "/surveys/summary", **who).body


class TestByLink:
    def test_a_settled_case_tells_where_it_can_be_rated_until_it_is(self, shop: TestShop) -> None:
        case = opened(shop)
        assert "rating_path" not in case
        path = settled(shop, case)["rating_path"]

        assert said(shop, path, "satisfaction=2&nps=3&comment=slow").status == 200

        told = shop.call("GET", f"/cases/{case['case_id']}").body
        assert (told["rating"], told.get("rating_path")) == (2, None)
        assert summary(shop)["nps"]["detractors"] == 1

    def test_opening_it_changes_nothing(self, shop: TestShop) -> None:
        path = settled(shop, opened(shop))["rating_path"]
        before = shop.table.everything()

        page = shop.call("GET", path, role=None)
        assert (page.status, "<form" in page.text) == (200, True)
        assert "Rahima" not in page.text
        assert shop.table.everything() == before

    def test_who_sends_nothing_is_asked_again(self, shop: TestShop) -> None:
        path = settled(shop, opened(shop))["rating_path"]
        before = shop.table.everything()

        assert "<form" in said(shop, path, "comment=hello").text
        assert shop.table.everything() == before

    def test_the_first_word_counts_and_twice_is_thanked_twice(self, shop: TestShop) -> None:
        path = settled(shop, opened(shop))["rating_path"]
        said(shop, path, "satisfaction=5")
        before = shop.table.everything()

        assert "Thank you." in said(shop, path, "satisfaction=1").text
        assert shop.table.everything() == before

    def test_what_came_back_and_was_settled_anew_is_asked_about_anew(self, shop: TestShop) -> None:
        over = settled(shop, opened(shop))
        said(shop, over["rating_path"], "satisfaction=1")
        again = settled(shop, moved(shop, over, "reopened").body)

        assert again["rating_path"] != over["rating_path"]
        assert "Thank you." in said(shop, again["rating_path"], "satisfaction=4").text
        assert summary(shop)["answers"] == 2

    def test_after_sixty_days_it_is_over(self, shop: TestShop) -> None:
        path = settled(shop, opened(shop))["rating_path"]
        shop.clock.advance(days=61)

        assert said(shop, path, "satisfaction=5").status == 404

    def test_of_who_was_taken_out_nothing_is_kept(self, shop: TestShop) -> None:
        path = settled(shop, opened(shop))["rating_path"]
        shop.call("DELETE", f"/cdm/customers/{RAHIMA}")

        assert said(shop, path, "satisfaction=5").status == 404

    def test_a_made_up_one_is_nobodys(self, shop: TestShop) -> None:
        path = settled(shop, opened(shop))["rating_path"]
        before = shop.table.everything()

        assert said(shop, path[:-1] + ("A" if path[-1] != "A" else "B"), "satisfaction=5").status == 404
        assert shop.table.everything() == before


class TestByTheTeam:
    def test_an_answer_is_written_down(self, shop: TestShop) -> None:
        body = {"customer_id": RAHIMA, "nps": 10, "satisfaction": 5, "comment": "on time"}
        told = shop.call("POST", "/surveys/answers", body, role="crm_agent", user=MINE)

        assert (told.status, told.body["source"], told.body["comment"]) == (201, "team", "on time")

    def test_an_agent_writes_for_their_own_customers(self, shop: TestShop) -> None:
        body = {"customer_id": KARIM, "nps": 10}
        assert shop.call("POST", "/surveys/answers", body, role="crm_agent", user=MINE).status == 404

    def test_a_case_is_rated_once_it_is_settled_and_once(self, shop: TestShop) -> None:
        case = opened(shop)
        body = {"customer_id": RAHIMA, "case_id": case["case_id"], "satisfaction": 4}

        early = shop.call("POST", "/surveys/answers", body)
        settled(shop, case)
        first, again = (shop.call("POST", "/surveys/answers", body) for _ in range(2))
        assert (early.status, first.status, again.status) == (409, 201, 409)
        assert again.body["error"]["code"] == "rated_already"

    def test_it_is_a_case_of_theirs(self, shop: TestShop) -> None:
        case = settled(shop, opened(shop))
        body = {"customer_id": KARIM, "case_id": case["case_id"], "satisfaction": 4}
        assert shop.call("POST", "/surveys/answers", body).status == 422

    def test_something_has_to_be_answered(self, shop: TestShop) -> None:
        assert shop.call("POST", "/surveys/answers", {"customer_id": RAHIMA, "comment": "well"}).status == 422


class TestTheSummary:
    def test_it_sums_what_was_answered_by_month(self, shop: TestShop) -> None:
        for days, nps, satisfaction in ((0, 10, 5), (1, 6, None), (30, 9, 4)):
            shop.clock.advance(days=days)
            body = {"customer_id": RAHIMA, "nps": nps} | ({"satisfaction": satisfaction} if satisfaction else {})
            assert shop.call("POST", "/surveys/answers", body).status == 201

        told = summary(shop)
        assert (told["answers"], told["nps"]["score"]) == (3, 33)
        assert told["satisfaction"] == {"average": 4.5, "answers": 2}
        assert [(each["month"], each["nps"]["score"]) for each in told["trend"]] == [("2026-03", 0), ("2026-04", 100)]

    def test_words_are_for_those_who_manage_the_latest_first(self, shop: TestShop) -> None:
        for day in range(25):
            shop.call("POST", "/surveys/answers", {"customer_id": RAHIMA, "nps": 9, "comment": f"day {day}"})
            shop.call("POST", "/surveys/answers", {"customer_id": RAHIMA, "nps": 9})
            shop.clock.advance(days=3)

        words = [each["comment"] for each in summary(shop)["comments"]]
        assert words == [f"day {day}" for day in reversed(range(5, 25))]
        assert "comments" not in summary(shop, role="support")
        assert summary(shop, role="sales_manager")["comments"][0]["customer_name"] == "Rahima"

    def test_days_outside_are_not_counted(self, shop: TestShop) -> None:
        shop.call("POST", "/surveys/answers", {"customer_id": RAHIMA, "nps": 9, "comment": "well"})
        tomorrow = shop.work().today + timedelta(days=1)
        told = shop.call("GET", f"/surveys/summary?from={tomorrow}&to={tomorrow}").body

        assert (told["answers"], told["comments"], "score" in told["nps"]) == (0, [], False)

    @pytest.mark.parametrize("query", ["from=2026-03-11&to=2026-03-10", "from=2020-01-01&to=2026-03-10"])
    def test_days_that_make_no_span_are_refused(self, shop: TestShop, query: str) -> None:
        assert shop.call("GET", f"/surveys/summary?{query}").status == 422
