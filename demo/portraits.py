"""Who the customers are: each drawn from the seed and its number, so that a large shop begins like a small one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from demo import names, words
from demo.baskets import Taste, taste
from demo.districts import home
from demo.names import Name
from demo.people import in_charge_of
from demo.rhythms import BUSINESS, HISTORY_DAYS, Rhythm, order_days, rhythm_of
from rapport.customers.asked import NewCustomer
from rapport.kernel.ids import computed_id

COMING_BIRTHDAYS = (0, 1, 2, 3, 5, 7, 10, 14)
"""Days from today: a birthday list has something on it whenever the demo is made."""
LEAP_BIRTHDAYS = 97
"""One customer in so many was born on a 29 February."""
SHARED_PHONES = 40
"""One customer in so many has the phone of the one before: two of a family, each with orders of their own."""


@dataclass(frozen=True)
class Portrait:
    number: int
    customer_id: str
    rhythm: Rhythm
    order_days: list[date]
    joined: date
    district: str
    agent_id: str | None
    name: Name
    taste: Taste
    said: dict[str, Any]

    def asked(self) -> NewCustomer:
        return NewCustomer(customer_id=self.customer_id, **self.said)


def drawn(seed: int, number: int, today: date) -> Portrait:
    rng = Random(f"{seed}/{number}/portrait")
    rhythm = rhythm_of(number, rng)
    days = order_days(rhythm, today, rng)
    joined = days[0] - timedelta(days=rng.choice((0, 0, 0, 1, 3))) if days else _curious_since(today, rng)
    name = names.made_up(rng)
    where = home(rng, name.script)
    agents = in_charge_of(where.district)
    agent_id = rng.choice(agents).agent_id if agents and rng.random() < 0.94 else None
    said: dict[str, Any] = {
        "first_name": name.first,
        "last_name": name.last,
        "phone": phone(number - 1 if number % SHARED_PHONES == 0 else number),
        "address": where.address,
        "district": where.district,
        "city": where.city,
        "language": name.script,
        "source": rng.choices(list(words.SOURCES), list(words.SOURCES.values()))[0],
        "assigned_agent_id": agent_id,
        "preferred_channel": rng.choice(("call", "call", "whatsapp", "sms")),
    }
    if rng.random() < 0.4:
        said["email"] = f"customer{number}@example.com"
    if rhythm is BUSINESS:
        said |= _company(rng)
    else:
        said |= _private(number, today, joined, rng)
    if rng.random() < 0.3:
        said["tags"] = rng.sample(words.TAGS, rng.choice((1, 1, 2)))
    if rng.random() < 0.35:
        said["notes"] = rng.choice(words.BUSINESS_NOTES if rhythm is BUSINESS else words.NOTES)
    if rng.random() < 0.2:
        said["contact_hours"] = rng.choice(({"start": "10:00", "end": "13:00"}, {"start": "17:00", "end": "20:30"}))
    return Portrait(
        number,
        computed_id("cus", "demo", str(seed), str(number)),
        rhythm,
        days,
        joined,
        where.district,
        agent_id,
        name,
        taste(rng),
        {field: value for field, value in said.items() if value is not None},
    )


def phone(number: int) -> str:
    """011 was an operator that closed in 2016: the numbers are valid, and nobody's telephone rings."""
    return f"011{(number * 7919 + 31_415_926) % 10**8:08d}"


def _curious_since(today: date, rng: Random) -> date:
    return today - timedelta(days=rng.randint(2, HISTORY_DAYS))


def _company(rng: Random) -> dict[str, Any]:
    company, industry = rng.choice(names.COMPANIES)
    return {
        "company_name": company,
        "industry": industry,
        "company_segment": rng.choice(("small business", "mid-market")),
        "company_size": rng.choice(("1-10", "11-50", "51-200")),
    }


def _private(number: int, today: date, joined: date, rng: Random) -> dict[str, Any]:
    born = date(rng.randint(1952, 2004), 1, 1) + timedelta(days=rng.randint(0, 364))
    married = date(min(joined.year - 1, born.year + rng.randint(20, 30)), rng.randint(1, 12), rng.randint(1, 28))
    said: dict[str, Any] = {}
    order, rest = divmod(number, 3)
    if rest == 0 and order <= len(COMING_BIRTHDAYS):
        said["date_of_birth"] = in_year(today + timedelta(days=COMING_BIRTHDAYS[order - 1]), born.year)
    elif number % LEAP_BIRTHDAYS == 7:
        said["date_of_birth"] = date(born.year // 4 * 4, 2, 29)
    elif rng.random() < 0.75:
        said["date_of_birth"] = born
    if rng.random() < 0.35:
        said["anniversary_date"] = married
    return said


def in_year(day: date, year: int) -> date:
    """The same day of another year; 29 February is the 28th there."""
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
