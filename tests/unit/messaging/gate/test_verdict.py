from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest

from rapport.cases import summary
from rapport.cases.case import Kind, Status
from rapport.cases.summary import OpenCases
from rapport.customers.contacts import Contacts
from rapport.customers.model import Customer
from rapport.kernel.settings import Messages
from rapport.kernel.shop import DHAKA
from rapport.messaging.gate.verdict import Drop, Go, Hold, verdict
from tests.unit.cases.made import case
from tests.unit.messaging.gate.people import NOON, TODAY, around, contacted, message, person

TOMORROW_AT_NINE = datetime(2026, 3, 11, 9, 0, tzinfo=DHAKA.zone)
AT_NIGHT = datetime(2026, 3, 10, 23, 0, tzinfo=DHAKA.zone)
A_SECOND = timedelta(seconds=1)


def test_with_leave_at_noon_and_room_it_goes() -> None:
    assert verdict(message(), person(), around()) == Go()


class TestItsTime:
    def test_at_its_last_instant_it_goes_and_then_no_more(self) -> None:
        last = message(valid_until=NOON)
        assert verdict(last, person(), around(NOON)) == Go()
        assert verdict(last, person(), around(NOON + A_SECOND)) == Drop("expired", "over")

    def test_what_would_be_over_when_it_may_go_does_not_wait(self) -> None:
        until = TOMORROW_AT_NINE
        assert verdict(message(valid_until=until), person(), around(AT_NIGHT)) == Hold(until, "quiet_hours")
        gone = message(valid_until=until - A_SECOND)
        assert verdict(gone, person(), around(AT_NIGHT)) == Drop("expired", "quiet_hours")


class TestAnAddress:
    @pytest.mark.parametrize("channel", ["sms", "whatsapp"])
    def test_without_a_number_nothing_goes_to_one(self, channel: str) -> None:
        somebody = person(phone=None, consent={f"{channel}:marketing": True})
        assert verdict(message(channel=channel), somebody, around()) == Drop("suppressed", "no_address")

    def test_without_an_email_none_goes(self) -> None:
        somebody = person(email=None, consent={"email:marketing": True})
        assert verdict(message(channel="email"), somebody, around()) == Drop("suppressed", "no_address")

    def test_push_needs_the_device_that_the_app_told(self) -> None:
        yes = {"push:marketing": True}
        assert verdict(message(channel="push"), person(consent=yes), around()) == Drop("suppressed", "no_address")
        with_device = person(consent=yes, custom_fields={"push_endpoint": "arn:aws:sns:device"})
        assert verdict(message(channel="push"), with_device, around()) == Go()


class TestAComplaint:
    def test_while_it_is_open_nothing_advertises(self) -> None:
        assert verdict(message(), complaining("open"), around()) == Drop("suppressed", "open_complaint")
        assert verdict(message(), complaining("waiting"), around()) == Drop("suppressed", "open_complaint")

    def test_settled_it_keeps_nothing_away(self) -> None:
        assert verdict(message(), complaining("resolved"), around()) == Go()

    def test_word_about_their_orders_goes_all_the_same(self) -> None:
        assert verdict(message(purpose="service"), complaining("open"), around()) == Go()

    def test_a_return_or_a_wish_is_no_complaint(self) -> None:
        assert verdict(message(), complaining("open", kind="return"), around()) == Go()
        assert verdict(message(), complaining("open", kind="request"), around()) == Go()

    def test_a_no_is_said_before_it(self) -> None:
        no = replace(complaining("open"), consent={})
        assert verdict(message(), no, around()) == Drop("suppressed", "no_consent")


def complaining(status: Status, kind: Kind = "complaint") -> Customer:
    kept = summary.to_item(OpenCases().noting(case(status=status, kind=kind)))
    return replace(person(), rooms={"cases": kept})


class TestLeave:
    def test_advertising_needs_a_yes(self) -> None:
        assert verdict(message(), person(consent={}), around()) == Drop("suppressed", "no_consent")
        no = person(consent={"sms:marketing": False})
        assert verdict(message(), no, around()) == Drop("suppressed", "no_consent")

    def test_of_that_channel(self) -> None:
        assert verdict(message(channel="email"), person(), around()) == Drop("suppressed", "no_consent")

    def test_a_shop_may_write_to_all_who_did_not_say_no(self) -> None:
        unless_no = around(messages=Messages(only_with_consent=False))
        assert verdict(message(), person(consent={}), unless_no) == Go()
        assert verdict(message(), person(consent={"sms:marketing": False}), unless_no) == Drop(
            "suppressed", "no_consent"
        )

    def test_service_goes_to_all_who_did_not_say_no_to_service(self) -> None:
        word = message(purpose="service")
        assert verdict(word, person(consent={}), around()) == Go()
        assert verdict(word, person(consent={"sms:marketing": False}), around()) == Go()
        assert verdict(word, person(consent={"sms:service": False}), around()) == Drop("suppressed", "no_consent")


