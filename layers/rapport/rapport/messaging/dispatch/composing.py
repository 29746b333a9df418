"""What a message says to one customer: made when it is claimed, and kept word for word with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.figures import Language
from rapport.kernel.money import as_number
from rapport.kernel.shop import Shop
from rapport.kernel.table import Table
from rapport.kernel.work import Work
from rapport.messaging.gate.verdict import address_of
from rapport.messaging.ledger.message import Message
from rapport.messaging.receipts import links
from rapport.messaging.templates.parts import parts
from rapport.messaging.templates.rendering import rendered
from rapport.messaging.templates.template import Content
from rapport.messaging.templates.variables import used

type OptOutLink = Callable[[str], str]
"""The address at which the receiver of a message says: no more."""

AGENT = "agent_name"
WAY_OUT: dict[Language, str] = {"en": "\nStop: {opt_out_link}", "bn": "\nবন্ধ: {opt_out_link}"}
"""Under advertising whose own text has no way out; short, for in an SMS each sign is paid for."""
OPT_OUT = "opt_out_link"
HAS_A_LINK = frozenset({"sms", "email"})
"""WhatsApp and push have a way out of their own in every customer's hand."""


@dataclass(frozen=True)
class Composed:
    to: str
    text: str
    subject: str = ""
    parts: int = 1
    link: str = ""
    whatsapp_name: str = ""
    language: str = ""
    values: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.subject or self.text.partition("\n")[0][:80]

    def kept(self) -> dict[str, Any]:
        return {**vars(self), "values": list(self.values)}

    @classmethod
    def opened(cls, kept: Mapping[str, Any]) -> Composed:
        return cls(**{**kept, "values": tuple(kept["values"])})


def opt_out_link(shop: Shop, message_id: str) -> str:
    """The address at which the receiver of a message says: no more."""
    return f"{shop.place.public_url}/u/{links.written(message_id, shop.keyring.digest)}"


class ContentMissing(Exception):
    """A message was planned about words that are nowhere: a mistake of ours, not of the shop's."""


class Composer:
    def __init__(self, table: Table, opt_out_link: OptOutLink) -> None:
        self._table = table
        self._opt_out_link = opt_out_link
        self._known: dict[tuple[str, str], Content] = {}

    def content_of(self, message: Message) -> Content:
        """A content never changes, so that what was read once stays true."""
        key = message.campaign_id, message.content_id
        if key not in self._known:
            item = self._table.get(keys.content(*key))
            if item is None:
                raise ContentMissing(f"{message.campaign_id} has no content {message.content_id}")
            self._known[key] = Content.from_item(item)
        return self._known[key]

    def compose(self, work: Work, message: Message, customer: Customer) -> Composed:
        """Raises `MissingWord` or `TooLong`, where there are no words for this customer."""
        to = address_of(customer, message.channel)
        assert to is not None, "the gate lets nobody through who has no address"
        link = ""
        if message.advertises and message.channel in HAS_A_LINK:
            link = self._opt_out_link(message.message_id)
        content = self.content_of(message)
        said = {**message.said, **agent_said(content, customer, work)}
        return composed(content, to, customer, said, link, work)


def composed(content: Content, to: str, customer: Customer, said: Mapping[str, Any], link: str, work: Work) -> Composed:
    """For a claim, and for a preview alike."""
    values = values_of(customer, said, work) | ({OPT_OUT: link} if link else {})
    content = with_a_way_out(content) if link else content
    words = rendered(content, language_of(customer, work), values)
    return Composed(
        to=to,
        text=words.text,
        subject=words.subject,
        parts=parts(words.text).parts if content.channel == "sms" else 1,
        link=link,
        whatsapp_name=content.whatsapp_name,
        language=words.language,
        values=words.values,
    )


def with_a_way_out(content: Content) -> Content:
    """Each language by itself: a link in the English text is none to those who read the Bangla one."""
    texts = {
        language: text if OPT_OUT in used(text) else text + WAY_OUT[language]
        for language, text in content.texts.items()
    }
    return replace(content, texts=texts)


def language_of(customer: Customer, work: Work) -> Language:
    return "bn" if customer.profile.get("language", work.settings.business.language) == "bn" else "en"


def agent_said(content: Content, customer: Customer, work: Work) -> dict[str, str]:
    """Who looks after the customer, where the words name them: asked late, for agents come and go."""
    if customer.agent_id is None or AGENT not in content.variables:
        return {}
    # Late: few words name an agent, and whatever sends would pay for what the team knows.
    from rapport.team import store as team

    agent = team.find(work, customer.agent_id)
    return {AGENT: agent.name} if agent is not None and agent.active else {}


def values_of(customer: Customer, said: Mapping[str, Any], work: Work) -> dict[str, str]:
    """What there is to say of a customer and of the occasion; a variable without a word here has none."""
    values = {
        "customer_name": customer.name,
        "first_name": customer.first_name or "",
        "shop_name": work.settings.business.name,
    }
    if customer.statistics.last is not None:
        values["last_order_days"] = str(max(0, (work.today - customer.statistics.last).days))
    return values | {
        name: str(as_number(value) if not isinstance(value, str) else value) for name, value in said.items()
    }
