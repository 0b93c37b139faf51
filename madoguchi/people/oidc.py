"""Sign-in of customers by somebody who knows them (LINE, or the company's own accounts): OpenID Connect.

Authorisation code with PKCE, state and nonce; the ID token is checked by the provider's published keys, or by
our client secret where the provider signs with that (LINE).
"""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import httpx
import jwt

from madoguchi.core import api as core

TIMEOUT = 10.0
LEEWAY = 60
ASYMMETRIC = ("RS256", "ES256", "PS256")


class ProviderTrouble(Exception):
    """The provider did not answer, or not as it should; the sign-in did not happen."""


@dataclass(frozen=True)
class Provider:
    """One provider as it is set up here."""

    name: str
    label: str
    issuer: str
    client_id: str
    secret: str
    scope: str = "openid profile email"


@dataclass(frozen=True)
class Claims:
    """Whom the provider names."""

    subject: str
    name: str
    email: str
    email_verified: bool


def departure(provider: Provider, callback: str) -> tuple[str, dict[str, str]]:
    """Where the browser goes, and what it has to bring back. Raises ProviderTrouble."""
    state, nonce, verifier = (secrets.token_urlsafe(24) for _ in range(3))
    digest = hashlib.sha256(verifier.encode()).digest()
    query = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": callback,
        "scope": provider.scope,
        "state": state,
        "nonce": nonce,
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    url = str(_told(provider)["authorization_endpoint"])
    joint = "&" if "?" in url else "?"
    return f"{url}{joint}{urlencode(query)}", {"state": state, "nonce": nonce, "verifier": verifier}


def arrival(provider: Provider, callback: str, code: str, held: dict[str, str]) -> Claims:
    """Whom the provider names for this code. Raises ProviderTrouble."""
    told = _told(provider)
    form = {
        "grant_type": "authorization_code", "code": code, "redirect_uri": callback,
        "client_id": provider.client_id, "client_secret": provider.secret, "code_verifier": held["verifier"],
    }  # fmt: skip
    answer = _json("POST", str(told["token_endpoint"]), data=form)
    claims = _checked(provider, told, str(answer.get("id_token", "")))
    if not secrets.compare_digest(str(claims.get("nonce", "")), held["nonce"]):
        raise ProviderTrouble("nonce")
    return Claims(
        subject=str(claims["sub"])[:190],
        name=str(claims.get("name") or "")[:120],
        email=str(claims.get("email") or "")[:254],
        email_verified=claims.get("email_verified") is True,
    )


def _told(provider: Provider) -> dict[str, Any]:
    """The provider's own description; it has to name itself as we do."""
    told = _json("GET", f"{provider.issuer}/.well-known/openid-configuration")
    needed = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    if str(told.get("issuer", "")).rstrip("/") != provider.issuer or not all(told.get(one) for one in needed):
        raise ProviderTrouble("description")
    return told


def _checked(provider: Provider, told: dict[str, Any], token: str) -> dict[str, Any]:
    try:
        algorithm = jwt.get_unverified_header(token).get("alg", "")
        key: Any = provider.secret
        if algorithm in ASYMMETRIC:
            key = _published(told, jwt.get_unverified_header(token).get("kid"))
        elif algorithm != "HS256":
            raise ProviderTrouble("algorithm")
        claims: dict[str, Any] = jwt.decode(
            token, key, algorithms=[algorithm], audience=provider.client_id, issuer=told["issuer"],
            leeway=LEEWAY,
            options={"require": ["sub", "exp", "iat"], "verify_exp": False, "verify_iat": False},
        )  # fmt: skip
    except (jwt.PyJWTError, ValueError) as error:
        raise ProviderTrouble("token") from error
    if float(claims["exp"]) + LEEWAY < core.now().timestamp():
        raise ProviderTrouble("expired")
    return claims


def _published(told: dict[str, Any], kid: Any) -> Any:
    keys = jwt.PyJWKSet.from_dict(_json("GET", str(told["jwks_uri"]))).keys
    fitting = [key for key in keys if kid is None or key.key_id == kid]
    if not fitting:
        raise ProviderTrouble("key")
    return fitting[0].key


def _json(method: str, url: str, **given: Any) -> dict[str, Any]:
    try:
        with core.outside_client(bounds=httpx.Timeout(TIMEOUT), inner=True) as client:
            answer = client.request(method, url, **given)
        answer.raise_for_status()
        found = answer.json()
    except (httpx.HTTPError, httpx.InvalidURL, core.AddressRefused, ValueError) as error:
        raise ProviderTrouble(url) from error
    if not isinstance(found, dict):
        raise ProviderTrouble(url)
    return found
