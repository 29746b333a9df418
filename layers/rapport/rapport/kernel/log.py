"""What the log says: one line of JSON, ids and facts, never a person's data.

An error's text can quote what it choked on, so only its kind and the places it passed are written; every line is
masked besides, in case someone forgets.
"""

from __future__ import annotations

import json
import sys
import traceback
from functools import cache
from typing import Any, TextIO

from rapport.kernel.masking import masked


class Log:
    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out

    def info(self, message: str, **facts: Any) -> None:
        self._say("INFO", message, facts)

    def warning(self, message: str, **facts: Any) -> None:
        self._say("WARNING", message, facts)

    def error(self, message: str, failure: BaseException, **facts: Any) -> None:
        places = [f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno} {frame.name}" for frame in _frames(failure)]
        self._say("ERROR", message, facts | {"kind": type(failure).__name__, "at": places})

    def _say(self, level: str, message: str, facts: dict[str, Any]) -> None:
        line = json.dumps({"level": level, "message": message, **facts}, ensure_ascii=False, default=str)
        print(masked(line), file=self._out or sys.stdout, flush=True)


def _frames(failure: BaseException) -> list[traceback.FrameSummary]:
    return list(traceback.extract_tb(failure.__traceback__))[-8:]


@cache
def logger() -> Log:
    return Log()
