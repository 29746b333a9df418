"""Email by SES: what it is told, the ways out of it, and what its words mean."""

from __future__ import annotations

import re
from dataclasses import replace
from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel import keys
from rapport.kernel.keys.messages import MESSAGE_ID
from rapport.messaging.providers.configuration import Configuration, NotConfigured
from rapport.messaging.providers.email_tags import message_of, tag_of
from rapport.messaging.providers.email_words import html, plain
from rapport.messaging.providers.provider import Accepted, Refused, Throttled, Unavailable, Unsure
from rapport.messaging.providers.ses import Ses, configured, deliverable, opt_out_headers
from tests.functional.messaging.providers.conftest import Opening
from tests.functional.messaging.providers.envelopes import EMAIL, ID
from tests.rig.fake_providers import SES, FakeProvider, reference


@pytest.fixture
def theirs(opened: Opening) -> FakeProvider:
    return opened(SES)[0]


@pytest.fixture
def ours(opened: Opening) -> Ses:
    return Ses(opened(SES)[1], "hello@shop.example", "", "answers@shop.example", "events")


# -- what it is told -------------------------------------------------------------------------------------------


def test_it_is_told_whom_what_and_our_reference(theirs: FakeProvider, ours: Ses) -> None:
    assert ours.send(EMAIL) == Accepted(reference(ID))

    said = theirs.only()
    simple = said["Content"]["Simple"]
    assert said["FromEmailAddress"] == "hello@shop.example"
    assert said["ReplyToAddresses"] == ["answers@shop.example"]
    assert said["Destination"] == {"ToAddresses": ["karim@example.com"]}
    assert said["ConfigurationSetName"] == "events"
    assert simple["Subject"] == {"Data": "মধু", "Charset": "UTF-8"}
    assert simple["Body"]["Text"]["Data"].startswith("আপনার মধু শেষ হয়ে এলো?")
    assert simple["Body"]["Html"]["Charset"] == "UTF-8"
    ((tag,),) = [said["EmailTags"]]
    assert (tag["Name"], message_of(tag["Value"])) == ("message_id", ID)


def test_a_name_in_any_alphabet_can_send(opened: Opening) -> None:
    theirs, client = opened(SES)

    Ses(client, "hello@shop.example", "মধু ঘর", "", "").send(EMAIL)

    name, address = parseaddr(theirs.only()["FromEmailAddress"])
    assert theirs.only()["FromEmailAddress"].isascii()
    assert (str(make_header(decode_header(name))), address) == ("মধু ঘর", "hello@shop.example")
    assert {"ReplyToAddresses", "ConfigurationSetName"}.isdisjoint(theirs.only())


def test_a_subject_is_one_line(theirs: FakeProvider, ours: Ses) -> None:
    ours.send(replace(EMAIL, subject="Honey\r\nBcc: everybody@example.com"))

    assert theirs.only()["Content"]["Simple"]["Subject"]["Data"] == "Honey Bcc: everybody@example.com"


# -- the ways out ----------------------------------------------------------------------------------------------


def test_one_click_is_enough_to_get_out(theirs: FakeProvider, ours: Ses) -> None:
    ours.send(EMAIL)

    assert theirs.only()["Content"]["Simple"]["Headers"] == [
        {"Name": "List-Unsubscribe", "Value": "<https://shop.example/out/abc>"},
        {"Name": "List-Unsubscribe-Post", "Value": "List-Unsubscribe=One-Click"},
    ]


@pytest.mark.parametrize(
    ("link", "names"),
    [
        ("", []),
        ("http://localhost:3001/out/abc", ["List-Unsubscribe"]),
        ("https://a.example/" + "x" * (995 - 20), ["List-Unsubscribe", "List-Unsubscribe-Post"]),
        ("https://a.example/" + "x" * (995 - 19), []),
        ("https://a.example/\r\nBcc: b@example.com", []),
        ("https://a.example/মধু", []),
    ],
)
def test_a_way_out_that_a_header_can_say(link: str, names: list[str]) -> None:
    assert [header["Name"] for header in opt_out_headers(link)] == names


def test_the_words_end_with_the_way_out() -> None:
    assert plain("Hello", "https://a.example/o", "en") == (
        "Hello\n\nTo get no more of these emails: https://a.example/o"
    )
    assert plain("হ্যালো", "https://a.example/o", "bn_BD").endswith("এই ইমেইল আর পেতে না চাইলে: https://a.example/o")


