"""The sign-in library asks by `requests`; the house's guard does the asking for it."""

from typing import Any

import httpx
import requests
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict

from madoguchi.core import api as core

SECONDS = 10.0


class _Guarded(BaseAdapter):
    """Carries a prepared request out by a guarded client; the company's own network may be asked."""

    def send(self, request: requests.PreparedRequest, *given: Any, **more: Any) -> requests.Response:
        """Raises requests.ConnectionError for whatever kept it from being answered."""
        try:
            with core.outside_client(bounds=httpx.Timeout(SECONDS), inner=True) as client:
                answer = client.request(
                    str(request.method), str(request.url), headers=dict(request.headers), content=request.body
                )
        except (httpx.HTTPError, httpx.InvalidURL, core.AddressRefused, UnicodeError) as error:
            raise requests.ConnectionError(type(error).__name__) from error
        made = requests.Response()
        made.status_code, made.url, made.request = answer.status_code, str(request.url), request
        made.headers = CaseInsensitiveDict(answer.headers)
        made.encoding, made._content = answer.encoding, answer.content
        return made

    def close(self) -> None:
        """Nothing stays open between two requests."""


def guarded_session() -> requests.Session:
    """A session that knows no proxy and asks only what the guard lets through."""
    session = requests.Session()
    session.trust_env = False
    for scheme in ("https://", "http://"):
        session.mount(scheme, _Guarded())
    return session
