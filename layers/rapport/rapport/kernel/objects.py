"""Files that are too large for the table: what somebody sent to be read, and what is made to be fetched.

Whatever the house writes here is sealed first. What a person puts here by a link of their own lies open until it is
read; then it is sealed anew, and gone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import batched
from typing import Any, Protocol

FILES = "FILES_BUCKET"
TOGETHER = 1000
"""Keys of one DeleteObjects, the most that S3 takes."""


class Objects(Protocol):
    def put(self, key: str, content: bytes) -> None: ...

    def get(self, key: str) -> bytes | None:
        """None if there is no such object."""

    def size(self, key: str) -> int | None:
        """None if there is no such object."""

    def delete(self, keys: Iterable[str]) -> None: ...

    def list(self, prefix: str) -> list[str]:
        """Every key that begins so, in order."""

    def to_put(self, key: str, size: int, lives: timedelta) -> str:
        """An address to which somebody may put an object of just that size, for so long."""

    def to_get(self, key: str, name: str, lives: timedelta) -> str:
        """An address at which somebody may fetch the object under a name, for so long."""


@dataclass
class MemoryObjects:
    kept: dict[str, bytes] = field(default_factory=dict)

    def put(self, key: str, content: bytes) -> None:
        self.kept[key] = content

    def get(self, key: str) -> bytes | None:
        return self.kept.get(key)

    def size(self, key: str) -> int | None:
        return len(self.kept[key]) if key in self.kept else None

    def delete(self, keys: Iterable[str]) -> None:
        for key in keys:
            self.kept.pop(key, None)

    def list(self, prefix: str) -> list[str]:
        return sorted(key for key in self.kept if key.startswith(prefix))

    def to_put(self, key: str, size: int, lives: timedelta) -> str:
        return f"https://files.example/{key}?size={size}&lives={int(lives.total_seconds())}"

    def to_get(self, key: str, name: str, lives: timedelta) -> str:
        return f"https://files.example/{key}?name={name}&lives={int(lives.total_seconds())}"


class S3Objects:
    def __init__(self, client: Any, bucket: str) -> None:
        self._client, self._bucket = client, bucket

    def put(self, key: str, content: bytes) -> None:
        self._client.put_object(Bucket=self._bucket, Key=key, Body=content)

    def get(self, key: str) -> bytes | None:
        try:
            answer = self._client.get_object(Bucket=self._bucket, Key=key)
        except self._client.exceptions.NoSuchKey:
            return None
        return bytes(answer["Body"].read())

    def size(self, key: str) -> int | None:
        # Not by HeadObject: its 404 has no body, and reads like any other failure.
        page = self._client.list_objects_v2(Bucket=self._bucket, Prefix=key, MaxKeys=1)
        found = [each for each in page.get("Contents", ()) if each["Key"] == key]
        return int(found[0]["Size"]) if found else None

    def delete(self, keys: Iterable[str]) -> None:
        for some in batched(keys, TOGETHER, strict=False):  # of none, none: S3 takes no empty list
            named = [{"Key": key} for key in some]
            self._client.delete_objects(Bucket=self._bucket, Delete={"Objects": named, "Quiet": True})

    def list(self, prefix: str) -> list[str]:
        found: list[str] = []
        asked = {"Bucket": self._bucket, "Prefix": prefix}
        while True:
            page = self._client.list_objects_v2(**asked)
            found += [each["Key"] for each in page.get("Contents", ())]
            if not page.get("IsTruncated"):
                return found
            asked["ContinuationToken"] = page["NextContinuationToken"]

    def to_put(self, key: str, size: int, lives: timedelta) -> str:
        # The size is signed with the rest: whoever has the address can put nothing larger there.
        return self._address("put_object", {"Key": key, "ContentLength": size}, lives)

    def to_get(self, key: str, name: str, lives: timedelta) -> str:
        shown = f'attachment; filename="{name}"'
        return self._address("get_object", {"Key": key, "ResponseContentDisposition": shown}, lives)

    def _address(self, doing: str, said: dict[str, Any], lives: timedelta) -> str:
        params = {"Bucket": self._bucket, **said}
        return str(self._client.generate_presigned_url(doing, Params=params, ExpiresIn=int(lives.total_seconds())))


def files() -> Objects:
    """The bucket that this function's environment names."""
    from rapport.kernel.aws import client  # late: most of what a door does needs no file

    return S3Objects(client("s3"), os.environ[FILES])


def origin(environment: Mapping[str, str]) -> str:
    """Where the links that are given out lead to, for a page that has to say beforehand whom it will ask. All of a
    laptop's services answer at one address."""
    return environment.get("AWS_ENDPOINT_URL") or environment.get("FILES_ORIGIN", "")
