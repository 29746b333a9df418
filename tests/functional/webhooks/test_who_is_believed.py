"""A webhook is believed for its signature alone; promise 22 tries ten thousand forged ones, these go by the door."""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from typing import Any

import pytest

import functions.webhooks_api.app as webhooks_api
from rapport.messaging.providers.choosing import Choosing
from rapport.messaging.providers.secret_store import Unreadable
from rapport.messaging.receipts.signatures import SIGNATURE
from tests.functional.webhooks.scene import TOPICS, Scene, delivered, email, replied, sms, whatsapp_status
from tests.rig.shop import LambdaContext, TestShop, http_event
from tests.rig.webhooks import HOST, NOW, confirmation, envelope, signature, signed


def test_a_true_webhook_of_a_gateway_is_believed(scene: Scene) -> None:
    scene.shop.customer("c1")
    message = scene.sent("c1")

    answer = scene.gateway(delivered(message))

    assert (answer.status, answer.body) == (200, {"received": 1})
    assert scene.state(message) == "delivered"


@pytest.mark.parametrize(
    "forged",
    ["", "t=1773122400", f"t=1773122400,v1={'0' * 64}", signature(b"{}", "another-secret-of-somebody", NOW)],
    ids=["none", "half", "zeros", "another secret"],
)
def test_a_forged_one_is_refused_and_changes_nothing(scene: Scene, forged: str) -> None:
    scene.shop.customer("c1")
    body = json.dumps({"events": [delivered(scene.sent("c1"))]})
    before = scene.table.everything()

    answer = scene.posted("gateway", body, **{SIGNATURE: forged})

    assert (answer.status, answer.body["error"]["code"]) == (401, "not_signed_in")
    assert scene.table.everything() == before


def test_a_body_that_was_changed_on_its_way_is_refused(scene: Scene) -> None:
    scene.shop.customer("c1")
    body = json.dumps({"events": [replied("01700000001", "ok")]})

    answer = scene.posted("gateway", body.replace("ok", "STOP"), **{SIGNATURE: signature(body.encode(), at=NOW)})

    assert answer.status == 401
    assert scene.suppressed() == 0


def test_nothing_of_a_forged_body_is_read(scene: Scene) -> None:
    """Whether it could be understood is nobody's business who cannot sign."""
    answers = [scene.posted("gateway", body, **{SIGNATURE: "t=1,v1=0"}) for body in ("{", "[]", '{"events": 1}', "")]

    assert {answer.status for answer in answers} == {401}
    assert len({answer.text for answer in answers}) == 1


def test_a_recording_is_worth_nothing_after_five_minutes(scene: Scene) -> None:
    scene.shop.customer("c1")
    body = json.dumps({"events": [replied("01700000001", "STOP")]})
    then = signature(body.encode(), at=scene.shop.clock.now())

    scene.shop.clock.advance(seconds=300)
    assert scene.posted("gateway", body, **{SIGNATURE: then}).status == 200
    scene.shop.clock.advance(seconds=1)
    assert scene.posted("gateway", body, **{SIGNATURE: then}).status == 401


def test_while_a_secret_is_changed_both_are_believed(scene: Scene) -> None:
    scene.secrets = ["the-secret-of-tomorrow", "the-secret-of-yesterday"]
    body = json.dumps({"events": []})
    answers = [
        scene.posted("gateway", body, **{SIGNATURE: signature(body.encode(), secret, NOW)}).status
        for secret in (*scene.secrets, "the-secret-of-last-year")
    ]

    assert answers == [200, 200, 401]


def test_where_no_secret_is_set_nobody_is_believed(scene: Scene) -> None:
    scene.secrets = []

    assert scene.posted("gateway", '{"events": []}').status == 401
    assert scene.posted("gateway", '{"events": []}', **{SIGNATURE: signature(b'{"events": []}', "", NOW)}).status == 401


