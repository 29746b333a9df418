"""What the house could not do, and tried in vain: looked at, and sent again to where it came from.

A letter is dropped after it was sent again, never before. Whoever dies in between leaves it there, and it is sent
twice: everything here that is told twice does once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from pydantic import Field

from rapport.kernel import keys
from rapport.kernel.dead_letters import Letter, LetterBox
from rapport.kernel.errors import invalid
from rapport.kernel.functions import Functions, NotCalled
from rapport.kernel.http.models import Asked, Id, Told
from rapport.kernel.log import logger
from rapport.kernel.sqs import SqsQueue
from rapport.kernel.table import Absent, Put
from rapport.kernel.work import Work, perform
from rapport.messaging.ledger import store as messages
from rapport.messaging.ledger.message import State
from rapport.oversight import letters
from rapport.oversight.letters import Call, HandedOver, Queued, Sweep, WayBack

SHOWN = 50
LOOKED_THROUGH = 500
"""For those that are to be sent again: a box has no order, and no letter can be asked for by its id."""
LOOKING = timedelta(seconds=20)
"""Longer than a look takes: a letter that came back too early would be counted twice."""
SENDING = timedelta(seconds=60)
ENOUGH = timedelta(seconds=15)
"""A door has half a minute; what is left is told, and sent by the next click."""


type Reading = Callable[[str, Mapping[str, str]], letters.Told]


class DeadLetterTold(Told):
    id: str
    came_from: str = Field(description="A function, a stream, a rule, a schedule, or a queue.")
    what: str | None = Field(None, description="The kind of the event, or the message.")
    message_state: State | None = Field(None, description="Where that message stands by now.")
    when: datetime
    tried: int | None = None
    why: str | None = Field(None, description="The kind of the error.")
    understood: bool = Field(description="Otherwise it stays: nobody knows where to send it.")


class RedriveAsked(Asked):
    ids: list[Id] | None = Field(None, min_length=1, max_length=SHOWN)
    all: bool | None = Field(None, strict=True)


class NotSentTold(Told):
    id: str
    reason: str


class RedriveTold(Told):
    sent_again: int
    not_sent: list[NotSentTold]
    more: bool = Field(description="There was no time for all of them: ask again.")


@dataclass(frozen=True)
class Post:
    """Where dead letters lie, and the ways back from there."""

    of_functions: LetterBox
    of_messages: LetterBox
    of_tasks: LetterBox
    functions: Functions
    queue: SqsQueue
    back_room: SqsQueue
    sweeper: str

    def boxes(self) -> Iterator[tuple[LetterBox, Reading]]:
        yield self.of_functions, letters.of_functions
        yield self.of_messages, letters.of_messages
        yield self.of_tasks, letters.of_tasks

    def send(self, way: WayBack) -> None:
        match way:
            case Call(function, event):
                self.functions.call(function, event)
            case Sweep():
                self.functions.call(self.sweeper, {})
            case Queued(message_id):
                self.queue.put([message_id])
            case HandedOver(task):
                self.back_room.put([task])


def look(work: Work, post: Post) -> list[DeadLetterTold]:
    """Nothing is taken out: what was looked at lies there again at once."""
    told: list[DeadLetterTold] = []
    for box, read in post.boxes():
        taken = list(chain.from_iterable(box.take(SHOWN - len(told), LOOKING)))
        box.put_back(taken)
        # One that was slow to be hidden may be handed out twice.
        once = {each.letter_id: each for each in taken}.values()
        told += [_told(work, letter, read(letter.body, letter.attributes)) for letter in once]
    return told


def _told(work: Work, letter: Letter, said: letters.Told) -> DeadLetterTold:
    about = messages.find(work.table, said.way_back.message_id) if isinstance(said.way_back, Queued) else None
    return DeadLetterTold(
        id=letter.letter_id,
        came_from=said.came_from,
        what=said.what or None,
        message_state=about.state if about else None,
        when=letter.sent_at,
        tried=said.tried,
        why=said.why or (about.reason if about else "") or None,
        understood=said.way_back is not None,
    )


def redrive(work: Work, post: Post, asked: RedriveAsked) -> RedriveTold:
    if bool(asked.ids) == bool(asked.all):
        raise invalid("ids", "or all is needed, and not both")
    return _Redrive(work, post, set(asked.ids) if asked.ids else None).done()


class _Redrive:
    def __init__(self, work: Work, post: Post, wanted: set[str] | None) -> None:
        self._work, self._post, self._wanted = work, post, wanted
        self._until = work.now + ENOUGH
        self._sent: set[str] = set()
        self._not_sent: dict[str, str] = {}
        self._kept: list[tuple[LetterBox, list[Letter]]] = []
        self._more = False

    def done(self) -> RedriveTold:
        try:
            for box, read in self._post.boxes():
                self._empty(box, read)
        finally:
            # Not before: a letter that is back would be taken again by the same hand.
            for box, kept in self._kept:
                box.put_back(kept)
        for absent in sorted((self._wanted or set()) - self._sent - self._not_sent.keys()):
            self._not_sent[absent] = "not_reached" if self._more else "not_there"
        not_sent = [NotSentTold(id=letter_id, reason=why) for letter_id, why in self._not_sent.items()]
        return RedriveTold(sent_again=len(self._sent), not_sent=not_sent, more=self._more)

    def _empty(self, box: LetterBox, read: Reading) -> None:
        looked_through = 0
        for some in box.take(LOOKED_THROUGH, SENDING):
            self._kept.append((box, [letter for letter in some if not self._settled(box, letter, read)]))
            looked_through += len(some)
            self._more = self._more or looked_through >= LOOKED_THROUGH
            if self._more or self._all_found():
                return

    def _settled(self, box: LetterBox, letter: Letter, read: Reading) -> bool:
        """False if it goes back to where it lay."""
        if not self._is_wanted(letter):
            return False
        if self._work.shop.clock.now() > self._until:
            self._more = True
            return False
        if why_not := self._again(letter, read(letter.body, letter.attributes)):
            self._not_sent[letter.letter_id] = why_not
            return False
        box.drop(letter)
        self._sent.add(letter.letter_id)
        return True

    def _is_wanted(self, letter: Letter) -> bool:
        seen = letter.letter_id in self._sent or letter.letter_id in self._not_sent
        return not seen and (self._wanted is None or letter.letter_id in self._wanted)

    def _all_found(self) -> bool:
        return self._wanted is not None and self._wanted <= self._sent | self._not_sent.keys()

    def _again(self, letter: Letter, said: letters.Told) -> str:
        """Why not, if it could not be; empty if it was sent."""
        if said.way_back is None:
            return "not_understood"
        try:
            self._post.send(said.way_back)
        except NotCalled as not_called:
            return not_called.why
        except Exception as failure:
            # One that cannot be sent harms no other; what it was, the log knows.
            logger().error("not sent again", failure, letter_id=letter.letter_id)
            return "not_taken"
        perform(self._work.shop, self._work.caller, lambda work: _noted(work, letter, said))
        return ""


def _noted(work: Work, letter: Letter, said: letters.Told) -> None:
    """Who sent it again: once, however often they had to try until it was dropped."""
    place = keys.sent_again(letter.letter_id)
    if work.table.get(place) is not None:
        return
    head = work.audit(
        "dead_letter",
        letter.letter_id,
        1,
        "sent again",
        place=place,
        before=None,
        after={"came_from": said.came_from, "what": said.what},
    )
    work.write(Put(place, {"version": 1, "audit_head": head}, when=(Absent(),), label="dead letter"))
