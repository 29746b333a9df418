"""People's sign-ins in the user pool: invited, given a role, shut out."""

from __future__ import annotations

from typing import Any, Protocol

from rapport.kernel.caller import Role


class SignIns(Protocol):
    def invite(self, email: str, role: str) -> str:
        """Makes the sign-in, if there is none yet, and gives its id."""

    def follow(self, user_id: str, role: str, enabled: bool) -> None:
        """Makes the sign-in what the agent's record says, whatever it was: doing it again changes nothing."""


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

    def follow(self, user_id: str, role: str, enabled: bool) -> None:
        who = {"UserPoolId": self._pool_id, "Username": user_id}
        self._client.admin_add_user_to_group(**who, GroupName=role)
        for other in Role:
            if other != role:
                self._client.admin_remove_user_from_group(**who, GroupName=other.value)
        act = self._client.admin_enable_user if enabled else self._client.admin_disable_user
        act(**who)
