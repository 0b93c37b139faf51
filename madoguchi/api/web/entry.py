"""The entry for other systems: who comes in, and how refusals are worded."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import DataError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, URLResolver
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.security import HttpBearer

from madoguchi.core import api as core

from .. import answers, schemas, tokens
from ..problems import MEDIA_TYPE, Problem, response_of
from ..shapes import KeptAnswer, TokenShape

ABOUT = (
    "Read, write and search the company's knowledge. Every request carries a token: its scopes say what it"
    " may do, its audience which articles it sees. Refusals are application/problem+json."
)


class Door(NinjaAPI):
    """Ninja with our words for its refusals."""

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:
        """The description; refusals have their own media type, and every method names its scope."""
        schema = super().get_openapi_schema(**given)
        scopes = self._scopes()
        for operations in schema["paths"].values():
            for operation in operations.values():
                operation["x-scope"] = scopes[operation["operationId"]]
                for status, answer in operation["responses"].items():
                    if int(status) >= 400:
                        answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}
        return schema

    def _scopes(self) -> dict[str, str]:
        return {
            self.get_openapi_operation_id(operation): operation.auth_callbacks[0].scope
            for router in self._get_bound_routers()
            for view in router.path_operations.values()
            for operation in view.operations
        }

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The function's own name."""
        return operation.view_func.__name__

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        found = super()._get_urls()
        for one in found:
            one.callback = _problem_for_other_methods(one.callback)
        return found


door = Door(
    title="Madoguchi", version="1", description=ABOUT, urls_namespace="v1", docs_url=None, openapi_url=None,
    openapi_extra={"info": {"license": {"name": "Apache-2.0"}}},
)  # fmt: skip


class Token(HttpBearer):
    """A token with one scope: `auth=Token(READ)`."""

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> TokenShape:
        """Whose request it is. Raises Problem."""
        found = tokens.bearer(token.strip())
        if found is None:
            raise Problem(401, "token_refused")
        if not core.allow(f"api:{found.id}", limit=found.per_minute, seconds=60):
            raise Problem(429, "too_many")
        require(found, self.scope)
        return found


def holder(request: HttpRequest) -> TokenShape:
    """The token that a request came in with."""
    found: TokenShape = request.auth  # type: ignore[attr-defined]
    return found


def require(token: TokenShape, scope: str) -> None:
    """Raises Problem unless the token has the scope; "" is had by all."""
    if scope and scope not in token.scopes:
        raise Problem(403, "scope_missing", scope=scope)


def refusals(*statuses: int) -> dict[int, Any]:
    """The refusals that every operation may give, and these."""
    return dict.fromkeys((400, 401, 403, 422, 429, 503, *statuses), schemas.Problem)


def idempotent(request: HttpRequest, act: Callable[[], KeptAnswer]) -> HttpResponse:
    """Act once for each Idempotency-Key of a token. Raises Problem when the key came with other words."""
    key = request.headers.get("Idempotency-Key", "")
    if len(key) > answers.LONGEST_KEY or "\0" in key:
        raise Problem(400, "bad_request", "Idempotency-Key")
    said = f"{request.method} {request.path}\n".encode() + request.body
    try:
        given = answers.once(
            token_id=holder(request).id, key=key, fingerprint=hashlib.sha256(said).hexdigest(), act=act,
        ) if key else act()  # fmt: skip
    except answers.KeyReused:
        raise Problem(422, "key_reused") from None
    return HttpResponse(
        given.body, status=given.status, headers=given.headers, content_type="application/json; charset=utf-8"
    )


def _problem_for_other_methods(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if isinstance(response, HttpResponseNotAllowed):
            worded = response_of(Problem(405, "not_allowed"))
            response.content, response["Content-Type"] = worded.content, MEDIA_TYPE
        return response

    return answered


@door.exception_handler(Problem)
def _refused(request: HttpRequest, problem: Problem) -> HttpResponse:
    return response_of(problem)


@door.exception_handler(AuthenticationError)
def _nobody(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    return response_of(Problem(401, "no_token"))


@door.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    places = [
        {"at": ".".join(str(step) for step in one["loc"]), "reason": one["msg"]} for one in error.errors
    ]
    return response_of(Problem(422, "invalid", errors=places))


@door.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    return response_of(Problem(error.status_code, "bad_request"))


@door.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return response_of(Problem(404, "not_found"))


@door.exception_handler(RequestDataTooBig)
def _too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return response_of(Problem(413, "too_large"))


@door.exception_handler(SuspiciousOperation)
@door.exception_handler(BadRequest)
@door.exception_handler(DataError)
def _bad(request: HttpRequest, error: Exception) -> HttpResponse:
    return response_of(Problem(400, "bad_request"))


@door.exception_handler(OperationalError)
@door.exception_handler(InterfaceError)
def _away(request: HttpRequest, error: Exception) -> HttpResponse:
    return response_of(Problem(503, "unavailable"))


@csrf_exempt
def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Every other address below /api/."""
    return response_of(Problem(404, "not_found"))
