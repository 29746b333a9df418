"""The demo shop's people, and their sign-ins in the laptop's user pool."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rapport.kernel.caller import Caller, Reach, Role
from rapport.team.model import NewAgent, Weekday

DEMO_PASSWORD = "Rapport-demo-2026"
"""For the demo shop alone: it stands here for everyone to read, and opens nothing but made-up customers."""

DOMAIN = "demo.rapport.example"


def sign_in_name(role: str) -> str:
    return f"{role}@{DOMAIN}"


@dataclass(frozen=True)
class Person:
    agent_id: str
    name: str
    role: Role
    sign_in: str
    seniority: Literal["junior", "senior", "lead"] = "senior"
    districts: tuple[str, ...] = ()
    daily_capacity: int = 0
    working_days: tuple[Weekday, ...] | None = None
    """The shop's, if none are said."""

    def asked(self, user_id: str) -> NewAgent:
        return NewAgent(
            agent_id=self.agent_id,
            user_id=user_id,
            name=self.name,
            role=self.role,
            seniority=self.seniority,
            districts=list(self.districts),
            daily_capacity=self.daily_capacity,
            working_days=list(self.working_days) if self.working_days else None,
        )

    def caller(self, user_id: str) -> Caller:
        reach = Reach.ALL if self.role in (Role.ADMIN, Role.SALES_MANAGER, Role.SUPPORT) else Reach.TEAM
        return Caller(user_id, frozenset({self.role}), reach, self.agent_id, source="demo")


EVERY_DAY: tuple[Weekday, ...] = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
"""Somebody has the shift of Friday and Saturday: the desk is never empty, whenever the demo is looked at."""

# Numbered as in the documents that describe the product, so that their examples (`agent/1/dashboard`) work here.
PEOPLE = [
    Person("1", "Nusrat Jahan", Role.CRM_AGENT, sign_in_name("crm_agent"), "senior", ("Dhaka",), 45, EVERY_DAY),
    Person("2", "তানভীর আহমেদ", Role.CRM_AGENT, f"tanvir@{DOMAIN}", "senior", ("Dhaka", "Gazipur", "Narayanganj"), 45),
    Person(
        "3",
        "Sharmin Akter",
        Role.CRM_AGENT,
        f"sharmin@{DOMAIN}",
        "junior",
        ("Chattogram", "Cumilla", "Noakhali", "Cox's Bazar", "Sylhet"),
        35,
    ),
    Person(
        "4",
        "Rakib Hasan",
        Role.CRM_AGENT,
        f"rakib@{DOMAIN}",
        "junior",
        ("Rajshahi", "Bogura", "Rangpur", "Khulna", "Jashore", "Barishal", "Mymensingh"),
        35,
    ),
    Person("5", "মেহেদী ইসলাম", Role.CRM_AGENT, f"mehedi@{DOMAIN}", "junior", ("Dhaka",), 30, EVERY_DAY),
    Person("6", "Farzana Rahman", Role.SALES_MANAGER, sign_in_name("sales_manager"), "lead", (), 5),
    Person("7", "Abdullah Al Mamun", Role.ADMIN, sign_in_name("admin"), "lead"),
    Person("8", "Sadia Islam", Role.SUPPORT, sign_in_name("support")),
    Person("9", "Jahangir Alam", Role.DELIVERY_COORDINATOR, sign_in_name("delivery_coordinator")),
]
ADMIN = next(person for person in PEOPLE if person.role is Role.ADMIN)
TELE_SALES = [person for person in PEOPLE if person.role is Role.CRM_AGENT]


def in_charge_of(district: str) -> list[Person]:
    return [person for person in TELE_SALES if district in person.districts]


def without_sign_ins(people: Iterable[Person] = PEOPLE) -> dict[str, str]:
    """Stand-ins for the user ids, for a shop that nobody signs in to."""
    return {person.agent_id: f"demo-user-{person.agent_id}" for person in people}


class UserPool:
    """The laptop's user pool, as far as the demo needs it."""

    def __init__(self, client: Any, pool_id: str) -> None:
        self._client = client
        self._pool_id = pool_id

    def sign_up(self, people: Iterable[Person] = PEOPLE) -> dict[str, str]:
        """Makes everyone's sign-in; gives the user id for each agent id."""
        return {person.agent_id: self._signed_up(person) for person in people}

    def _signed_up(self, person: Person) -> str:
        who = {"UserPoolId": self._pool_id, "Username": person.sign_in}
        email = [{"Name": "email", "Value": person.sign_in}, {"Name": "email_verified", "Value": "true"}]
        try:
            made = self._client.admin_create_user(**who, UserAttributes=email, MessageAction="SUPPRESS")
            attributes = made["User"]["Attributes"]
        except self._client.exceptions.UsernameExistsException:
            # An earlier loading got as far as this and no further.
            attributes = self._client.admin_get_user(**who)["UserAttributes"]
        self._client.admin_set_user_password(**who, Password=DEMO_PASSWORD, Permanent=True)
        self._client.admin_add_user_to_group(**who, GroupName=str(person.role))
        return _sub(attributes)


def _sub(attributes: Iterable[Mapping[str, str]]) -> str:
    return next(each["Value"] for each in attributes if each["Name"] == "sub")
