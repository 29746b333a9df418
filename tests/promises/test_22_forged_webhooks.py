"""Promise 22: forged webhooks: 0 of 10,000 are accepted; true ones (Bangla, emoji, base64) all are."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapport.kernel.clock import SetClock, stamp
from rapport.kernel.errors import Refusal
from rapport.messaging.receipts.notifications import Notification, Topics
from rapport.messaging.receipts.signatures import SIGNATURE, Forged, header, raw_body, signed_by_gateway
from tests.promises.conftest import Counted, Size
from tests.rig.webhooks import (
    CERTIFICATE,
    CONFIRM,
    HOST,
    NOW,
    SECRET,
    TOPIC,
    Internet,
    certificate_of,
    confirmation,
    envelope,
    event,
    mac,
    sent,
    signature,
    signed,
)

FORGED = "{forged} forged webhooks, {accepted} accepted"
TRUE = "{true} true webhooks (Bangla, emoji, base64), {refused} refused"

SECRETS = (SECRET, "the-secret-of-last-month", "")
"""Two that are in force, and one that nobody has set yet."""

SAID = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.characters(min_codepoint=0x0980, max_codepoint=0x09FF),
        st.sampled_from('🙂🙏🏽👍❤️\u200d\u200c\n\t"\\/.,=#'),
    ),
    max_size=60,
)
BODIES = st.one_of(
    SAID.map(lambda said: json.dumps({"events": [{"type": "replied", "text": said}]}, ensure_ascii=False).encode()),
    SAID.map(lambda said: json.dumps({"events": [{"type": "replied", "text": said}]}).encode()),
    st.binary(max_size=80),
)


# -- gateways ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Webhook:
    body: bytes
    signature: str
    in_base64: bool = False
    name: str = SIGNATURE


def believed(webhook: Webhook) -> bool:
    """As a door does it: the raw body of what the HTTP API hands over, and the header in any case."""
    request = event(
        webhook.body, {"Content-Type": "application/json", webhook.name: webhook.signature}, webhook.in_base64
    )
    try:
        signed_by_gateway(raw_body(request), header(request, SIGNATURE), SECRETS, NOW)
    except Forged:
        return False
    return True


SECONDS = int(NOW.timestamp())

type Draw = Callable[[st.SearchStrategy[Any]], Any]


def _one_byte_changed(true: Webhook, draw: Draw) -> Webhook:
    at = draw(st.integers(0, len(true.body) - 1))
    changed = (true.body[at] + draw(st.integers(1, 255))) % 256
    return replace(true, body=true.body[:at] + bytes([changed]) + true.body[at + 1 :])


def _cut(true: Webhook, draw: Draw) -> Webhook:
    return replace(true, body=true.body[: draw(st.integers(0, len(true.body) - 1))])


def _prolonged(true: Webhook, draw: Draw) -> Webhook:
    more = draw(st.binary(min_size=1, max_size=20))
    return replace(true, body=draw(st.sampled_from([true.body + more, more + true.body])))


def _another_body(true: Webhook, draw: Draw) -> Webhook:
    return replace(true, body=draw(BODIES.filter(lambda body: body != true.body)))


def _written_anew(true: Webhook, draw: Draw) -> Webhook:
    """The same JSON, in other bytes: whoever parses first and signs what they have parsed takes it for the same."""
    said = {"events": [{"type": "replied", "text": draw(SAID)}]}
    return Webhook(json.dumps(said, indent=1).encode(), signature(json.dumps(said).encode()), true.in_base64)


def _changed_signature(true: Webhook, draw: Draw) -> Webhook:
    at = draw(st.integers(len(true.signature) - 64, len(true.signature) - 1))
    digit = draw(st.sampled_from("0123456789abcdef").filter(lambda each: each != true.signature[at]))
    return replace(true, signature=true.signature[:at] + digit + true.signature[at + 1 :])


def _shortened_signature(true: Webhook, draw: Draw) -> Webhook:
    return replace(true, signature=true.signature[: -draw(st.integers(1, 64))])


def _another_time(true: Webhook, draw: Draw) -> Webhook:
    seconds = SECONDS + draw(st.integers(-300, 300).filter(bool))
    return replace(true, signature=true.signature.replace(f"t={SECONDS}", f"t={seconds}"))


def _two_times(true: Webhook, draw: Draw) -> Webhook:
    seconds = SECONDS + draw(st.integers(-300, 300))
    return replace(
        true, signature=draw(st.sampled_from([f"t={seconds},{true.signature}", f"{true.signature},t={seconds}"]))
    )


def _recorded(true: Webhook, draw: Draw) -> Webhook:
    seconds = draw(st.one_of(st.integers(301, 10**8), st.integers(-(10**8), -301)))
    return replace(true, signature=signature(true.body, at=NOW + timedelta(seconds=seconds)))


def _another_secret(true: Webhook, draw: Draw) -> Webhook:
    secret = draw(st.text(max_size=30).filter(lambda each: each not in (SECRET, "the-secret-of-last-month")))
    return replace(true, signature=signature(true.body, secret.encode(errors="ignore").decode()))


def _no_secret(true: Webhook, draw: Draw) -> Webhook:
    return replace(true, signature=signature(true.body, secret=""))


def _without_its_time(true: Webhook, draw: Draw) -> Webhook:
    """A signature of the body alone would hold for ever."""
    timeless = hmac.new(SECRET.encode(), true.body, hashlib.sha256).hexdigest()
    return replace(true, signature=f"t={SECONDS},v1={timeless}")


def _another_header(true: Webhook, draw: Draw) -> Webhook:
    return replace(
        true, name=draw(st.sampled_from(["X-Signature", "X-Rapport", "X-Rapport-Signature-2", "Authorization"]))
    )


def _anything_at_all(true: Webhook, draw: Draw) -> Webhook:
    parts = st.sampled_from([f"t={SECONDS}", "t=", "v1=", "v1=" + "0" * 64, "v1=" + "é" * 64, ",", "=", " ", "v0=a"])
    return replace(true, signature=draw(st.one_of(st.text(), st.lists(parts).map(",".join))))


GATEWAY_FORGERIES = [
    _one_byte_changed,
    _cut,
    _prolonged,
    _another_body,
    _written_anew,
    _changed_signature,
    _shortened_signature,
    _another_time,
    _two_times,
    _recorded,
    _another_secret,
    _no_secret,
    _without_its_time,
    _another_header,
    _anything_at_all,
]


@pytest.mark.parametrize("forgery", GATEWAY_FORGERIES, ids=lambda forgery: forgery.__name__.strip("_"))
def test_no_forged_webhook_of_a_gateway_is_accepted(
    forgery: Callable[[Webhook, Draw], Webhook], size: Size, counted: Counted
) -> None:
    tried = 0

    @settings(max_examples=size(130, 600, 15))
    @given(data=st.data(), body=BODIES.filter(bool), in_base64=st.booleans())
    def try_it(data: st.DataObject, body: bytes, in_base64: bool) -> None:
        nonlocal tried
        forged = forgery(Webhook(body, signature(body), in_base64), data.draw)
        assert not believed(forged)
        tried += 1

    try_it()
    counted(22, FORGED, forged=tried, accepted=0)


def test_every_true_webhook_of_a_gateway_is_accepted(size: Size, counted: Counted) -> None:
    tried = 0

    @settings(max_examples=size(400, 3_000, 40))
    @given(
        body=BODIES,
        in_base64=st.booleans(),
        name=st.sampled_from([SIGNATURE, SIGNATURE.lower(), SIGNATURE.upper()]),
        secret=st.sampled_from(SECRETS[:2]),
        late=st.integers(-300, 300),
        also=st.sampled_from(["", ",v1=" + "0" * 64, f",v1={mac(b'', 'next', SECONDS)}", ",v0=old"]),
    )
    def try_it(body: bytes, in_base64: bool, name: str, secret: str, late: int, also: str) -> None:
        nonlocal tried
        true = signature(body, secret, NOW + timedelta(seconds=late)) + also
        assert believed(Webhook(body, true, in_base64, name))
        tried += 1

    try_it()
    counted(22, TRUE, true=tried, refused=0)


# -- SNS ---------------------------------------------------------------------------------------------------------

type Said = Mapping[str, Any]

TEXTS = SAID.filter(bool)


def heard(said: Said | bytes, certificate: bytes = certificate_of("sns")) -> Any:
    """What is heard; None if it is refused."""
    topics = Topics([TOPIC], Internet(certificate), SetClock(NOW))
    try:
        return topics.heard(raw_body(event(said if isinstance(said, bytes) else sent(said))))
    except Refusal:
        return None


def _changed(said: Said, draw: Draw) -> Said:
    """One field of those that are signed is another one, or gone, or new."""
    others: dict[str, Any] = {
        "Message": TEXTS,
        "MessageId": st.uuids().map(str),
        "Timestamp": st.integers(-3600, 0).map(lambda seconds: stamp(NOW + timedelta(seconds=seconds))),
        "Subject": st.sampled_from(["", "Another", None]),
        "Type": st.sampled_from(
            ["Notification", "UnsubscribeConfirmation", "SubscriptionConfirmation", "notification"]
        ),
        "TopicArn": st.just(TOPIC + "-2"),
        "Token": st.just("another") if "Token" in said else st.none(),
        "SubscribeURL": st.just(CONFIRM + "2") if "Token" in said else st.none(),
    }
    name = draw(st.sampled_from([name for name in others if name in said]))
    value = draw(others[name].filter(lambda value: value != said[name]))
    return {**said, name: value}


def _a_subject_more(said: Said, draw: Draw) -> Said:
    bare = signed(envelope(draw(TEXTS)))
    return {**bare, "Subject": draw(st.sampled_from(["News", "", None, "a\nb"]))}


def _another_key(said: Said, draw: Draw) -> Said:
    return signed(said, by="mallory", version=draw(st.sampled_from(["1", "2"])))


def _another_host(said: Said, draw: Draw) -> Said:
    """Signed well, by somebody else, who says where their own certificate lies."""
    address = draw(
        st.sampled_from(
            [
                "https://sns.s3-us-west-2.amazonaws.com/key.pem",
                "https://sns.us-east-1.amazonaws.com/key.pem",
                "https://sns.ap-southeast-1.amazonaws.com.cn/key.pem",
                "https://sns.ap-southeast-1.amazonaws.com.evil.example/key.pem",
                "https://sns.ap-southeast-1.amazonaws.com@evil.example/key.pem",
                "https://evil.example/sns.ap-southeast-1.amazonaws.com/key.pem",
                "https://snsXap-southeast-1XamazonawsXcom/key.pem",
                CERTIFICATE.replace("https", "http"),
                CERTIFICATE + "?x=.pem",
                CERTIFICATE + "#.pem",
                CERTIFICATE + "\n",
                CERTIFICATE.replace("com/", "com:444/"),
                f"{HOST}/?Action=ListTopics&x=.pem",
                f"{HOST}/a/../key.pem",
                f"{HOST}/key.pem.txt",
                "file:///etc/ssl/key.pem",
                "",
            ]
        )
    )
    return signed({**said, "SigningCertURL": address}, by="mallory")


def _another_topic(said: Said, draw: Draw) -> Said:
    """Really from SNS: anybody has a topic, and can subscribe our address to it."""
    topic = draw(
        st.sampled_from(
            [
                "arn:aws:sns:ap-southeast-1:999999999999:rapport-receipts",
                TOPIC + "-2",
                TOPIC[:-1],
                TOPIC.upper(),
                TOPIC + " ",
                TOPIC.replace("southeast", "south"),
                "*",
            ]
        )
    )
    return signed({**said, "TopicArn": topic})


def _of_another_hour(said: Said, draw: Draw) -> Said:
    seconds = draw(st.one_of(st.integers(-(10**8), -4501), st.integers(301, 10**8)))
    return signed({**said, "Timestamp": stamp(NOW + timedelta(seconds=seconds))})


def _another_version(said: Said, draw: Draw) -> Said:
    return {**said, "SignatureVersion": draw(st.sampled_from(["0", "1", "3", "", " 2", 2, None, "SHA256"]))}


def _another_signature(said: Said, draw: Draw) -> Said:
    made = said["Signature"]
    return {
        **said,
        "Signature": draw(st.one_of(st.text(), st.sampled_from(["", None, "AAAA", made[:-8], made[4:], [made]]))),
    }


def _cut_anew(said: Said, draw: Draw) -> Said:
    """The very text that was signed, cut into other fields."""
    first, more = draw(TEXTS), draw(TEXTS)
    true = signed(envelope(f"{first}\nMessageId\nelsewhere\nSubject\n{more}"))
    assert heard(true)
    return {**true, "Message": first, "MessageId": "elsewhere", "Subject": f"{more}\nMessageId\n{true['MessageId']}"}


def _confirmed_elsewhere(said: Said, draw: Draw) -> Said:
    elsewhere = ["https://evil.example/?a=b", "http://169.254.169.254/?a=b", HOST + ".evil.example/?a=b", CONFIRM + "#"]
    return signed(confirmation(SubscribeURL=draw(st.sampled_from(elsewhere))))


SNS_FORGERIES = [
    _changed,
    _a_subject_more,
    _another_key,
    _another_host,
    _another_topic,
    _of_another_hour,
    _another_version,
    _another_signature,
    _cut_anew,
    _confirmed_elsewhere,
]

TRUE_ONES = st.one_of(
    st.builds(lambda text, version: signed(envelope(text), version=version), TEXTS, st.just("2")),
    st.builds(lambda text: signed(envelope(text, Subject="News")), TEXTS),
    st.just(signed(confirmation())),
)


@pytest.mark.parametrize("forgery", SNS_FORGERIES, ids=lambda forgery: forgery.__name__.strip("_"))
def test_no_forged_notification_is_accepted(
    forgery: Callable[[Said, Draw], Said], size: Size, counted: Counted
) -> None:
    tried = 0

    @settings(max_examples=size(130, 600, 20))
    @given(data=st.data(), true=TRUE_ONES)
    def try_it(data: st.DataObject, true: Said) -> None:
        nonlocal tried
        assert heard(forgery(true, data.draw)) is None
        tried += 1

    try_it()
    counted(22, FORGED, forged=tried, accepted=0)


def test_bytes_changed_anywhere_in_a_notification_change_nothing_that_is_believed(size: Size, counted: Counted) -> None:
    """SNS signs fields, and not the bytes around them: a blank more between them is no forgery. So what is still
    accepted has to say exactly what was signed."""
    tried = 0

    @settings(max_examples=size(300, 2_000, 40))
    @given(
        text=TEXTS,
        cut=st.integers(0, 2_000),
        length=st.integers(0, 3),
        put=st.one_of(st.binary(max_size=3), st.sampled_from([b'"', b",", b"}", b"\\", b'","Type":"'])),
    )
    def try_it(text: str, cut: int, length: int, put: bytes) -> None:
        nonlocal tried
        true = signed(envelope(text))
        body = sent(true)
        at = cut % len(body)
        changed = heard(body[:at] + put + body[at + length :])
        if changed is None:
            tried += 1
        else:
            assert changed == heard(true)

    try_it()
    counted(22, FORGED, forged=tried, accepted=0)


@pytest.mark.parametrize(("begins", "days"), [(-400, 30), (1, 30)], ids=["expired", "of tomorrow"])
def test_a_certificate_that_does_not_hold_today_proves_nothing(begins: int, days: int, counted: Counted) -> None:
    certificate = certificate_of("sns", NOW + timedelta(days=begins), days)

    assert heard(signed(envelope("জি")), certificate) is None
    counted(22, FORGED, forged=1, accepted=0)


def test_every_true_notification_is_accepted(size: Size, counted: Counted) -> None:
    tried = 0

    @settings(max_examples=size(300, 2_000, 30))
    @given(
        text=TEXTS,
        subject=st.sampled_from([None, "News", "সংবাদ"]),
        version=st.sampled_from(["1", "2"]),
        late=st.integers(-3600, 300),
        in_base64=st.booleans(),
        spaced=st.booleans(),
    )
    def try_it(text: str, subject: str | None, version: Any, late: int, in_base64: bool, spaced: bool) -> None:
        nonlocal tried
        said = envelope(text, Subject=subject, Timestamp=stamp(NOW + timedelta(seconds=late)))
        made = signed(said, version=version)
        body = json.dumps(made, indent=2).encode() if spaced else sent(made)
        topics = Topics([TOPIC], Internet(certificate_of("sns")), SetClock(NOW))
        found = topics.heard(raw_body(event(body, in_base64=in_base64)))
        assert isinstance(found, Notification)
        assert (found.topic, found.message) == (TOPIC, text)
        tried += 1

    try_it()
    counted(22, TRUE, true=tried, refused=0)
