"""Links by which a person puts a file, or fetches one: signed so that a new bucket takes them, for so many bytes."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from rapport.kernel import aws, objects


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> objects.Objects:
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    said = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "eu-west-1"}
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(aws, "_session", aws._session.__wrapped__)
    return objects.S3Objects(aws.client.__wrapped__("s3"), "files")


def test_a_link_binds_the_size_and_leads_where_the_page_may_ask(files: objects.Objects) -> None:
    link = urlsplit(files.to_put("uploads/1", 5, timedelta(minutes=15)))
    asked = parse_qs(link.query)

    assert f"{link.scheme}://{link.netloc}" == "https://files.s3.eu-west-1.amazonaws.com"
    assert asked["X-Amz-SignedHeaders"] == ["content-length;host"]
    assert asked["X-Amz-Expires"] == ["900"]