def test_words_that_name_the_way_out_are_left_alone() -> None:
    assert plain("Out: https://a.example/o", "https://a.example/o", "en") == "Out: https://a.example/o"
    assert plain("Hello", "", "en") == "Hello"


# -- words as HTML ---------------------------------------------------------------------------------------------


def test_html_shows_the_same_words() -> None:
    shown = html("Hello <b>Karim</b> & co,\nhoney: https://a.example/h?a=1&b=2.\n\nBye", "bn_BD")

    assert shown == (
        '<!doctype html><html lang="bn-BD"><body>'
        "<p>Hello &lt;b&gt;Karim&lt;/b&gt; &amp; co,<br>"
        'honey: <a href="https://a.example/h?a=1&amp;b=2">https://a.example/h?a=1&amp;b=2</a>.</p>'
        "<p>Bye</p></body></html>"
    )


@given(st.text(), st.text())
def test_no_words_become_tags(text: str, language: str) -> None:
    shown = html(text, language)

    tags = re.findall(r"<[^>]*>", shown)
    assert all(
        re.fullmatch(r"</?p>|<br>|</a>|</?html.*|</?body>|<!doctype html>|<a href=\"https?://[^\"<>]*\">", tag)
        for tag in tags
    )
    assert re.fullmatch(r"[A-Za-z-]{2,8}", shown.split('"')[1])


# -- tags ------------------------------------------------------------------------------------------------------


@given(st.from_regex(MESSAGE_ID, fullmatch=True))
def test_a_tag_says_the_message_in_letters_that_ses_takes(message_id: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,256}", tag_of(message_id))
    assert message_of(tag_of(message_id)) == message_id


def test_the_longest_id_fits_a_tag() -> None:
    longest = "msg_20261121_" + "A" * 26 + "_c" + "." * 63

    assert keys.customer_of_message(longest) == "c" + "." * 63
    assert len(tag_of(longest)) <= 256


# -- whom it can reach -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "spelled"),
    [
        ("karim@example.com", "karim@example.com"),
        ("karim+honey@example.com", "karim+honey@example.com"),
        ("karim@bücher.example", "karim@xn--bcher-kva.example"),
        ("করিম@example.com", None),
        ("karim", None),
        ("@example.com", None),
        ("karim@", None),
        ("a@example.com, b@example.com", None),
        ("Karim <karim@example.com>", None),
        ("karim@example.com\r\nBcc: b@example.com", None),
        ("", None),
        ("a@" + "b" * 64 + ".example", None),
    ],
)
def test_an_address_that_ses_can_reach(address: str, spelled: str | None) -> None:
    assert deliverable(address) == spelled


def test_what_cannot_be_reached_is_not_tried(theirs: FakeProvider, ours: Ses) -> None:
    assert ours.send(replace(EMAIL, to="করিম@example.com")) == Refused("bad_address", undeliverable=True)
    assert theirs.requests == []


# -- its words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "code", "text", "answer"),
    [
        (
            400,
            "MessageRejected",
            "Email address is not verified. The following identities failed the check: karim@example.com",
            Unavailable("not_verified", misconfigured=True),
        ),
        (400, "MessageRejected", "Virus", Refused("content")),
        (400, "MailFromDomainNotVerifiedException", "", Unavailable("not_verified", misconfigured=True)),
        (400, "SendingPausedException", "", Unavailable("sending_paused", misconfigured=True)),
        (400, "AccountSuspendedException", "", Unavailable("account_suspended", misconfigured=True)),
        (400, "BadRequestException", "Missing final '@domain'", Refused("not_accepted")),
        (
            400,
            "BadRequestException",
            "Configuration set events does not exist.",
            Unavailable("configuration_set", misconfigured=True),
        ),
        (404, "NotFoundException", "", Unavailable("not_found", misconfigured=True)),
        (429, "TooManyRequestsException", "", Throttled(None)),
        (400, "LimitExceededException", "", Throttled(None)),
        (500, "InternalFailure", "", Unsure("InternalFailure")),
    ],
)
def test_its_words(theirs: FakeProvider, ours: Ses, status: int, code: str, text: str, answer: object) -> None:
    theirs.says(status, code, text)

    assert ours.send(EMAIL) == answer


@pytest.mark.parametrize(
    ("field", "value"),
    [("sender", None), ("sender", "shop"), ("sender_name", "a\nb"), ("reply_to", "us"), ("configuration_set", "a b")],
)
def test_what_may_not_be_set_up(field: str, value: object) -> None:
    with pytest.raises(NotConfigured, match=field):
        configured(Configuration({"sender": "hello@shop.example", field: value}))
