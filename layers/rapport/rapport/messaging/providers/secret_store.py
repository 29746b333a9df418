"""Where what people set for a provider is kept: one SecureString of SSM Parameter Store for each."""

from __future__ import annotations

from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

FOR_PEOPLE = {
    "AccessDeniedException": "the function may not read its settings",
    "InvalidKeyId": "the key of its settings is gone",
    "ParameterNotFound": "nothing is set up",
}


class Unreadable(Exception):
    def __init__(self, reason: str, misconfigured: bool) -> None:
        super().__init__(reason)
        self.reason, self.misconfigured = reason, misconfigured


class SecretStore:
    def __init__(self, ssm: Any, prefix: str) -> None:
        """A prefix as `/rapport/prod/providers`; empty where there is no secret store, as on a laptop."""
        self._ssm, self._prefix = ssm, prefix.rstrip("/")

    def read(self, name: str) -> str:
        if not self._prefix:
            raise Unreadable(FOR_PEOPLE["ParameterNotFound"], misconfigured=True)
        try:
            said = self._ssm.get_parameter(Name=f"{self._prefix}/{name}", WithDecryption=True)
        except ClientError as failure:
            code = failure.response["Error"]["Code"]
            raise Unreadable(FOR_PEOPLE.get(code, "its settings cannot be read"), code in FOR_PEOPLE) from failure
        except BotoCoreError as failure:
            raise Unreadable("its settings cannot be read", misconfigured=False) from failure
        return str(said["Parameter"]["Value"])
