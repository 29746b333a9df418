"""A message's id as a tag of SES, which takes letters, digits, `_` and `-` alone, at most 256 of them (botocore's model
of `sesv2`, MessageTagValue). An id can have dots. Pure."""

from __future__ import annotations

import re

NAME = "message_id"

_WRITTEN = {".": "-d", "-": "--"}
_READ = {spelled: sign for sign, spelled in _WRITTEN.items()}


def tag_of(message_id: str) -> str:
    return re.sub(r"[.-]", lambda sign: _WRITTEN[sign.group()], message_id)


def message_of(tag: str) -> str:
    return re.sub(r"-[d-]", lambda spelled: _READ[spelled.group()], tag)
