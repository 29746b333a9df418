"""People's sign-ins in the user pool: invited, given a role, shut out."""

from __future__ import annotations

from typing import Any, Protocol


class SignIns(Protocol):
    def invite(self, email: str, role: str) -> str:
        """Makes the sign-in, if there is none yet, and gives its id."""

    def change_role(self, user_id: str, before: str, after: str) -> None: ...

    def set_enabled(self, user_id: str, enabled: bool) -> None: ...


class CognitoSignIns:
    def __init__(self, client: Any, pool_id: str) -> None:
        self._client = client
        self._pool_id = pool_id

    def invite(self, email: str, role: str) -> str:
        try:
            answer = self._client.admin_create_user(
                UserPoolId=self._pool_id,
                Username=email,
                UserAttributes=[
                    {"Name": "email", "Value": email},
                    {"Name": "email_verified", "Value": "true"},
                ],
                DesiredDeliveryMediums=["EMAIL"],
            )
            attributes = answer["User"]["Attributes"]
        except self._client.exceptions.UsernameExistsException:
            # Invited before, and our own record failed to be written: go on with the sign-in that is there.
            found = self._client.admin_get_user(UserPoolId=self._pool_id, Username=email)
            attributes = found["UserAttributes"]
        self._client.admin_add_user_to_group(UserPoolId=self._pool_id, Username=email, GroupName=role)
        return next(str(each["Value"]) for each in attributes if each["Name"] == "sub")

    def change_role(self, user_id: str, before: str, after: str) -> None:
        self._client.admin_add_user_to_group(UserPoolId=self._pool_id, Username=user_id, GroupName=after)
        self._client.admin_remove_user_from_group(UserPoolId=self._pool_id, Username=user_id, GroupName=before)

    def set_enabled(self, user_id: str, enabled: bool) -> None:
        act = self._client.admin_enable_user if enabled else self._client.admin_disable_user
        act(UserPoolId=self._pool_id, Username=user_id)
