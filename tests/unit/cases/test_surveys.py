from __future__ import annotations

import hashlib
import hmac
from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.cases.surveys import form, link
from rapport.cases.surveys.form import Filled, filled
from rapport.cases.surveys.scores import Scores, counted
from rapport.kernel.http.customer_page import HEADERS, STYLE
from rapport.kernel.money import money
from rapport.kernel.shop import DHAKA
from tests.unit.cases.made import NOON, case

DAY = date(2026, 3, 10)
CASE_ID = case().case_id


def digest(kind: str, value: str) -> str:
    return hmac.digest(b"key", f"{kind}:{value}".encode(), hashlib.sha256)[:18].hex()


class TestTheLink:
    def test_it_leads_back_to_the_case_and_to_which_resolution(self) -> None:
        token = link.written(CASE_ID, 3, DAY, digest)

        assert link.read(token, digest, DAY) == link.Opened(CASE_ID, 3)

    def test_it_works_for_sixty_days_and_no_longer(self) -> None:
        token = link.written(CASE_ID, 1, DAY, digest)

        assert link.read(token, digest, DAY + timedelta(days=60)) is not None
        assert link.read(token, digest, DAY + timedelta(days=61)) is None

    def test_of_another_shop_it_is_none(self) -> None:
        token = link.written(CASE_ID, 1, DAY, lambda kind, value: digest("another", value))
        assert link.read(token, digest, DAY) is None

    def test_no_sign_of_it_may_be_another(self) -> None:
        token = link.written(CASE_ID, 1, DAY, digest)
        for place, sign in enumerate(token):
            for other in "A0-_":
                if other != sign:
                    assert link.read(token[:place] + other + token[place + 1 :], digest, DAY) is None

    @given(st.text(max_size=80))
    def test_whatever_else_stands_there_is_none(self, text: str) -> None:
        assert link.read(text, digest, DAY) is None

    def test_it_says_nothing_of_the_customer(self) -> None:
        settled = case(customer_id="cus_rahima", status="resolved", resolved_at=NOON, times_resolved=1)
        path = link.path(settled, digest, DHAKA.zone)

        assert path is not None
        assert "rahima" not in path

    def test_there_is_none_of_what_is_not_settled_or_was_rated(self) -> None:
        assert link.path(case(), digest, DHAKA.zone) is None
        rated = case(status="resolved", resolved_at=NOON, times_resolved=1, rated=1)
        assert link.path(rated, digest, DHAKA.zone) is None


class TestTheForm:
    def test_what_was_chosen_is_read(self) -> None:
        sent = urlencode({"satisfaction": "4", "nps": "10", "comment": "ভালো\nধন্যবাদ"})
        assert filled(sent) == Filled(4, 10, "ভালো\nধন্যবাদ")

    @pytest.mark.parametrize(
        "body", ["", "satisfaction=0", "satisfaction=6", "nps=11", "nps=-1", "nps=৫", "nps=", "a=" * 99]
    )
    def test_what_is_none_of_the_choices_was_not_chosen(self, body: str) -> None:
        assert not filled(body).says_something

    @given(st.text(max_size=200))
    def test_whatever_is_sent_is_read(self, body: str) -> None:
        filled(body)

    def test_what_joins_letters_of_bangla_stays(self) -> None:
        assert filled(urlencode({"nps": "5", "comment": "র\u200d্যাব"})).comment == "র\u200d্যাব"

    def test_a_comment_is_cut_where_it_is_too_long_and_has_no_control_signs(self) -> None:
        said = filled(urlencode({"nps": "5", "comment": "a\x00\u202eb" + "x" * 3000})).comment

        assert said is not None
        assert said.startswith("abx")
        assert len(said) == form.LONGEST_COMMENT

    @pytest.mark.parametrize("step", ["ask", "done", "not_valid"])
    def test_it_is_in_both_languages_and_takes_nothing_from_elsewhere(self, step: form.Step) -> None:
        page = form.page(step, "<b>Shop & Sons</b>")

        assert 'lang="bn"' in page
        assert 'lang="en"' in page
        assert "&lt;b&gt;Shop &amp; Sons" in page
        assert "http" not in page
        assert ("<form" in page) == (step == "ask")
        assert STYLE in page
        assert HEADERS["Referrer-Policy"] == "no-referrer"


class TestTheScore:
    @pytest.mark.parametrize(
        ("nps", "promoters", "detractors"), [(0, 0, 1), (6, 0, 1), (7, 0, 0), (8, 0, 0), (9, 1, 0), (10, 1, 0)]
    )
    def test_who_recommends_and_who_warns(self, nps: int, promoters: int, detractors: int) -> None:
        cell = counted(nps, None)
        assert (cell["promoters"], cell["detractors"], cell["nps_answers"]) == (promoters, detractors, 1)

    @given(st.lists(st.tuples(st.none() | st.integers(0, 10), st.none() | st.integers(1, 5))))
    def test_it_is_that_of_the_answers_whatever_the_days(self, given: list[tuple[int | None, int | None]]) -> None:
        scores = Scores()
        for nps, satisfaction in given:
            scores.add(counted(nps, satisfaction))
        likely = [nps for nps, _ in given if nps is not None]
        satisfied = [each for _, each in given if each is not None]

        assert scores.answers == len(given)
        assert scores.promoters + scores.passives + scores.detractors == len(likely)
        assert (scores.score is None) == (not likely)
        assert scores.score is None or -100 <= scores.score <= 100
        if satisfied:
            assert scores.average == money(Decimal(sum(satisfied)) / len(satisfied))
        else:
            assert scores.average is None

    def test_halves_are_rounded_away_from_nought(self) -> None:
        one_in_eight = Scores(nps_answers=8, promoters=1)
        assert one_in_eight.score == 13
        assert Scores(nps_answers=8, detractors=1).score == -13
        assert Scores(satisfaction_answers=3, satisfaction_sum=13).average == Decimal("4.33")