class TestFreeWordsOnWhatsApp:
    YES: ClassVar[dict[str, bool]] = {"whatsapp:marketing": True}

    def test_need_an_approved_template(self) -> None:
        offer = message(channel="whatsapp")
        assert verdict(offer, person(consent=self.YES), around()) == Go()
        assert verdict(offer, person(consent=self.YES), around(by_template=False)) == Drop(
            "suppressed", "no_approved_template"
        )

    @pytest.mark.parametrize("purpose", ["marketing", "service"])
    def test_or_a_word_of_theirs_within_a_day(self, purpose: str) -> None:
        answer = message(channel="whatsapp", purpose=purpose)

        def at(ago: timedelta) -> object:
            wrote = Contacts(wrote_whatsapp=NOON - ago)
            return verdict(answer, person(consent=self.YES, contacts=wrote), around(by_template=False))

        assert at(timedelta(hours=24) - A_SECOND) == Go()
        assert at(timedelta(hours=24)) == Drop("suppressed", "no_approved_template")

    def test_the_window_is_of_no_concern_to_other_channels(self) -> None:
        assert verdict(message(), person(), around(by_template=False)) == Go()


class TestQuietHours:
    def test_advertising_waits_for_their_end(self) -> None:
        assert verdict(message(), person(), around(AT_NIGHT)) == Hold(TOMORROW_AT_NINE, "quiet_hours")

    def test_service_does_not(self) -> None:
        assert verdict(message(purpose="service"), person(), around(AT_NIGHT)) == Go()

    def test_in_doubt_it_waits_too(self) -> None:
        doubtful = message(in_doubt=True, counted_on=TODAY)
        assert verdict(doubtful, person(), around(AT_NIGHT)) == Hold(TOMORROW_AT_NINE, "quiet_hours")


class TestCaps:
    def test_where_there_is_no_room_it_waits_until_there_is_at_a_decent_hour(self) -> None:
        had_one = person(contacts=contacted((0, "email")))
        assert verdict(message(), had_one, around()) == Hold(TOMORROW_AT_NINE, "cap_a_day")

    def test_if_nothing_is_quiet_it_waits_for_the_day_alone(self) -> None:
        never_quiet = around(messages=Messages(quiet_from="00:00", quiet_to="00:00"))
        had_one = person(contacts=contacted((0, "email")))
        midnight = datetime(2026, 3, 11, 0, 0, tzinfo=DHAKA.zone)
        assert verdict(message(), had_one, never_quiet) == Hold(midnight, "cap_a_day")

    def test_service_takes_no_notice(self) -> None:
        had_many = person(contacts=contacted((0, "sms"), (0, "sms"), (0, "email"), (0, "call")))
        assert verdict(message(purpose="service"), had_many, around()) == Go()

    def test_a_doubt_that_was_counted_today_is_not_counted_out_by_itself(self) -> None:
        itself = person(contacts=contacted((0, "sms")))
        assert verdict(message(in_doubt=True, counted_on=TODAY), itself, around()) == Go()

    def test_one_that_was_counted_yesterday_asks_for_room_today(self) -> None:
        yesterday = TODAY - timedelta(days=1)
        other = person(contacts=contacted((1, "sms"), (0, "email")))
        assert verdict(message(in_doubt=True, counted_on=yesterday), other, around()) == Hold(
            TOMORROW_AT_NINE, "cap_a_day"
        )
        itself = person(contacts=contacted((1, "sms")))
        assert verdict(message(in_doubt=True, counted_on=yesterday), itself, around()) == Go()


class TestRivals:
    def test_a_better_one_takes_the_last_room(self) -> None:
        assert verdict(message(), person(), around(rivals=("email",))) == Hold(TOMORROW_AT_NINE, "outranked")

    def test_where_there_is_room_for_both_it_keeps_nobody_back(self) -> None:
        two_a_day = Messages(a_day=2)
        assert verdict(message(), person(), around(messages=two_a_day, rivals=("email",))) == Go()
        assert verdict(message(), person(), around(messages=two_a_day, rivals=("email", "push"))) == Hold(
            TOMORROW_AT_NINE, "outranked"
        )

    def test_by_another_channel_it_takes_no_room_of_this_one(self) -> None:
        """One SMS is left this week, and there is room for two more of anything."""
        messages = Messages(a_day=2, sms_a_week=1)
        assert verdict(message(), person(), around(messages=messages, rivals=("email",))) == Go()
        assert verdict(message(), person(), around(messages=messages, rivals=("sms",))) == Hold(
            TOMORROW_AT_NINE, "outranked"
        )

    def test_service_and_what_is_in_doubt_give_way_to_nobody(self) -> None:
        assert verdict(message(purpose="service"), person(), around(rivals=("sms",))) == Go()
        doubtful = message(in_doubt=True, counted_on=TODAY - timedelta(days=1))
        assert verdict(doubtful, person(), around(rivals=("sms",))) == Go()

    def test_a_full_cap_is_told_before_a_rival(self) -> None:
        had_one = person(contacts=contacted((0, "email")))
        assert verdict(message(), had_one, around(rivals=("sms",))) == Hold(TOMORROW_AT_NINE, "cap_a_day")


def test_the_first_that_speaks_against_it_decides() -> None:
    """Over, before no address, before no consent, before the hour."""
    nobody = person(phone=None, consent={})
    late = datetime(2026, 4, 1, 20, 0, tzinfo=UTC)
    assert verdict(message(), nobody, around(late)) == Drop("expired", "over")
    assert verdict(message(valid_until=late), nobody, around(late)) == Drop("suppressed", "no_address")
    unasked = person(consent={})
    assert verdict(message(valid_until=late), unasked, around(late)) == Drop("suppressed", "no_consent")
