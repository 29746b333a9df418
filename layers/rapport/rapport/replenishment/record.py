"""A household's needs as the store holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from rapport.kernel.table import Item
from rapport.replenishment.consumption import Consumption
from rapport.replenishment.households import Need
from rapport.replenishment.states import Reminder


def encode(customer_id: str, needs: Sequence[Need], asked: Mapping[str, Sequence[date]]) -> Item:
    return {
        "customer_id": customer_id,
        "needs": [_need_item(each) for each in needs],
        "asked": {need: [day.isoformat() for day in days] for need, days in asked.items()},
    }


def needs_of(item: Item | None) -> list[Need]:
    return [_need(each) for each in item["needs"]] if item else []


def asked_of(item: Item | None) -> dict[str, list[date]]:
    return {need: [date.fromisoformat(day) for day in days] for need, days in (item["asked"] if item else {}).items()}


def _need_item(need: Need) -> Item:
    said = need.reminder
    return {
        "need": said.need,
        "product_id": said.product_id,
        "product_name": said.product_name,
        "category": need.category,
        "pack": said.pack,
        "last_bought": said.last_bought.isoformat(),
        "reminder_date": said.reminder_date.isoformat(),
        "runs_out": said.runs_out.isoformat(),
        "arithmetic": asdict(need.consumption),
        "standard": need.standard,
        "avg_days": need.avg_days,
        "buffer_days": need.buffer_days,
        "silent": need.silent,
        "agenda": need.agenda.isoformat() if need.agenda else None,
        "by_call": need.by_call,
    }


def _need(item: Mapping[str, Any]) -> Need:
    counted = Consumption(**item["arithmetic"])
    return Need(
        reminder=Reminder(
            need=item["need"],
            product_id=item["product_id"],
            product_name=item["product_name"],
            last_bought=date.fromisoformat(item["last_bought"]),
            reminder_date=date.fromisoformat(item["reminder_date"]),
            runs_out=date.fromisoformat(item["runs_out"]),
            consumption_days=counted.days,
            basis=counted.basis,
            pack=item["pack"],
        ),
        category=item["category"],
        consumption=counted,
        standard=item["standard"],
        avg_days=item["avg_days"],
        buffer_days=item["buffer_days"],
        silent=item["silent"],
        agenda=date.fromisoformat(item["agenda"]) if item["agenda"] else None,
        by_call=item["by_call"],
    )
