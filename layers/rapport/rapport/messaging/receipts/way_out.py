"""The link by which a message says how to get no more of them: opening it asks, and only the button acts."""

from __future__ import annotations

from functools import partial

from rapport.kernel.caller import Caller
from rapport.kernel.shop import Shop
from rapport.kernel.work import perform
from rapport.messaging.receipts import links
from rapport.messaging.receipts.links import Opened
from rapport.messaging.receipts.opt_out_page import Step
from rapport.messaging.receipts.receiving import opted_out

SOURCE = "link"


def ask(shop: Shop, token: str) -> Step:
    """Scanners of mail open every link: nothing is changed, and nobody is looked up."""
    return "ask" if _opened(shop, token) else "not_valid"


def take(shop: Shop, caller: Caller, token: str) -> Step:
    """Whoever has the link was sent it: nothing else is asked for, and twice is as good as once."""
    found = _opened(shop, token)
    if found is None:
        return "not_valid"
    said = perform(shop, caller, partial(opted_out, message_id=found.message_id, source=SOURCE))
    # Somebody who was removed since is written to no more; but what was not done is not called done.
    return "not_valid" if said == "nobody_there" else "done"


def _opened(shop: Shop, token: str) -> Opened | None:
    return links.read(token, shop.keyring.digest, shop.today())
