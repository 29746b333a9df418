"""A no counts under whichever record it was said, and stays with both."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rapport.customers.model import Consent
from rapport.merging.consents import Consents, joined, parted

EARLIER = datetime(2026, 3, 1, tzinfo=UTC)
YES, LATER_YES = Consent(True, EARLIER, "agent"), Consent(True, EARLIER + timedelta(days=3), "agent")
NO, LATER_NO = Consent(False, EARLIER, "agent"), Consent(False, EARLIER + timedelta(days=3), "stop")


def test_a_no_outweighs_a_later_yes() -> None:
    assert joined({"sms:marketing": NO}, {"sms:marketing": LATER_YES}) == {"sms:marketing": NO}


def test_of_two_alike_the_later_is_kept() -> None:
    assert joined({"sms:marketing": LATER_NO}, {"sms:marketing": NO}) == {"sms:marketing": LATER_NO}


def test_what_one_says_holds_where_the_other_says_nothing() -> None:
    assert joined({"sms:marketing": YES}, {"email:marketing": NO}) == {"sms:marketing": YES, "email:marketing": NO}


def test_a_yes_of_the_one_is_no_yes_of_the_other() -> None:
    now = joined({}, {"sms:marketing": YES})
    assert parted(now, {}, {"sms:marketing": YES}) == ({}, {"sms:marketing": YES})


def test_a_yes_said_meanwhile_is_theirs_who_stayed() -> None:
    ours, theirs = parted({"sms:marketing": LATER_YES}, {}, {"sms:marketing": YES})
    assert (ours, theirs) == ({"sms:marketing": LATER_YES}, {"sms:marketing": YES})


consents = st.dictionaries(st.sampled_from(["sms:marketing", "email:marketing"]), st.sampled_from([YES, NO, LATER_NO]))


@given(consents, consents)
def test_no_no_is_ever_lost(ours: Consents, theirs: Consents) -> None:
    now = joined(ours, theirs)
    after = parted(now, ours, theirs)
    for name in {*ours, *theirs}:
        if any(not each[name].allowed for each in (ours, theirs) if name in each):
            assert all(not each[name].allowed for each in (now, *after))
