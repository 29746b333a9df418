"""Two records turned out to be one person while messages to both lay in line: the person gets each word once."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from rapport.kernel.work import perform
from rapport.merging import merging, parting
from rapport.merging.model import MergeAsked
from rapport.merging.rooms import Contacts
from tests.rig.sending import SendingShop
from tests.rig.shop import ADMIN

ROOMS = (Contacts(),)


@pytest.fixture
def shop() -> SendingShop:
    shop = SendingShop()
    shop.campaign()
    for who in ("c1", "c2"):
        shop.customer(who)
    return shop


def merge(shop: SendingShop) -> None:
    asked = MergeAsked(customer_id="c2")
    perform(shop.shop, ADMIN, partial(merging.merge, customer_id="c1", asked=asked, expected=None, joinings=ROOMS))


def unmerge(shop: SendingShop) -> None:
    doing = partial(parting.unmerge, customer_id="c1", alias_id="c2", expected=None, joinings=ROOMS)
    perform(shop.shop, ADMIN, doing)


def test_the_same_word_to_both_goes_once(shop: SendingShop) -> None:
    first, second = shop.message("c1"), shop.message("c2")
    shop.plan(second, first)
    merge(shop)
    shop.to_rest()
    assert shop.found(first).state == "sent"
    assert (shop.found(second).state, shop.found(second).reason) == ("suppressed", "written_already")
    shop.adds_up()


def test_what_had_gone_to_one_does_not_go_to_the_other(shop: SendingShop) -> None:
    first, second = shop.message("c1"), shop.message("c2")
    shop.plan(second)
    shop.to_rest()
    merge(shop)
    shop.plan(first)
    shop.to_rest()
    assert (shop.found(second).state, shop.found(first).state) == ("sent", "suppressed")


def test_another_word_to_the_other_record_goes_to_the_person_under_its_caps(shop: SendingShop) -> None:
    shop.say("messages", a_day=1)
    shop.plan(shop.message("c1"))
    shop.to_rest()
    merge(shop)
    other = shop.message("c2", occurrence="another")
    shop.plan(other)
    shop.run(timedelta(minutes=5))
    assert (shop.found(other).state, shop.found(other).reason) == ("held", "cap_a_day")


def test_a_no_under_either_record_stops_what_lies_in_line_for_the_other(shop: SendingShop) -> None:
    waiting = shop.message("c1")
    shop.plan(waiting)
    shop.consent("c2", "sms", allowed=False)
    merge(shop)
    shop.to_rest()
    assert (shop.found(waiting).state, shop.found(waiting).reason) == ("suppressed", "no_consent")


def test_what_was_sent_under_the_former_id_is_read_and_heard_of_on_both_sides(shop: SendingShop) -> None:
    before, meanwhile = shop.message("c2"), shop.message("c2", occurrence="another")
    shop.plan(before)
    shop.to_rest()
    merge(shop)
    shop.clock.advance(days=2)
    shop.plan(meanwhile)
    shop.to_rest()
    for each in (before, meanwhile):
        assert shop.receipt(each.message_id, "delivered") == "delivered"
    unmerge(shop)
    for each in (before, meanwhile):
        assert shop.receipt(each.message_id, "read") == "read"
        assert shop.found(each).state == "read"


def test_taken_apart_neither_gets_more_than_the_caps_of_one_allow(shop: SendingShop) -> None:
    shop.say("messages", a_day=1)
    shop.plan(shop.message("c2"))
    shop.to_rest()
    merge(shop)
    unmerge(shop)
    for who in ("c1", "c2"):
        assert shop.contacts(who).within(shop.shop.today(), 1, {"sms"}) == 1
