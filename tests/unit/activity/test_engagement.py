"""What an engagement is: how far it got, what came back, and whose turn it was."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, get_args

import pytest

from rapport.activity.engagement import BY_CONTACT, RESPONSES, Engagement, channel_named
from rapport.activity.kinds import OUTGOING, EngagementChannel, InteractionType, Outcome

NOON = datetime(2026, 3, 10, 6, tzinfo=UTC)


def engagement(**said: Any) -> Engagement:
    fields: dict[str, Any] = {
        "engagement_id": "act_1",
        "kind": "engagement",
        "engagement_type": "call",
        "channel": "call",
        "at": NOON,
        "delivery": "sent",
    }
    return Engagement(**(fields | said))


class TestStatus:
    @pytest.mark.parametrize("response", ["positive", "negative", "neutral"])
    @pytest.mark.parametrize("delivery", ["sent", "delivered", "read"])
    def test_who_answers_has_responded_however_far_it_was_seen_to_get(self, response: str, delivery: str) -> None:
        said = engagement(response=response, delivery=delivery)
        assert (said.status, said.arrived) == ("responded", True)

    def test_somebody_may_have_answered_and_nobody_said_how(self) -> None:
        assert engagement(replied=True).status == "responded"

    @pytest.mark.parametrize("response", [None, "no_response"])
    @pytest.mark.parametrize(
        ("delivery", "arrived"), [("failed", False), ("sent", False), ("delivered", True), ("read", True)]
    )
    def test_without_an_answer_it_is_where_it_got(self, response: str | None, delivery: str, arrived: bool) -> None:
        said = engagement(response=response, delivery=delivery)
        assert (said.status, said.arrived) == (delivery, arrived)


class TestWhoseTurn:
    @pytest.mark.parametrize("channel", get_args(EngagementChannel))
    def test_by_some_channels_the_house_turns_to_customers_by_others_they_come(
        self, channel: EngagementChannel
    ) -> None:
        assert engagement(channel=channel).went_out is (channel in OUTGOING)

    def test_a_customer_who_calls_has_come(self) -> None:
        assert not engagement(direction="inbound").went_out

    def test_what_has_no_channel_went_out(self) -> None:
        assert engagement(channel=None).went_out


class TestReachedByAPerson:
    def test_an_agent_who_was_answered_reached_somebody(self) -> None:
        assert engagement(agent_id="agt_1", response="negative").reached_by_a_person

    @pytest.mark.parametrize(
        "otherwise",
        [
            {"agent_id": None},
            {"response": "no_response"},
            {"delivery": "failed", "response": None},
            {"channel": "push"},
            {"channel": "website"},
            {"channel": None},
            {"direction": "inbound"},
        ],
        ids=str,
    )
    def test_otherwise_not(self, otherwise: dict[str, Any]) -> None:
        assert not engagement(**({"agent_id": "agt_1", "response": "positive"} | otherwise)).reached_by_a_person


class TestChannelNamed:
    @pytest.mark.parametrize(
        ("engagement_type", "channel"),
        [
            ("call", "call"),
            ("phone_call", "call"),
            ("missed_call", "call"),
            ("email", "email"),
            ("whatsapp_offer", "whatsapp"),
            ("website_visit", "website"),
            ("offer_sent", None),
            ("message", None),
            ("order_placed", None),
            ("recall", None),
            ("some_other_thing", None),
        ],
    )
    def test_by_the_first_whole_word_that_is_one(self, engagement_type: str, channel: str | None) -> None:
        assert channel_named(engagement_type) == channel


class TestContacts:
    def test_every_outcome_says_what_came_back_but_a_wrong_number(self) -> None:
        assert set(get_args(Outcome)) - set(RESPONSES) == {"wrong_number"}

    def test_every_contact_has_a_channel_but_notes_and_tasks(self) -> None:
        assert set(get_args(InteractionType)) - set(BY_CONTACT) == {"note", "task"}