def test_a_body_in_base64_is_the_bytes_in_it(scene: Scene) -> None:
    """The gateway of AWS hands over what it does not take for text in base64."""
    scene.shop.customer("c1")
    body = json.dumps({"events": [replied("01700000001", "বন্ধ করুন 🙏🏽")]}, ensure_ascii=False)
    event = http_event("POST", "/webhooks/gateway", base64.b64encode(body.encode()).decode(), {})
    event |= {"isBase64Encoded": True, "headers": {SIGNATURE.lower(): signature(body.encode(), at=NOW)}}

    with_shop = asked(scene.door, event)

    assert (with_shop["statusCode"], with_shop["body"]) == (200, '{"received":1}')
    assert scene.consents("c1")["sms:marketing"] is False


def asked(shop: TestShop, event: dict[str, Any]) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("rapport.kernel.shop.from_environment", lambda: shop.shop)
        answer: dict[str, Any] = webhooks_api.lambda_handler(event, LambdaContext())
    return answer


@pytest.mark.parametrize("provider", ["nobody", "outbox", "sns", "sns-push", "GATEWAY", "gateway "])
def test_who_tells_us_nothing_is_not_found(scene: Scene, provider: str) -> None:
    assert scene.posted(provider, '{"events": []}').status == 404


# -- set up by people ------------------------------------------------------------------------------------------

URL = {"url": "https://sms.example/", "key": "k"}


class Shelf:
    def __init__(self, said: dict[str, Any] | Unreadable) -> None:
        self.said = said

    def read(self, name: str) -> str:
        if isinstance(self.said, Unreadable):
            raise self.said
        return json.dumps(self.said)


def test_the_secrets_are_those_that_people_set_for_the_gateway() -> None:
    set_up = Choosing(Shelf(URL | {"webhook_secrets": ["a-secret-of-16-signs", "another-secret-of-ours"]}), lambda: 1)

    assert set_up.webhook_secrets() == ("a-secret-of-16-signs", "another-secret-of-ours")


@pytest.mark.parametrize(
    "said",
    [
        URL,
        URL | {"webhook_secrets": []},
        URL | {"webhook_secrets": "a-secret-of-16-signs"},
        URL | {"webhook_secrets": ["a-secret-of-16-signs", ""]},
        URL | {"webhook_secrets": ["fifteen-signs-!"]},
        URL | {"webhook_secrets": ["with a blank in it, and long"]},
        {"webhook_secrets": ["a-secret-of-16-signs"]},
        Unreadable("nothing is set up", misconfigured=True),
    ],
    ids=["none", "empty", "no list", "an empty one", "too short", "blank", "no gateway", "nothing"],
)
def test_what_is_not_set_up_well_signs_nothing(said: dict[str, Any] | Unreadable) -> None:
    assert Choosing(Shelf(said), lambda: 1).webhook_secrets() == ()


