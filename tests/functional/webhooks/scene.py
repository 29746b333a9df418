"""A shop that sends, and what comes back to it from outside: through the door, as providers and people do it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from rapport.customers import store as customers
from rapport.kernel import keys
from rapport.kernel.table.memory import MemoryTable
from rapport.messaging.dispatch.composing import Composed, Composer, opt_out_link
from rapport.messaging.dispatch.sending import Dispatch
from rapport.messaging.ledger import record
from rapport.messaging.ledger.message import Message, MessageChannel
from rapport.messaging.providers import email_tags
from rapport.messaging.receipts.notifications import Topics
from rapport.messaging.receipts.signatures import SIGNATURE
from rapport.messaging.templates.template import Content
from tests.rig.sending import BY_EMAIL, BY_WHATSAPP, CAMPAIGN, WORDS, SendingShop
from tests.rig.shop import Answer, TestShop
from tests.rig.webhooks import SECRET, TOPIC, Internet, certificate_of, envelope, sent, signature, signed

AT = "2026-03-10T05:59:00Z"
UNIX = 1773122340
SAYS: dict[MessageChannel, Content] = {"sms": WORDS, "email": BY_EMAIL, "whatsapp": BY_WHATSAPP}
TOPICS = {name: f"{TOPIC}-{name}" for name in ("aws-sms", "ses", "aws-whatsapp")}


class Scene:
    def __init__(self) -> None:
        self.table = MemoryTable(keys.INDEXES, metered=False)
        self.shop = SendingShop(table=self.table)
        self.shop.say("messages", a_day=50, a_week=50, sms_a_week=50, contacts_a_week=50)
        self.shop.campaign(CAMPAIGN, *SAYS.values())
        self.door = TestShop(clock=self.shop.clock)
        self.door.shop = self.shop.shop
        self.internet = Internet(certificate_of("sns"))
        self.opened: list[str] = []
        self.reachable = True
        self.secrets = [SECRET]
        self.topics = {name: Topics([topic], self.internet, self.shop.clock) for name, topic in TOPICS.items()}
        composer = Composer(self.shop.table, partial(opt_out_link, self.shop.shop))
        dice, queue = self.shop.dice, self.shop.queue
        self.shop.dispatch = Dispatch(self.shop.shop, lambda _: self.shop.provider, queue, composer, dice)

    def open(self, address: str) -> bytes:
        if not self.reachable:
            raise OSError("nobody there")
        self.opened.append(address)
        return b"<ConfirmSubscriptionResponse/>"

    # -- what went out -------------------------------------------------------------------------------------------

    def sent(self, customer_id: str, channel: MessageChannel = "sms", occurrence: str = "once") -> Message:
        planned = self.shop.message(customer_id, content=SAYS[channel], occurrence=occurrence)
        self.shop.plan(planned)
        while self.shop.deliver():
            pass
        message = self.shop.found(planned)
        assert message.state == "sent"
        return message

    def words(self, message: Message) -> Composed:
        work = self.shop.work()
        (customer,) = customers.anyone(work, [message.customer_id])
        assert message.sealed is not None
        seal = customers.seal_of(work, customer)
        return Composed.opened(seal.open(message.sealed, record.context(message.message_id)))

    def link(self, message: Message) -> str:
        """The way out that was really sent."""
        words = self.words(message)
        assert words.link in words.text
        return urlsplit(words.link).path

    # -- what comes back -----------------------------------------------------------------------------------------

    def gateway(self, *events: Mapping[str, Any]) -> Answer:
        return self.posted("gateway", json.dumps({"events": events}, ensure_ascii=False))

    def posted(self, provider: str, body: str, **headers: str) -> Answer:
        said = {SIGNATURE: signature(body.encode(), at=self.shop.clock.now())} | headers
        return self.door.call("POST", f"/webhooks/{provider}", raw=body, headers=said, role=None)

    def notified(self, provider: str, said: Mapping[str, Any], by: str = "sns") -> Answer:
        """SNS tells it, of the topic of this provider."""
        told = envelope(json.dumps(said, ensure_ascii=False), TopicArn=TOPICS[provider])
        return self.told_by_sns(provider, signed(told, by))

    def told_by_sns(self, provider: str, said: Mapping[str, Any]) -> Answer:
        body = sent(said).decode()
        headers = {"Content-Type": "text/plain; charset=UTF-8"}
        return self.door.call("POST", f"/webhooks/{provider}", raw=body, headers=headers, role=None)

    # -- what came of it -----------------------------------------------------------------------------------------

    def state(self, message: Message) -> str:
        return self.shop.found(message).state

    def consents(self, customer_id: str) -> dict[str, bool]:
        return {name: said.allowed for name, said in self.shop.person(customer_id).consent.items()}

    def suppressed(self) -> int:
        return sum(key.pk.startswith("SUPPRESSED#") for key in self.table.all_keys())

    def events(self, kind: str) -> list[dict[str, Any]]:
        rows = (item for key, item in self.table.everything().items() if key.pk.startswith("OUTBOX#"))
        return [json.loads(row["detail"]) for row in rows if row["type"] == kind]


def delivered(message: Message, kind: str = "delivered", at: str = AT) -> dict[str, Any]:
    """As a gateway says it."""
    return {"type": kind, "reference": message.message_id, "id": "5500231", "at": at}


def replied(number: str, text: str, at: str = "2026-03-10T06:00:00Z") -> dict[str, Any]:
    return {"type": "replied", "from": number, "text": text, "at": at}


def sms(message: Message, kind: str = "TEXT_DELIVERED") -> dict[str, Any]:
    return {
        "eventType": kind,
        "eventTimestamp": UNIX * 1000,
        "isFinal": True,
        "messageId": "862a8790",
        "context": {"message_id": message.message_id},
    }


def email(message: Message, kind: str, **told: Any) -> dict[str, Any]:
    tags = {email_tags.NAME: [email_tags.tag_of(message.message_id)]}
    mail = {"timestamp": AT, "messageId": "0100018f", "destination": ["c1@example.com"], "tags": tags}
    return {"eventType": kind, "mail": mail, kind.lower(): {"timestamp": AT, **told}}


def whatsapp(**value: Any) -> dict[str, Any]:
    entry = {"id": "1", "changes": [{"value": {"messaging_product": "whatsapp", **value}, "field": "messages"}]}
    return {"whatsAppWebhookEntry": json.dumps(entry, ensure_ascii=False)}


def whatsapp_status(message: Message, status: str) -> dict[str, Any]:
    said = {
        "id": "wamid.OURS",
        "status": status,
        "timestamp": str(UNIX),
        "recipient_id": "8801700000001",
        "biz_opaque_callback_data": message.message_id,
    }
    return whatsapp(statuses=[said])
