"""What AWS tells of SMS, e-mail and WhatsApp, in samples after its own documentation."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel.errors import NotUnderstood
from rapport.messaging.providers import email_tags
from rapport.messaging.receipts.fields import NotAllUnderstood
from rapport.messaging.receipts.reading import receipts
from rapport.messaging.receipts.receipt import Receipt

TOLD_AT = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
AT = datetime(2026, 3, 10, 5, 59, tzinfo=UTC)
STAMP = "2026-03-10T05:59:00.000Z"
UNIX = 1773122340
OURS = "msg_20260310_0123456789ABCDEFGHJKMNPQRS_cus_1"


def read(provider: str, said: Any) -> list[Receipt]:
    return receipts(provider, json.dumps(said, ensure_ascii=False), TOLD_AT)


def refused(provider: str, said: Any) -> list[str]:
    with pytest.raises(NotUnderstood) as refusal:
        read(provider, said)
    return [each.field for each in refusal.value.details]


# -- SMS ---------------------------------------------------------------------------------------------------------


def sms(event: str, **fields: Any) -> dict[str, Any]:
    return {
        "eventType": event,
        "eventVersion": "1.0",
        "eventTimestamp": UNIX * 1000,
        "isFinal": True,
        "originationPhoneNumber": "+12065550152",
        "destinationPhoneNumber": "+8801712345678",
        "messageId": "862a8790-60c0-4430-9b2b-658bdexample",
        "context": {"message_id": OURS},
        **fields,
    }


def test_an_sms_that_arrived() -> None:
    assert read("aws-sms", sms("TEXT_DELIVERED")) == [
        Receipt(
            provider="aws-sms",
            kind="delivered",
            at=AT,
            message_id=OURS,
            reference="862a8790-60c0-4430-9b2b-658bdexample",
            address="+8801712345678",
            channel="sms",
        )
    ]


@pytest.mark.parametrize(
    ("event", "final", "kind", "reason"),
    [
        ("TEXT_QUEUED", False, "sent", ""),
        ("TEXT_PENDING", False, "sent", ""),
        ("TEXT_SENT", False, "sent", ""),
        ("TEXT_SUCCESSFUL", False, "sent", ""),
        ("TEXT_SUCCESSFUL", True, "delivered", ""),
        ("TEXT_DELIVERED", True, "delivered", ""),
        ("TEXT_INVALID", True, "failed", "bad_number"),
        ("TEXT_INVALID_MESSAGE", True, "failed", "content"),
        ("TEXT_SPAM", True, "failed", "content"),
        ("TEXT_BLOCKED", True, "failed", "blocked"),
        ("TEXT_CARRIER_BLOCKED", True, "failed", "blocked"),
        ("TEXT_PROTECT_BLOCKED", True, "failed", "not_allowed"),
        ("TEXT_UNREACHABLE", True, "failed", "unreachable"),
        ("TEXT_CARRIER_UNREACHABLE", True, "failed", "unreachable"),
        ("TEXT_TTL_EXPIRED", True, "failed", "too_late"),
    ],
)
def test_what_each_event_says(event: str, final: bool, kind: str, reason: str) -> None:
    (found,) = read("aws-sms", sms(event, isFinal=final))

    assert (found.kind, found.reason, found.undeliverable) == (kind, reason, reason == "bad_number")


@pytest.mark.parametrize(
    "said",
    [
        sms("TEXT_UNREACHABLE", isFinal=False),
        sms("TEXT_CARRIER_UNREACHABLE", isFinal=False),
        sms("TEXT_UNKNOWN"),
        sms("VOICE_COMPLETED"),
        sms("TEXT_OF_TOMORROW"),
        {"message": "a test"},
    ],
)
def test_what_is_not_final_not_known_or_not_about_sms_says_nothing(said: dict[str, Any]) -> None:
    assert read("aws-sms", said) == []


def test_a_message_of_somebody_else_has_no_id_of_ours() -> None:
    (found,) = read("aws-sms", sms("TEXT_DELIVERED", context={"account": "bar"}))

    assert found.message_id == ""


def test_an_sms_that_people_send() -> None:
    said = {
        "originationNumber": "+8801712345678",
        "destinationNumber": "+12125550101",
        "messageKeyword": "KEYWORD_1",
        "messageBody": "নিব 🙂",
        "inboundMessageId": "cae173d2-66b9-564c-8309-21f858e9fb84",
        "previousPublishedMessageId": "862a8790",
    }

    assert read("aws-sms", said) == [
        Receipt(
            provider="aws-sms",
            kind="replied",
            at=TOLD_AT,
            reference="862a8790",
            address="+8801712345678",
            channel="sms",
            text="নিব 🙂",
        )
    ]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (sms("TEXT_DELIVERED", eventTimestamp=None), "eventTimestamp"),
        (sms("TEXT_DELIVERED", eventTimestamp=True), "eventTimestamp"),
        (sms("TEXT_DELIVERED", eventTimestamp=float("nan")), "eventTimestamp"),
        (sms("TEXT_DELIVERED", eventTimestamp=10**400), "eventTimestamp"),
        (sms("TEXT_DELIVERED", eventTimestamp=UNIX), "eventTimestamp"),  # seconds where there should be milliseconds
        (sms("TEXT_DELIVERED", messageId=""), "messageId"),
        (sms("TEXT_DELIVERED", context=[]), "context"),
        (sms("TEXT_DELIVERED", context={"message_id": "x"}), "context.message_id"),
        (sms("TEXT_DELIVERED", isFinal="true"), "isFinal"),
        (sms("TEXT_DELIVERED", destinationPhoneNumber="017"), "destinationPhoneNumber"),
        ({"inboundMessageId": "1"}, "originationNumber"),
    ],
)
def test_a_broken_sms_event_is_named(said: dict[str, Any], field: str) -> None:
    assert refused("aws-sms", said) == [field]


# -- e-mail ------------------------------------------------------------------------------------------------------


def mail(**fields: Any) -> dict[str, Any]:
    return {
        "timestamp": STAMP,
        "messageId": "EXAMPLE7c191be45",
        "source": "shop@example.com",
        "destination": ["mina@example.com"],
        "tags": {"ses:configuration-set": ["shop"], "message_id": [OURS]},
        **fields,
    }


def ses(event: str, **fields: Any) -> dict[str, Any]:
    return {"eventType": event, "mail": mail(), **fields}


def bounce(kind: str, sub: str = "General", **fields: Any) -> dict[str, Any]:
    told = {
        "bounceType": kind,
        "bounceSubType": sub,
        "bouncedRecipients": [{"emailAddress": "mina@example.com", "status": "5.1.1"}],
        "timestamp": STAMP,
        **fields,
    }
    return ses("Bounce", bounce=told)


def complaint(**fields: Any) -> dict[str, Any]:
    people = [{"emailAddress": "mina@example.com"}]
    return ses("Complaint", complaint={"complainedRecipients": people, "timestamp": STAMP, **fields})


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (ses("Send", send={}), "sent"),
        (ses("Delivery", delivery={"timestamp": STAMP, "recipients": ["mina@example.com"]}), "delivered"),
        (ses("Open", open={"timestamp": STAMP, "userAgent": "x"}), "opened"),
        (ses("Click", click={"timestamp": STAMP, "link": "https://shop.example"}), "clicked"),
    ],
)
def test_how_far_a_mail_came(said: dict[str, Any], kind: str) -> None:
    (found,) = read("ses", said)

    assert (found.kind, found.at, found.message_id, found.reference) == (kind, AT, OURS, "EXAMPLE7c191be45")
    assert (found.provider, found.channel) == ("ses", "email")


@pytest.mark.parametrize("sub", ["General", "NoEmail", "Suppressed", "OnAccountSuppressionList"])
def test_an_address_that_is_dead_is_never_written_to_again(sub: str) -> None:
    (found,) = read("ses", bounce("Permanent", sub))

    assert (found.kind, found.reason, found.undeliverable) == ("failed", "bounced", True)
    assert found.address == "mina@example.com"


@pytest.mark.parametrize("kind", ["Transient", "Undetermined"])
@pytest.mark.parametrize("sub", ["General", "MailboxFull", "ContentRejected"])
def test_a_bounce_that_may_pass_is_not_final(kind: str, sub: str) -> None:
    assert read("ses", bounce(kind, sub)) == []


def test_a_bounce_because_somebody_unsubscribed_is_their_word() -> None:
    failed, left = read("ses", bounce("Permanent", "UnsubscribedRecipient"))

    assert (failed.kind, failed.reason, failed.undeliverable) == ("failed", "opted_out", False)
    assert (left.kind, left.address) == ("unsubscribed", "mina@example.com")


def test_who_complains_is_never_written_to_again() -> None:
    (found,) = read("ses", complaint(complaintFeedbackType="abuse"))

    assert (found.kind, found.reason, found.undeliverable) == ("unsubscribed", "complained", True)
    assert found.address == "mina@example.com"


def test_a_mail_kept_back_because_of_an_old_complaint_has_failed() -> None:
    (found,) = read("ses", complaint(complaintSubType="OnAccountSuppressionList"))

    assert (found.kind, found.undeliverable) == ("failed", True)


def test_taking_a_mail_out_of_the_spam_is_no_complaint() -> None:
    assert read("ses", complaint(complaintFeedbackType="not-spam")) == []


@pytest.mark.parametrize(
    "said", [ses("Reject", reject={"reason": "Bad content"}), ses("Rendering Failure", failure={})]
)
def test_what_ses_does_not_send_has_failed_by_its_content(said: dict[str, Any]) -> None:
    (found,) = read("ses", said)

    assert (found.kind, found.reason, found.undeliverable) == ("failed", "content", False)


@pytest.mark.parametrize(
    ("wishes", "leaves"),
    [
        ({"unsubscribeAll": True, "topicSubscriptionStatus": []}, True),
        ({"unsubscribeAll": True}, True),
        ({"unsubscribeAll": False, "topicSubscriptionStatus": [{"subscriptionStatus": "OptOut"}]}, True),
        ({"unsubscribeAll": False, "topicSubscriptionStatus": [{"subscriptionStatus": "OptIn"}]}, False),
        ({}, False),
    ],
)
def test_who_unsubscribes_at_ses(wishes: dict[str, Any], leaves: bool) -> None:
    told = {"contactList": "shop", "timestamp": STAMP, "source": "UnsubscribeHeader", "newTopicPreferences": wishes}

    found = read("ses", ses("Subscription", subscription=told))

    assert [(each.kind, each.address) for each in found] == ([("unsubscribed", "mina@example.com")] if leaves else [])


def test_feedback_without_event_publishing_is_read_too() -> None:
    said = bounce("Permanent")
    said["notificationType"] = said.pop("eventType")

    (found,) = read("ses", said)

    assert found.undeliverable


@pytest.mark.parametrize("customer_id", ["cus_1", "C-10017", "a.b", "a--.d-_", "7"])
def test_an_id_comes_back_however_ses_spells_it(customer_id: str) -> None:
    ours = OURS.replace("cus_1", customer_id)
    said = {"eventType": "Send", "mail": mail(tags={email_tags.NAME: [email_tags.tag_of(ours)]})}

    assert read("ses", said)[0].message_id == ours


def test_a_mail_of_somebody_else_has_no_id_of_ours() -> None:
    for tags in ({}, {"ses:operation": ["SendEmail"]}, None):
        assert read("ses", {"eventType": "Send", "mail": mail(tags=tags)})[0].message_id == ""


@pytest.mark.parametrize(
    "said", [ses("DeliveryDelay", deliveryDelay={}), ses("Sung"), {}, {"notificationType": "Received"}]
)
def test_other_news_of_mail_says_nothing(said: dict[str, Any]) -> None:
    assert read("ses", said) == []


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"eventType": "Send"}, "mail"),
        ({"eventType": "Send", "mail": mail(timestamp="noon")}, "mail.timestamp"),
        ({"eventType": "Send", "mail": mail(messageId=None)}, "mail.messageId"),
        ({"eventType": "Send", "mail": mail(tags={"message_id": ["x"]})}, "mail.tags.message_id"),
        ({"eventType": "Send", "mail": mail(tags={"message_id": OURS})}, "mail.tags.message_id"),
        (ses("Delivery"), "delivery"),
        (ses("Delivery", delivery={"timestamp": "2026-03-10T05:59:00"}), "delivery.timestamp"),
        (ses("Bounce", bounce={}), "bounce.bounceType"),
        (bounce("Permanent", bouncedRecipients=[{}]), "bounce.bouncedRecipients[0].emailAddress"),
        (bounce("Permanent", bouncedRecipients="mina"), "bounce.bouncedRecipients"),
    ],
)
def test_broken_news_of_mail_is_named(said: dict[str, Any], field: str) -> None:
    assert refused("ses", said) == [field]


# -- WhatsApp ----------------------------------------------------------------------------------------------------


def whatsapp(**value: Any) -> dict[str, Any]:
    entry = {
        "id": "365731266123456",
        "changes": [{"value": {"messaging_product": "whatsapp", "metadata": {}, **value}, "field": "messages"}],
    }
    return {
        "context": {"MetaWabaIds": [], "MetaPhoneNumberIds": []},
        "whatsAppWebhookEntry": json.dumps(entry, ensure_ascii=False),
        "aws_account_id": "123456789012",
        "message_timestamp": "2026-03-10T05:59:43.271279391Z",
        "messageId": "6d69f07a-c317-4278-9d5c-6a84078419ec",
    }


def status(kind: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": "wamid.OURS",
        "status": kind,
        "timestamp": str(UNIX),
        "recipient_id": "8801712345678",
        "biz_opaque_callback_data": OURS,
        **fields,
    }


def failed(code: Any) -> dict[str, Any]:
    return whatsapp(statuses=[status("failed", errors=[{"code": code, "title": "?"}])])


def message(kind: str, **fields: Any) -> dict[str, Any]:
    return {
        "from": "8801712345678",
        "id": "wamid.THEIRS",
        "timestamp": str(UNIX),
        "type": kind,
        "context": {"from": "12065550100", "id": "wamid.OURS"},
        **fields,
    }


@pytest.mark.parametrize("kind", ["sent", "delivered", "read"])
def test_how_far_a_whatsapp_message_came(kind: str) -> None:
    (found,) = read("aws-whatsapp", whatsapp(statuses=[status(kind)]))

    assert (found.kind, found.at, found.message_id, found.reference) == (kind, AT, OURS, "wamid.OURS")
    assert (found.provider, found.channel, found.address) == ("aws-whatsapp", "whatsapp", "+8801712345678")


@pytest.mark.parametrize(
    ("code", "reason", "undeliverable"),
    [
        (131026, "bad_number", True),
        (131047, "not_allowed", False),
        (131049, "not_allowed", False),
        (132001, "content", False),
        (131000, "failed", False),
        ([], "failed", False),
        ("131026", "failed", False),
    ],
)
def test_why_a_whatsapp_message_failed(code: Any, reason: str, undeliverable: bool) -> None:
    (found,) = read("aws-whatsapp", failed(code))

    assert (found.kind, found.reason, found.undeliverable) == ("failed", reason, undeliverable)


def test_who_has_stopped_marketing_at_whatsapp_has_unsubscribed() -> None:
    lost, left = read("aws-whatsapp", failed(131050))

    assert (lost.kind, lost.reason) == ("failed", "opted_out")
    assert (left.kind, left.address) == ("unsubscribed", "+8801712345678")


@pytest.mark.parametrize(("wish", "leaves"), [("stop", True), ("resume", False)])
def test_a_wish_that_was_told_to_whatsapp_counts(wish: str, leaves: bool) -> None:
    told = {"wa_id": "8801712345678", "category": "marketing_messages", "value": wish, "timestamp": UNIX}

    found = read("aws-whatsapp", whatsapp(user_preferences=[told]))

    assert [(each.kind, each.address) for each in found] == ([("unsubscribed", "+8801712345678")] if leaves else [])


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (message("text", text={"body": "জি, নিব 🙂"}), "জি, নিব 🙂"),
        (message("button", button={"text": "Stop promotions", "payload": "stop"}), "Stop promotions"),
        (
            message("interactive", interactive={"type": "button_reply", "button_reply": {"id": "1", "title": "Yes"}}),
            "Yes",
        ),
        (message("interactive", interactive={"type": "list_reply", "list_reply": {"id": "1", "title": "চাল"}}), "চাল"),
        (message("interactive", interactive={"type": "nfm_reply", "nfm_reply": {}}), ""),
        (message("reaction", reaction={"message_id": "wamid.OURS", "emoji": "👍"}), "👍"),
        (message("image", image={"id": "1", "caption": "এইটা আছে?"}), "এইটা আছে?"),
        (message("image", image={"id": "1"}), ""),
        (message("audio", audio={"id": "1"}), ""),
    ],
)
def test_what_people_write_or_tap(said: dict[str, Any], text: str) -> None:
    (found,) = read("aws-whatsapp", whatsapp(messages=[said]))

    assert (found.kind, found.text, found.reference) == ("replied", text, "wamid.OURS")
    assert (found.address, found.at) == ("+8801712345678", AT)


def test_a_message_out_of_the_blue_answers_to_none() -> None:
    said = message("text", text={"body": "হ্যালো"})
    del said["context"]

    assert read("aws-whatsapp", whatsapp(messages=[said]))[0].reference == ""


@pytest.mark.parametrize(
    "said",
    [
        whatsapp(messages=[message("reaction", reaction={"message_id": "wamid.OURS"})]),
        whatsapp(messages=[message("unsupported", errors=[{"code": 131051}])]),
        whatsapp(messages=[message("system", system={})]),
        whatsapp(statuses=[status("played")]),
        whatsapp(),
        {"whatsAppWebhookEntry": "{}"},
        {"whatsAppWebhookEntry": '{"changes": [{"field": "message_template_status_update"}]}'},
        {},
    ],
)
def test_other_news_of_whatsapp_says_nothing(said: dict[str, Any]) -> None:
    assert read("aws-whatsapp", said) == []


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"whatsAppWebhookEntry": {}}, "whatsAppWebhookEntry"),
        ({"whatsAppWebhookEntry": "{"}, "whatsAppWebhookEntry"),
        ({"whatsAppWebhookEntry": "[]"}, "whatsAppWebhookEntry"),
        ({"whatsAppWebhookEntry": '{"changes": [{"value": 1}]}'}, "whatsAppWebhookEntry.changes[0].value"),
        (whatsapp(statuses=[status("read", timestamp="soon")]), "statuses[0].timestamp"),
        (whatsapp(statuses=[status("read", biz_opaque_callback_data="x")]), "statuses[0].biz_opaque_callback_data"),
        (whatsapp(statuses=["read"]), "statuses[0].status"),
        (whatsapp(messages=[message("text")]), "messages[0].text"),
        (whatsapp(messages=[message("text", text={"body": 1})]), "messages[0].text.body"),
        (whatsapp(messages=[{**message("audio"), "from": "me"}]), "messages[0].from"),
    ],
)
def test_broken_news_of_whatsapp_is_named(said: dict[str, Any], field: str) -> None:
    (found,) = refused("aws-whatsapp", said)

    assert found.removeprefix("whatsAppWebhookEntry.changes[0].value.") == field


def test_a_broken_status_takes_no_reply_with_it() -> None:
    said = whatsapp(statuses=[{}, status("read")], messages=[message("text", text={"body": "STOP"})])

    with pytest.raises(NotAllUnderstood) as refusal:
        read("aws-whatsapp", said)

    assert [each.kind for each in refusal.value.understood] == ["read", "replied"]


# -- whatever is told ----------------------------------------------------------------------------------------------

WHOLE: dict[str, list[dict[str, Any]]] = {
    "aws-sms": [sms("TEXT_DELIVERED"), sms("TEXT_INVALID"), {"inboundMessageId": "1", "originationNumber": "+880171"}],
    "ses": [
        bounce("Permanent"),
        complaint(),
        ses("Send"),
        ses("Subscription", subscription={"newTopicPreferences": {}}),
    ],
    "aws-whatsapp": [failed(131026), whatsapp(messages=[message("text", text={"body": "জি"})])],
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def places(said: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside = said.items() if isinstance(said, dict) else enumerate(said) if isinstance(said, list) else ()
    return [path, *(place for name, value in inside for place in places(value, (*path, name)))]


def put(said: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    copy = dict(said) if isinstance(said, dict) else list(said)
    copy[path[0]] = put(said[path[0]], path[1:], value)
    return copy


def is_read_or_refused_by_name(provider: str, content: str) -> bool:
    try:
        return all(isinstance(each, Receipt) for each in receipts(provider, content, TOLD_AT))
    except NotUnderstood as refusal:
        return bool(refusal.details)


@given(data=st.data())
@pytest.mark.parametrize("provider", WHOLE)
def test_whatever_stands_in_any_place_is_read_or_refused(provider: str, data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(WHOLE[provider]))
    if provider == "aws-whatsapp":
        entry = json.loads(whole["whatsAppWebhookEntry"])
        changed = put(entry, data.draw(st.sampled_from(places(entry))), data.draw(JSON))
        whole = {"whatsAppWebhookEntry": json.dumps(changed)}
    else:
        whole = put(whole, data.draw(st.sampled_from(places(whole))), data.draw(JSON))

    assert is_read_or_refused_by_name(provider, json.dumps(whole))
