"""Objects in memory and in a bucket give the same answers."""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterator
from datetime import timedelta

import pytest
from botocore.config import Config
from botocore.session import Session
from moto import mock_aws

from rapport.kernel.objects import MemoryObjects, Objects, S3Objects

MINUTES = timedelta(minutes=15)


@pytest.fixture(params=["memory", "bucket"])
def files(request: pytest.FixtureRequest) -> Iterator[Objects]:
    if request.param == "memory":
        yield MemoryObjects()
        return
    with mock_aws():
        keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        signed = Config(signature_version="s3v4")
        client = Session().create_client("s3", region_name="us-east-1", config=signed, **keys)
        client.create_bucket(Bucket="files")
        yield S3Objects(client, "files")


def test_what_was_put_is_there_as_it_was(files: Objects) -> None:
    content = bytes(range(256)) * 40
    files.put("imports/a", content)
    files.put("imports/empty", b"")

    assert (files.get("imports/a"), files.size("imports/a")) == (content, len(content))
    assert (files.get("imports/empty"), files.size("imports/empty")) == (b"", 0)


def test_the_last_word_counts(files: Objects) -> None:
    files.put("a", b"first")
    files.put("a", b"second")

    assert files.get("a") == b"second"


def test_what_is_not_there_is_none_even_if_a_longer_name_is(files: Objects) -> None:
    files.put("imports/ab", b"x")

    assert files.get("imports/a") is None
    assert files.size("imports/a") is None


def test_names_are_listed_in_order_by_how_they_begin(files: Objects) -> None:
    for name in ("b/2", "a/1", "b/1", "b/10"):
        files.put(name, b"x")

    assert files.list("b/") == ["b/1", "b/10", "b/2"]
    assert files.list("c/") == []


def test_what_was_deleted_is_gone_and_deleting_it_again_is_nothing(files: Objects) -> None:
    files.put("a", b"x")
    files.put("b", b"x")

    files.delete(["a", "never"])
    files.delete([])

    assert files.list("") == ["b"]


def test_an_address_is_for_one_object_and_for_a_while(files: Objects) -> None:
    for address in (files.to_put("uploads/u1", 1000, MINUTES), files.to_get("exports/e1", "list.csv", MINUTES)):
        parts = urllib.parse.urlsplit(address)
        assert parts.path.endswith(("/uploads/u1", "/exports/e1"))
        assert "900" in parts.query


def test_a_bucket_takes_no_more_than_was_said() -> None:
    """The size is among what is signed: whoever puts more breaks the signature."""
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
    client = Session().create_client("s3", region_name="us-east-1", config=Config(signature_version="s3v4"), **keys)
    address = S3Objects(client, "files").to_put("uploads/u1", 1000, MINUTES)

    assert "SignedHeaders=content-length%3Bhost" in address
