"""What is wrong with the words of a campaign, by the name of the field that says them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rapport.campaigns.campaign import Campaign
from rapport.campaigns.triggers import TriggerKind
from rapport.kernel.errors import Detail
from rapport.kernel.figures import Language
from rapport.messaging.ledger.message import MessageChannel
from rapport.messaging.templates.parts import parts
from rapport.messaging.templates.rendering import TooLong, rendered, unsaid
from rapport.messaging.templates.template import Content
from rapport.messaging.templates.variables import problems, read, samples

HAS_A_SUBJECT: frozenset[MessageChannel] = frozenset({"email", "push"})


OF_THE_CUSTOMER = frozenset({"customer_name", "first_name", "last_order_days", "shop_name", "agent_name"})
OF_A_FIELD = {
    "discount_code": ("discount_code",),
    "discount_percent": ("discount", "offer"),
    "offer": ("offer",),
    "product_id": ("product", "recommended_product", "price"),
    "end_date": ("valid_until",),
}
"""What a campaign has a word for, if it says this of itself."""
AS_THEY_ARE = {each: each for each in OF_A_FIELD}
OF_WHAT_HAPPENED: dict[TriggerKind, tuple[str, ...]] = {
    "purchased": ("product",),
    "birthday": ("occasion_name",),
    "anniversary": ("occasion_name",),
    "family_birthday": ("occasion_name", "family_member"),
    "cart_abandoned": ("cart_value",),
    "membership_upgraded": ("membership_level",),
    "reminder_due": ("product", "days_left"),
}


def as_a_subject(name: str) -> str:
    """A name is not read for variables."""
    return name.replace("{", "{{").replace("}", "}}")


def wrong_with(content: Content, most_parts: int, text_field: str, subject_field: str) -> list[Detail]:
    unreadable = [*_unreadable(content.texts, text_field), *_unreadable(content.subjects, subject_field)]
    return unreadable or list(_too_long(content, most_parts, text_field))


def without_a_word(
    campaign: Campaign, content: Content, field: str, called: Mapping[str, str], *, linked: bool
) -> Iterator[Detail]:
    """Variables that have nothing to say in any of its messages: then nobody would be written to. `called` names the
    fields that may be given."""
    said = dict.fromkeys(sayable(campaign), "something") | ({"opt_out_link": "a link"} if linked else {})
    pieces = [piece for text in (*content.texts.values(), *content.subjects.values()) for piece in read(text)]
    for name in unsaid(pieces, said):
        givers = " or ".join(called[giver] for giver, names in OF_A_FIELD.items() if name in names and giver in called)
        give = f"; give {givers}, or" if givers else "; leave it out, or"
        yield Detail(field, f"says {{{name}}}, for which this campaign has no word{give} write {{{name}|...}}")


def sayable(campaign: Campaign) -> set[str]:
    names = {*OF_THE_CUSTOMER}
    for giver, given in OF_A_FIELD.items():
        if getattr(campaign, giver) is not None:
            names.update(given)
    if campaign.trigger is not None:
        names.update(OF_WHAT_HAPPENED.get(campaign.trigger.kind, ()))
        if campaign.trigger.unless_product_id or campaign.trigger.unless_category:
            names.add("recommended_product")
    return names


def _unreadable(words: Mapping[Language, str], field: str) -> Iterator[Detail]:
    for text in words.values():
        yield from (Detail(field, problem) for problem in problems(text))


def _too_long(content: Content, most_parts: int, field: str) -> Iterator[Detail]:
    """With the samples put in."""
    for language, text in content.texts.items():
        alone = Content(content.channel, {language: text}, content.subjects)
        try:
            said = rendered(alone, language, samples(language)).text
        except TooLong as too_long:
            yield from (Detail(field, each.problem) for each in too_long.details)
            continue
        count = parts(said).parts
        if content.channel == "sms" and count > most_parts:
            yield Detail(field, f"comes to {count} parts of an SMS; {most_parts} are the most")
