"""The protocol of passkeys (WebAuthn): what a browser is asked, and whether its answer is right."""

from typing import Any

from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from madoguchi.core import api as core

from .detail_shapes import DetailRefused

CHALLENGE_SECONDS = 600
State = dict[str, Any]


def _server(host: str, name: str) -> Fido2Server:
    return Fido2Server(PublicKeyCredentialRpEntity(id=host.partition(":")[0], name=name))


def creation(
    *, host: str, brand: str, customer_id: int, called: str, held: list[bytes]
) -> tuple[State, State]:
    """What the browser is asked in order to make a passkey, and the state to hold against its answer."""
    handle = f"customer:{customer_id}".encode()
    user = PublicKeyCredentialUserEntity(id=handle, name=called, display_name=called)
    options, state = _server(host, brand).register_begin(
        user,
        [AttestedCredentialData(one) for one in held],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return dict(options), dict(state)


def created(*, host: str, brand: str, state: State, answer: Any) -> tuple[AttestedCredentialData, int]:
    """The new passkey's public half, and its counter. Raises DetailRefused("passkey", "form")."""
    try:
        _once(state)
        said = _server(host, brand).register_complete(state, RegistrationResponse.from_dict(answer))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DetailRefused("passkey", "form") from error
    if said.credential_data is None:
        raise DetailRefused("passkey", "form")
    return said.credential_data, int(said.counter)


def request(*, host: str, brand: str) -> tuple[State, State]:
    """What the browser is asked in order to show a passkey, whichever it has for us."""
    options, state = _server(host, brand).authenticate_begin(
        user_verification=UserVerificationRequirement.REQUIRED
    )
    return dict(options), dict(state)


def shown_id(answer: Any) -> bytes:
    """Which passkey the browser shows. Raises DetailRefused("passkey", "form")."""
    try:
        return bytes(AuthenticationResponse.from_dict(answer).raw_id)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DetailRefused("passkey", "form") from error


def shown(*, host: str, brand: str, state: State, answer: Any, credential: bytes) -> int:
    """The counter of a passkey that was shown rightly, once. Raises DetailRefused("passkey", "form")."""
    try:
        _once(state)
        said = AuthenticationResponse.from_dict(answer)
        _server(host, brand).authenticate_complete(state, [AttestedCredentialData(credential)], said)
        return int(said.response.authenticator_data.counter)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DetailRefused("passkey", "form") from error


def _once(state: State) -> None:
    """A challenge is answered once. Raises ValueError."""
    if not core.allow(f"passkey:{state['challenge']}", limit=1, seconds=CHALLENGE_SECONDS):
        raise ValueError("challenge")
