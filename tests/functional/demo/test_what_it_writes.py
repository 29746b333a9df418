"""What the made-up shop writes to its customers: its numbers add up, and nobody was written to who did not say yes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from demo import campaigns, words
from demo.campaigns import EID_PREVIEW, HARVEST_LETTER, WINTER_SALE
from rapport.campaigns import store
from rapport.campaigns.groups import HELD_OUT
from rapport.campaigns.results.numbers import StatsTold, stats
from rapport.kernel.clock import from_stamp
from rapport.messaging.dispatch.quarantine import QUARANTINED
from rapport.messaging.gate.quiet import quiet_until
from rapport.messaging.ledger import counting
from rapport.messaging.ledger.message import GONE, Message
from rapport.messaging.receipts.words import Meaning, meaning
from tests.rig.made_up_shop import items
from tests.rig.sending import every_message
from tests.rig.shop import TestShop

IDS = [each.campaign_id for each in (WINTER_SALE, HARVEST_LETTER, EID_PREVIEW)]


@pytest.fixture(scope="session")
def written(made: TestShop) -> list[Message]:
    return every_message(made.table)


def of(campaign_id: str, messages: Iterable[Message]) -> list[Message]:
    return [each for each in messages if each.campaign_id == campaign_id]


def told(made: TestShop, campaign_id: str) -> StatsTold:
    return stats(made.work(), campaign_id)


def handed_over(messages: Iterable[Message]) -> list[Message]:
    """Those that left the house, whatever became of them."""
    return [each for each in messages if "sent" in each.times]


class TestItsNumbers:
    def test_each_campaigns_states_are_those_of_its_messages(self, made: TestShop, written: list[Message]) -> None:
        for campaign in store.every(made.work()):
            theirs = of(campaign.campaign_id, written)
            whole = counting.tallies(made.table, campaign.campaign_id).whole
            assert {name: number for name, number in whole.states.items() if number} == Counter(
                each.state for each in theirs
            )
            assert whole.audience == len(theirs)
            assert whole.money("cost") == sum((each.cost for each in handed_over(theirs)), Decimal(0))
            assert whole["answered"] == sum("answered" in each.times for each in theirs)

    def test_what_a_campaign_brought_is_what_its_messages_did(self, made: TestShop, written: list[Message]) -> None:
        work, worth = made.work(), defaultdict[str, Decimal](Decimal)
        for item in items(work, "BROUGHT"):
            for each in item["messages"]:
                worth[each["id"]] += Decimal(item["worth"])
        assert +Counter({each.message_id: each.brought for each in written}) == +Counter(worth)
        for campaign_id in IDS:
            brought = [each.brought for each in of(campaign_id, written) if each.reason != HELD_OUT]
            assert told(made, campaign_id).revenue == sum(brought, Decimal(0))

    def test_what_was_answered_stands_beside_what_was_sent(self, made: TestShop, written: list[Message]) -> None:
        there = {item["message_id"]: item for item in items(made.work(), "ACTIVITY#") if item["kind"] == "message"}
        assert there.keys() == {each.message_id for each in handed_over(written)}
        answered = {each.message_id for each in written if each.answer}
        assert answered == {message_id for message_id, item in there.items() if item.get("replied")}


class TestWhoWasWrittenTo:
    def test_nobody_who_had_not_said_yes_got_advertising(self, made: TestShop, written: list[Message]) -> None:
        said: dict[tuple[str, str], list[tuple[Any, bool]]] = defaultdict(list)
        for item in items(made.work(), "CONSENT#"):
            place = item["pk"].partition("#")[2], f"{item['channel']}:{item['purpose']}"
            said[place].append((from_stamp(item["since"]), item["allowed"]))
        advertising = [each for each in handed_over(written) if each.advertises]
        assert advertising
        for each in advertising:
            before = [
                word for word in said[each.customer_id, f"{each.channel}:marketing"] if word[0] <= each.times["sent"]
            ]
            assert before, each
            assert max(before)[1], each

    def test_nothing_that_advertises_left_in_quiet_hours(self, made: TestShop, written: list[Message]) -> None:
        rules, zone = made.work().settings.messages, made.shop.place.zone
        for each in handed_over(written):
            assert not each.advertises or quiet_until(each.times["sent"], zone, rules) is None

    def test_nobody_got_more_than_one_a_day_and_three_a_week(self, made: TestShop, written: list[Message]) -> None:
        days = defaultdict(list)
        for each in handed_over(written):
            if each.advertises:
                days[each.customer_id].append(made.shop.place.day(each.times["sent"]))
        for theirs in days.values():
            assert max(Counter(theirs).values()) == 1
            assert max(sum(day <= other < day + timedelta(days=7) for other in theirs) for day in theirs) <= 3

    def test_md_karim_was_written_to_and_has_not_answered(self, written: list[Message]) -> None:
        his = [each for each in written if each.customer_id == "md-karim"]
        assert handed_over(his)
        assert not [each for each in his if each.answer]


class TestItsCampaigns:
    def test_those_of_the_house_are_there_and_three_are_switched_on(self, made: TestShop) -> None:
        answer = made.call("GET", "/crm/automation/campaigns?limit=100").body
        on = [each["id"] for each in answer if each["is_default"] and each["is_active"]]
        assert sorted(on) == sorted(campaigns.SWITCHED_ON)
        assert len([each for each in answer if each["is_default"]]) == 8

    @pytest.mark.parametrize("campaign_id", ["cmp_missed_call", "cmp_inactive_30_days"])
    def test_what_was_switched_on_has_written(self, made: TestShop, campaign_id: str) -> None:
        assert told(made, campaign_id).total_sent > 0

    def test_the_winter_sale_has_come_to_rest_in_two_groups_and_one_without(self, made: TestShop) -> None:
        sale = told(made, WINTER_SALE.campaign_id)
        assert sale.status == "sent"
        assert sale.queued + sale.held + sale.sending + sale.unknown == 0
        assert [each.variant for each in sale.variants or []] == ["A", "B"]
        assert sale.lift is not None
        assert sale.lift.held_out == sale.suppressed_by_reason.get(HELD_OUT, 0)
        assert sale.converted > 0

    def test_the_letter_was_opened_by_some(self, made: TestShop) -> None:
        letter = told(made, HARVEST_LETTER.campaign_id)
        assert (letter.status, letter.held) == ("sent", 0)
        assert letter.total_sent > letter.opened > 0

    def test_the_eid_preview_was_stopped_in_the_middle(self, made: TestShop, written: list[Message]) -> None:
        preview = told(made, EID_PREVIEW.campaign_id)
        assert preview.status == "paused"
        assert preview.total_sent > 0
        assert preview.queued > 0

    def test_one_goes_by_itself_next_week(self, made: TestShop) -> None:
        coming = made.call("GET", "/crm/automation/campaigns/cmp_new_honey").body
        assert (coming["starts"], coming["status"]) == ("scheduled", "active")
        at = from_stamp(coming["scheduled_at"])
        assert made.shop.place.day(at) == made.shop.today() + timedelta(days=7)

    def test_nothing_waits_but_what_is_paused_or_for_its_hour(self, made: TestShop, written: list[Message]) -> None:
        opens = made.clock.now().astimezone(made.shop.place.zone).replace(hour=9, minute=0, second=0)
        for each in written:
            if each.waits and each.campaign_id != EID_PREVIEW.campaign_id:
                assert each.state == "held"
                assert each.due >= opens


class TestWhatIsLeftToPeople:
    def test_some_that_nobody_can_say_of_and_some_that_were_put_aside(self, made: TestShop) -> None:
        unknown = made.call("GET", "/ops/messages?state=unknown").body
        assert {each["campaign_id"] for each in unknown} == {EID_PREVIEW.campaign_id}
        failed = made.call("GET", "/ops/messages?state=failed").body
        assert QUARANTINED in [each["reason"] for each in failed]

    def test_the_carrier_goes_on_all_the_same(self, made: TestShop) -> None:
        (outbox,) = made.call("GET", "/ops/providers").body
        assert (outbox["name"], outbox["state"], outbox["failures"]) == ("outbox", "flowing", 0)
        assert set(outbox["rates"]) == {"sms", "whatsapp", "email"}


class TestTheirAnswers:
    @pytest.mark.parametrize("kind", words.ANSWERS)
    def test_what_is_answered_means_what_it_is_filed_under(self, kind: Meaning) -> None:
        assert {meaning(text) for text in words.ANSWERS[kind]} == {kind}

    def test_a_positive_one_was_followed_by_a_call(self, made: TestShop, written: list[Message]) -> None:
        interested = {each.customer_id for each in written if each.answer == "positive"}
        called = {
            item["customer_id"] for item in items(made.work(), "TASK") if item.get("task_type") == "offer_follow_up"
        }
        assert called
        assert called <= interested

    def test_who_wrote_stop_is_written_to_no_more(self, made: TestShop, written: list[Message]) -> None:
        stopped = [each for each in written if each.answer == "stop"]
        assert stopped
        for each in stopped:
            later = [other for other in handed_over(written) if other.customer_id == each.customer_id]
            assert not [
                other
                for other in later
                if other.channel == each.channel and other.times["sent"] > each.times["answered"]
            ]

    def test_what_agents_wrote_by_hand_is_counted_with_it(self, made: TestShop) -> None:
        by_hand = [item for item in items(made.work(), "ACTIVITY#") if item["kind"] == "engagement"]
        assert by_hand
        customer_id = by_hand[0]["pk"].partition("#")[2]
        rates = made.call("GET", f"/crm/automation/engagement/{customer_id}/stats").body
        assert rates["by_type"][by_hand[0]["engagement_type"]]["sent"] >= 1


def test_gone_is_what_the_tests_here_call_handed_over(written: list[Message]) -> None:
    assert {each.message_id for each in written if each.state in GONE} <= {
        each.message_id for each in handed_over(written)
    }
