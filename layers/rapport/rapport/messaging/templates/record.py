"""As the store holds them: the template in force, and beside it every version it ever had."""

from __future__ import annotations

from rapport.kernel.table import Item
from rapport.messaging.templates.template import Template


def encode(template: Template) -> Item:
    return {
        "template_id": template.template_id,
        "name": template.name,
        "channel": template.channel,
        "purpose": template.purpose,
        "texts": dict(template.texts),
        "subjects": dict(template.subjects),
        "whatsapp_name": template.whatsapp_name,
        "version": template.version,
        "audit_head": template.audit_head,
    }


def decode(item: Item) -> Template:
    return Template(
        template_id=item["template_id"],
        name=item["name"],
        channel=item["channel"],
        texts=item["texts"],
        subjects=item["subjects"],
        purpose=item["purpose"],
        whatsapp_name=item["whatsapp_name"],
        version=item["version"],
        audit_head=item["audit_head"],
    )
