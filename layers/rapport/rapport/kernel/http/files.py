"""Files that were made beforehand, handed out as they lie: shrunk ones to whoever can open them."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from pathlib import Path

from rapport.kernel.errors import NotFound
from rapport.kernel.http.powertools import Response

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
"""What is handed out at all. A shrunk file is asked for by the name of the whole one."""

SHRUNK = {"br": ".br", "gzip": ".gz"}
"""The smaller first."""

NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}")
"""One name: nothing in it leads to another folder."""

NEVER = re.compile(r"q=0(\.0*)?")


class NoSuchFile(NotFound):
    pass


def named(folder: Path, name: str) -> Path:
    path = folder / name
    if not (NAME.fullmatch(name) and path.suffix in TYPES and path.is_file()):
        raise NoSuchFile("there is no such file")
    return path


def sent(path: Path, accepted: str, headers: Mapping[str, str]) -> Response[str]:
    """`accepted` is what the caller said in `Accept-Encoding`."""
    told = {**headers, "Vary": "Accept-Encoding"}
    for encoding, suffix in SHRUNK.items():
        shrunk = path.with_name(path.name + suffix)
        if _opens(accepted, encoding) and shrunk.is_file():
            return _as_it_lies(shrunk, TYPES[path.suffix], told | {"Content-Encoding": encoding})
    return _as_it_lies(path, TYPES[path.suffix], told)


def _as_it_lies(path: Path, content_type: str, headers: dict[str, str]) -> Response[str]:
    # A function's answer is text; the gateway makes bytes of it again.
    response = Response(200, content_type, base64.b64encode(path.read_bytes()).decode(), {**headers})
    response.base64_encoded = True
    return response


def _opens(accepted: str, encoding: str) -> bool:
    for each in accepted.lower().split(","):
        name, _, weight = each.partition(";")
        if name.strip() == encoding:
            return not NEVER.fullmatch(weight.strip())
    return False
