"""Every request has an id and one line in the log: its route, its status, its time."""

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from ..logs import request_id, route_of

HEADER = "X-Request-ID"
GOOD = re.compile(r"[A-Za-z0-9-]{8,64}")
log = logging.getLogger("madoguchi.requests")


class LogMiddleware:
    """Outermost: counts what the others take. A proxy in front may give the id."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began, given = time.perf_counter(), request.headers.get(HEADER, "")
        mine = given if GOOD.fullmatch(given) else uuid.uuid4().hex
        token = request_id.set(mine)
        try:
            response = self.get_response(request)
            response[HEADER] = mine
            if log.isEnabledFor(logging.INFO):
                log.info("request", extra={"facts": _facts(request, response, began)})
            return response
        finally:
            request_id.reset(token)


def _facts(request: HttpRequest, response: HttpResponse, began: float) -> dict[str, object]:
    milliseconds = round((time.perf_counter() - began) * 1000, 1)
    route, status = route_of(request), response.status_code
    return {"method": request.method, "route": route, "status": status, "ms": milliseconds}
