"""What AWS says when it does not say yes, and what that means: was it taken, will it ever be, do people have to act.

Names of errors and of their reasons are those of botocore's service models; the common ones are those of its
`retries/standard.py` and of https://docs.aws.amazon.com/general/latest/gr/api-retries.html. No text of an error is
kept: it can quote whom it was about.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    CredentialRetrievalError,
    EndpointConnectionError,
    EndpointProviderError,
    InvalidRegionError,
    NoCredentialsError,
    NoRegionError,
    PartialCredentialsError,
    ProxyConnectionError,
    SSLError,
    UnknownServiceError,
)

from rapport.messaging.providers.provider import Answer, Refused, Throttled, Unavailable, Unsure
from rapport.messaging.providers.retry_after import retry_after


@dataclass(frozen=True)
class Meanings:
    """What a service's own errors mean, by `Error`, `Error/Reason` or `Error/Field`, the more exact first."""

    of: Mapping[str, Answer]
    by_text: tuple[tuple[str, str, Answer], ...] = ()
    """Error, piece of its text, meaning: for services that tell the reason nowhere else."""


def _people(reason: str, *errors: str) -> dict[str, Answer]:
    return dict.fromkeys(errors, Unavailable(reason, misconfigured=True))


THROTTLED = frozenset(
    {
        "BandwidthLimitExceeded",
        "KMSThrottling",
        "PriorRequestNotComplete",
        "RequestLimitExceeded",
        "RequestThrottled",
        "RequestThrottledException",
        "SlowDown",
        "Throttled",
        "ThrottledException",
        "ThrottledRequestException",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
    }
)
"""Refused for now, whatever the status."""

COMMON = Meanings(
    {
        **_people(
            "not_let_in",
            "AccessDenied",
            "AccessDeniedException",
            "AuthorizationError",
            "AuthorizationErrorException",
            "IncompleteSignature",
            "InvalidClientTokenId",
            "InvalidSecurity",
            "MissingAuthenticationToken",
            "NotAuthorized",
            "OptInRequired",
            "SignatureDoesNotMatch",
            "SubscriptionRequiredException",
            "UnrecognizedClientException",
        ),
        **_people("not_found", "NotFound", "NotFoundException", "ResourceNotFoundException"),
        **_people("not_here", "InvalidAction", "UnknownOperationException"),
        # The next environment brings fresh credentials; nobody has to do anything.
        **dict.fromkeys(
            ("ExpiredToken", "ExpiredTokenException", "RequestExpired", "RequestTimeTooSkewed"),
            Unavailable("credentials_expired"),
        ),
        # About this one message, as far as it tells.
        **dict.fromkeys(
            (
                "InvalidParameter",
                "InvalidParameterValue",
                "InvalidParametersException",
                "ParameterValueInvalid",
                "ValidationError",
                "ValidationException",
            ),
            Refused("not_accepted"),
        ),
        "RequestEntityTooLarge": Refused("too_long"),
        # It came in pieces, and not all of them: whether that was enough nobody says.
        "RequestTimeout": Unsure("took_too_long"),
        "RequestTimeoutException": Unsure("took_too_long"),
    }
)

STATUSES: Mapping[int, Answer] = {
    401: Unavailable("not_let_in", misconfigured=True),
    403: Unavailable("not_let_in", misconfigured=True),
    404: Unavailable("not_found", misconfigured=True),
    408: Unsure("took_too_long"),
    413: Refused("too_long"),
}

NEVER_LEFT: tuple[tuple[type[BotoCoreError], Unavailable], ...] = (
    (EndpointConnectionError, Unavailable("no_connection")),
    (ConnectTimeoutError, Unavailable("no_connection")),
    (ProxyConnectionError, Unavailable("no_connection")),
    (CredentialRetrievalError, Unavailable("no_credentials")),
    (NoCredentialsError, Unavailable("no_credentials", misconfigured=True)),
    (PartialCredentialsError, Unavailable("no_credentials", misconfigured=True)),
    (NoRegionError, Unavailable("not_here", misconfigured=True)),
    (InvalidRegionError, Unavailable("not_here", misconfigured=True)),
    (EndpointProviderError, Unavailable("not_here", misconfigured=True)),
    (UnknownServiceError, Unavailable("not_here", misconfigured=True)),
)
"""What fails before a byte of the message is written."""


def meaning_of(failure: ClientError, own: Meanings) -> Answer:
    """Of an answer that came."""
    said = failure.response
    code = str(said.get("Error", {}).get("Code", ""))
    http = said.get("ResponseMetadata", {})
    status = int(http.get("HTTPStatusCode", 0))
    if code in THROTTLED or status == 429:
        return Throttled(retry_after(http.get("HTTPHeaders", {})))
    if status >= 500:
        # Also a 503: where it came from, and how far the message had come by then, it does not tell.
        return Unsure(code if code.isidentifier() else f"status_{status}")
    if 300 <= status < 400:
        return Unavailable("redirected", misconfigured=True)
    text = str(said.get("Error", {}).get("Message", ""))
    return (
        _first(own.of, _exact(code, said))
        or next((answer for error, piece, answer in own.by_text if error == code and piece in text), None)
        or _first(own.of, [code])
        or _first(COMMON.of, [code])
        or STATUSES.get(status)
        or (Refused("not_accepted") if 400 <= status < 500 else Unsure("no_status"))
    )


def meaning_of_silence(failure: Exception) -> Answer:
    """Of no answer, or of one that cannot be read."""
    if isinstance(failure, SSLError) and _certificate(failure):
        return Unavailable("certificate", misconfigured=True)
    known = next((answer for kind, answer in NEVER_LEFT if isinstance(failure, kind)), None)
    return known or Unsure(type(failure).__name__)


def _exact(code: str, said: Mapping[str, object]) -> Iterator[str]:
    fields = said.get("Fields")
    for field in fields if isinstance(fields, list) else []:
        if isinstance(field, dict):
            yield f"{code}/{field.get('Name')}"
    yield f"{code}/{said.get('Reason')}"


def _first(meanings: Mapping[str, Answer], words: Iterable[str]) -> Answer | None:
    return next((meanings[word] for word in words if word in meanings), None)


def _certificate(failure: SSLError) -> bool:
    """A certificate is looked at before anything is sent; other troubles with encryption come at any time."""
    cause: BaseException | None = failure
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        inner = [each for each in cause.args if isinstance(each, BaseException)]
        cause = cause.__cause__ or cause.__context__ or (inner[0] if inner else None)
    return False
