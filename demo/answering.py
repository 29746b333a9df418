"""What people do about a message: most of them nothing, some answer, some order with the code that stood in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from demo import words
from demo.baskets import Basket, basket, moment
from demo.buying import bought
from demo.campaigns import CODES
from demo.diary import Happening
from demo.portraits import Portrait
from demo.products import WARE
from demo.receipts import answered, told
from demo.rhythms import RHYTHMS
from demo.stage import Stage
from rapport.kernel import keys
from rapport.messaging.ledger.message import MessageChannel
from rapport.messaging.providers.provider import Envelope

ANSWER: dict[MessageChannel, float] = {"sms": 0.07, "whatsapp": 0.14}
WANT_NO_MORE_EMAIL = 0.03
ORDER = 0.12
"""Of those who were given a code. The first customer of each rhythm keeps to it, so that the smallest shop still has
them all."""


class Answering:
    """Whom the cast does not know, Md. Karim, keeps his counsel."""

    def __init__(self, stage: Stage, cast: Sequence[Portrait]) -> None:
        self._stage = stage
        self._cast = {who.customer_id: who for who in cast}

    def got(self, envelope: Envelope, seen: datetime) -> Iterator[Happening]:
        who = self._cast.get(keys.customer_of_message(envelope.message_id))
        if who is None:
            return
        rng = self._stage.chance(envelope.message_id, "answer")
        if rng.random() < ANSWER.get(envelope.channel, 0):
            meaning = rng.choices(list(words.ANSWERED), list(words.ANSWERED.values()))[0]
            said = rng.choice(words.ANSWERS[meaning])
            yield answered(envelope, said, seen + timedelta(seconds=rng.randint(30, 900)))
        if envelope.channel == "email" and rng.random() < WANT_NO_MORE_EMAIL:
            yield told(envelope, "unsubscribed", seen + timedelta(minutes=1))
        code = next((code for code in CODES if code in envelope.text), None)
        if code and who.number > len(RHYTHMS) and rng.random() < ORDER:
            yield from self._order(who, code, seen, rng)

    def _order(self, who: Portrait, code: str, seen: datetime, rng: Random) -> Iterator[Happening]:
        local = seen.astimezone(self._stage.zone)
        placed = moment(local.date() + timedelta(days=rng.randint(1, 5)), who.taste, self._stage.midnight, rng)
        filled = _for_less(basket(who.taste, who.rhythm, who.district, rng), CODES[code])
        later = timedelta(hours=rng.randint(18, 44))
        yield from bought(self._stage, who, placed, filled, "delivered", later, mark=f"-{placed:%H%M}", code=code)


def _for_less(filled: Basket, percent: int) -> Basket:
    goods = sum(WARE[line.product_id].price * int(line.quantity) for line in filled.lines if line.product_id)
    return replace(filled, discount=Decimal(goods * percent // 100), channel="website")
