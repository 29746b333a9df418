"""Who may see which customer. Asked by the store at every reading, so that no door can forget it."""

from __future__ import annotations

from datetime import date

from rapport.customers.model import Customer
from rapport.customers.rules import silent_days
from rapport.kernel.caller import Caller, Reach
from rapport.kernel.settings import Access


def sees(caller: Caller, customer: Customer, today: date, access: Access) -> bool:
    match caller.reach:
        case Reach.ALL | Reach.TEAM:
            return True
        case Reach.OWN:
            return caller.agent_id is not None and customer.agent_id == caller.agent_id
        case Reach.RECENT:
            silent = silent_days(customer.statistics, today)
            return silent is not None and silent <= access.delivery_days


def changes(caller: Caller, customer: Customer) -> bool:
    """Reading may widen to the team; who a customer is stays with their own agent and those who manage."""
    match caller.reach:
        case Reach.ALL:
            return True
        case Reach.TEAM | Reach.OWN:
            return customer.agent_id in (None, caller.agent_id)
        case Reach.RECENT:
            return False