def test_while_the_secrets_cannot_be_read_the_gateway_is_asked_to_come_again(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may well be true: refused for good, a STOP would be lost."""
    shut = Choosing(Shelf(Unreadable("its settings cannot be read", misconfigured=False)), lambda: 1)
    monkeypatch.setattr(webhooks_api, "gateway_secrets", shut.webhook_secrets)

    answer = scene.posted("gateway", '{"events": []}')

    assert (answer.status, answer.headers["Retry-After"]) == (429, "1")


# -- SNS ---------------------------------------------------------------------------------------------------------


def test_true_notifications_of_each_provider_are_believed(scene: Scene) -> None:
    scene.shop.customer("c1", channels=("sms", "email", "whatsapp"))
    text, letter, chat = scene.sent("c1"), scene.sent("c1", "email"), scene.sent("c1", "whatsapp")

    told = [
        scene.notified("aws-sms", sms(text)),
        scene.notified("ses", email(letter, "Delivery")),
        scene.notified("aws-whatsapp", whatsapp_status(chat, "read")),
    ]

    assert [(answer.status, answer.body) for answer in told] == [(200, {"received": 1})] * 3
    assert [scene.state(each) for each in (text, letter, chat)] == ["delivered", "delivered", "read"]


@pytest.mark.parametrize("provider", TOPICS)
def test_forged_notifications_of_each_provider_are_not(scene: Scene, provider: str) -> None:
    scene.shop.customer("c1", channels=("sms", "email", "whatsapp"))
    message = scene.sent("c1")
    before = scene.table.everything()
    true = signed(envelope(json.dumps(sms(message)), TopicArn=TOPICS[provider]))

    forged = [
        scene.notified(provider, sms(message), by="mallory"),
        scene.told_by_sns(provider, true | {"Message": "{}"}),
        scene.told_by_sns(provider, true | {"SigningCertURL": "https://sns.evil.example/key.pem"}),
        scene.told_by_sns(provider, {"Type": "Notification"}),
        scene.posted(provider, json.dumps({"events": [delivered(message)]})),
    ]

    assert {answer.status for answer in forged} == {401}
    assert scene.table.everything() == before


def test_the_topic_of_one_provider_is_not_heard_at_the_address_of_another(scene: Scene) -> None:
    said = signed(envelope("{}", TopicArn=TOPICS["ses"]))

    assert scene.told_by_sns("ses", said).status == 200
    assert scene.told_by_sns("aws-sms", said).status == 401


def test_without_topics_no_notification_is_believed(scene: Scene) -> None:
    scene.topics = {}

    assert scene.notified("aws-sms", {}).status == 401


def test_topics_are_named_by_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECEIPT_TOPICS", " ".join(f"{name}={topic}" for name, topic in TOPICS.items()))
    webhooks_api.topics.cache_clear()

    assert list(webhooks_api.topics()) == list(TOPICS)

    webhooks_api.topics.cache_clear()


def test_a_subscription_is_confirmed_at_sns_and_nowhere_else(scene: Scene) -> None:
    topic = TOPICS["aws-sms"]
    address = f"{HOST}/?Action=ConfirmSubscription&TopicArn={topic}&Token=2336412f37"
    asking = confirmation(TopicArn=topic, SubscribeURL=address)

    assert scene.told_by_sns("aws-sms", signed(asking)).status == 200
    assert scene.told_by_sns("aws-sms", signed(asking, by="mallory")).status == 401
    assert scene.told_by_sns("aws-sms", signed(asking | {"SubscribeURL": "https://evil.example/?a=b"})).status == 401
    assert scene.told_by_sns("aws-sms", signed(asking | {"TopicArn": topic + "-2"})).status == 401
    assert scene.opened == [address]


def test_a_confirmation_that_does_not_get_through_is_asked_for_again(scene: Scene) -> None:
    topic = TOPICS["ses"]
    address = f"{HOST}/?Action=ConfirmSubscription&TopicArn={topic}&Token=2336412f37"
    asking = signed(confirmation(TopicArn=topic, SubscribeURL=address))
    scene.reachable = False

    assert scene.told_by_sns("ses", asking).status == 429
    scene.reachable = True
    assert scene.told_by_sns("ses", asking).status == 200


def test_the_end_of_a_subscription_is_said_aloud(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    farewell = confirmation(Type="UnsubscribeConfirmation", TopicArn=TOPICS["ses"])

    assert scene.told_by_sns("ses", signed(farewell)).status == 200
    assert "their subscription has ended" in capsys.readouterr().out
    assert scene.opened == []


def test_a_notification_is_good_for_an_hour_and_a_quarter(scene: Scene) -> None:
    said = signed(envelope("{}", TopicArn=TOPICS["ses"], Timestamp="2026-03-10T06:00:00Z"))

    scene.shop.clock.set(NOW + timedelta(minutes=75))
    assert scene.told_by_sns("ses", said).status == 200
    scene.shop.clock.set(NOW + timedelta(minutes=75, seconds=1))
    assert scene.told_by_sns("ses", said).status == 401
