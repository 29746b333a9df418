"""Where the files of imports lie, and under which seal: the file itself, its rows in slices, what became of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rapport.imports.lines import as_line, read_lines
from rapport.kernel.objects import Objects
from rapport.kernel.sealing import Keyring


def upload(upload_id: str) -> str:
    """What somebody puts here by a link: open, until it is read."""
    return f"uploads/{upload_id}"


def file(import_id: str) -> str:
    return f"imports/{import_id}/file"


def rows(import_id: str, sorted_in: int, number: int) -> str:
    return f"imports/{import_id}/rows/{sorted_in:04d}/{number:05d}"


def results(import_id: str, round_number: int, number: int) -> str:
    return f"imports/{import_id}/results/{round_number:04d}/{number:05d}"


def put(files: Objects, keyring: Keyring, key: str, content: bytes) -> None:
    files.put(key, keyring.close_bytes(content, key))


def get(files: Objects, keyring: Keyring, key: str) -> bytes | None:
    sealed = files.get(key)
    return keyring.open_bytes(sealed, key) if sealed is not None else None


def put_lines(files: Objects, keyring: Keyring, key: str, lines: Iterable[Any]) -> None:
    put(files, keyring, key, b"\n".join(as_line(each) for each in lines))


def get_lines(files: Objects, keyring: Keyring, key: str) -> list[Any] | None:
    content = get(files, keyring, key)
    return read_lines(content) if content is not None else None
