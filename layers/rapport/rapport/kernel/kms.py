"""The shop's master key in KMS."""

from __future__ import annotations

from functools import cached_property
from typing import Any

CONTEXT = {"purpose": "rapport-data-key"}


class KmsDataKeys:
    def __init__(self, key_id: str) -> None:
        self._key_id = key_id

    @cached_property
    def _kms(self) -> Any:
        from rapport.kernel.aws import client  # late: only the first personal field of a cold start needs KMS

        return client("kms")

    def generate(self) -> tuple[bytes, bytes]:
        answer = self._kms.generate_data_key(KeyId=self._key_id, KeySpec="AES_256", EncryptionContext=CONTEXT)
        return answer["Plaintext"], answer["CiphertextBlob"]

    def unwrap(self, wrapped: bytes) -> bytes:
        answer = self._kms.decrypt(CiphertextBlob=wrapped, KeyId=self._key_id, EncryptionContext=CONTEXT)
        return bytes(answer["Plaintext"])
