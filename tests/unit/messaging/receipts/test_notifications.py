"""SNS is believed if its certificate comes from where SNS keeps them, and its signature holds all that is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest

from rapport.kernel.clock import SetClock, stamp
from rapport.messaging.receipts.notifications import (
    CertificateOutOfReach,
    Confirmation,
    Farewell,
    Notification,
    Topics,
)
from rapport.messaging.receipts.signatures import Forged
from tests.rig.webhooks import (
    CERTIFICATE,
    CONFIRM,
    HOST,
    NOW,
    TOPIC,
    Internet,
    Version,
    certificate_of,
    confirmation,
    elliptic_certificate,
    envelope,
    sent,
    signed,
)

MESSAGE = '{"text": "ধন্যবাদ 🙏"}'
OLD_DAY, NEW_DAY = NOW - timedelta(days=400), NOW + timedelta(days=1)


def topics(fetch: Callable[[str], bytes] | None = None, clock: SetClock | None = None) -> Topics:
    return Topics([TOPIC, ""], fetch or Internet(certificate_of("sns")), clock or SetClock(NOW))


def heard(said: Mapping[str, Any]) -> Notification | Confirmation | Farewell:
    return topics().heard(sent(said))


def is_forged(said: Mapping[str, Any]) -> bool:
    try:
        heard(said)
    except Forged:
        return True
    return False


@pytest.mark.parametrize("version", ["1", "2"])
@pytest.mark.parametrize("subject", [None, "News"])
def test_a_notification_is_read_in_both_versions_with_and_without_a_subject(
    version: Version, subject: str | None
) -> None:
    found = heard(signed(envelope(MESSAGE, Subject=subject), version=version))

    assert isinstance(found, Notification)
    assert (found.topic, found.message) == (TOPIC, MESSAGE)
    assert stamp(found.at) == "2026-03-10T05:59:30.655000Z"


def test_a_question_to_confirm_and_a_farewell_are_told_apart() -> None:
    farewell = confirmation(Type="UnsubscribeConfirmation")

    assert heard(signed(confirmation())) == Confirmation(TOPIC, CONFIRM)
    assert heard(signed(farewell)) == Farewell(TOPIC)


def test_a_certificate_is_fetched_once() -> None:
    internet = Internet(certificate_of("sns"))
    ours = topics(internet)

    for _ in range(3):
        ours.heard(sent(signed(envelope(MESSAGE))))

    assert internet.fetched == 1


def test_what_is_about_no_topic_of_ours_fetches_nothing() -> None:
    internet = Internet(certificate_of("sns"))

    with pytest.raises(Forged):
        topics(internet).heard(sent(signed(envelope(MESSAGE, TopicArn=TOPIC.replace("receipts", "others")))))

    assert internet.fetched == 0


@pytest.mark.parametrize(
    "address",
    [
        CERTIFICATE.replace("https", "http"),
        "https://sns.s3-us-west-2.amazonaws.com/key.pem",
        "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem",
        "https://sns.ap-southeast-1.amazonaws.com.cn/key.pem",
        "https://sns.ap-southeast-1.amazonaws.com.evil.example/key.pem",
        "https://sns.ap-southeast-1.amazonaws.com@evil.example/key.pem",
        "https://evil.example/sns.ap-southeast-1.amazonaws.com/key.pem",
        "https://sns-ap-southeast-1.amazonaws.com/key.pem",
        "https://snsXap-southeast-1.amazonaws.com/key.pem",
        f"{HOST}:8443/key.pem",
        f"{HOST}/?Action=ListTopics&x=.pem",
        f"{HOST}/key.pem?Action=ListTopics",
        f"{HOST}/key.pem#",
        f"{HOST}/key.pem\n",
        f"{HOST}/key.txt",
        f"{HOST}/.pem",
        f"{HOST}/a/../key.pem",
        f"{HOST}\\@evil.example/key.pem",
        HOST,
        "",
        None,
    ],
)
def test_no_certificate_is_taken_from_elsewhere(address: str | None) -> None:
    assert is_forged(signed(envelope(MESSAGE, SigningCertURL=address), by="mallory"))


@pytest.mark.parametrize(
    ("minutes", "forged"), [(-76, True), (-75.01, True), (-75, False), (-60, False), (5, False), (5.01, True)]
)
def test_an_hour_of_trying_again_is_believed_and_a_recording_is_not(minutes: float, forged: bool) -> None:
    told_at = stamp(NOW + timedelta(minutes=minutes))

    assert is_forged(signed(envelope(MESSAGE, Timestamp=told_at))) is forged


@pytest.mark.parametrize("told_at", ["", "2026-03-10", "2026-13-10T05:59:30Z", "2026-03-10T05:59:30", "now", None, 1])
def test_a_time_that_is_none_is_refused(told_at: Any) -> None:
    assert is_forged(signed(envelope(MESSAGE)) | {"Timestamp": told_at})


@pytest.mark.parametrize(
    "changed",
    [
        {"Message": MESSAGE + " "},
        {"MessageId": "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf325"},
        {"Timestamp": "2026-03-10T05:59:31.655Z"},
        {"Subject": "News"},
        {"Subject": None},
        {"Type": "SubscriptionConfirmation", "Token": "1", "SubscribeURL": CONFIRM},
        {"Type": "Letter"},
        {"SignatureVersion": "1"},
        {"SignatureVersion": "3"},
        {"SignatureVersion": 2},
        {"Signature": ""},
        {"Signature": "AAAA"},
        {"Signature": "not base 64"},
        {"Message": 17},
        {"Message": ""},
        {"Message": "half \ud83d"},
    ],
)
def test_what_is_changed_after_it_was_signed_is_refused(changed: dict[str, Any]) -> None:
    assert is_forged(signed(envelope(MESSAGE)) | changed)


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{}", b"{", b"\xff", b"[" * 100_000, b'{"Type": {}}'])
def test_what_is_no_notification_at_all_is_refused(body: bytes) -> None:
    with pytest.raises(Forged):
        topics().heard(body)


def test_signed_lines_cannot_be_cut_into_other_fields() -> None:
    true = signed(envelope("first\nMessageId\nelsewhere\nSubject\nmore"))
    cut = true | {"Message": "first", "MessageId": "elsewhere", "Subject": f"more\nMessageId\n{true['MessageId']}"}

    assert isinstance(heard(true), Notification)
    assert is_forged(cut)


@pytest.mark.parametrize(
    "address",
    [
        "http://sns.ap-southeast-1.amazonaws.com/?Action=ConfirmSubscription",
        "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription",
        "https://evil.example/?Action=ConfirmSubscription",
        "https://sns.ap-southeast-1.amazonaws.com@evil.example/?Action=ConfirmSubscription",
        "https://169.254.169.254/latest/meta-data",
        f"{HOST}/elsewhere?Action=ConfirmSubscription",
        f"{CONFIRM}#more",
    ],
)
def test_nothing_is_confirmed_but_at_sns_itself(address: str) -> None:
    assert is_forged(signed(confirmation(SubscribeURL=address)))


@pytest.mark.parametrize(
    "certificate",
    [certificate_of("sns", OLD_DAY, 30), certificate_of("sns", NEW_DAY, 30), elliptic_certificate(), b"no certificate"],
    ids=["expired", "of tomorrow", "of another kind", "none"],
)
def test_a_certificate_that_does_not_hold_today_proves_nothing(certificate: bytes) -> None:
    with pytest.raises(Forged):
        topics(Internet(certificate)).heard(sent(signed(envelope(MESSAGE))))


def test_a_certificate_that_was_kept_expires_all_the_same() -> None:
    clock = SetClock(NOW)
    ours = topics(Internet(certificate_of("sns", NOW - timedelta(days=1), 2)), clock)
    ours.heard(sent(signed(envelope(MESSAGE))))

    clock.advance(days=2)
    later = signed(envelope(MESSAGE, Timestamp=stamp(clock.now())))

    with pytest.raises(Forged):
        ours.heard(sent(later))


def test_while_the_certificate_cannot_be_fetched_sns_is_asked_to_try_again() -> None:
    def nowhere(address: str) -> bytes:
        raise TimeoutError

    with pytest.raises(CertificateOutOfReach):
        topics(nowhere).heard(sent(signed(envelope(MESSAGE))))


def test_a_topic_of_china_is_heard_from_china() -> None:
    topic = "arn:aws-cn:sns:cn-north-1:123456789012:rapport-receipts"
    address = "https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-1.pem"
    ours = Topics([topic], lambda _: certificate_of("sns"), SetClock(NOW))

    found = ours.heard(sent(signed(envelope(MESSAGE, TopicArn=topic, SigningCertURL=address))))

    assert isinstance(found, Notification)


@pytest.mark.parametrize(
    "name", ["rapport-receipts", "*", "arn:aws:sns:*:*:*", "arn:aws:sqs:eu-west-1:1:x", TOPIC + "\n"]
)
def test_a_topic_is_named_whole(name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a topic"):
        Topics([name], Internet(b""), SetClock(NOW))
