"""/api/v1/ for people: the OpenAPI description as a page, without anybody else's scripts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ..forms import SCOPE_WORDS
from ..problems import TITLES, address
from .v1 import door

RULES = (
    _("Everything is JSON in UTF-8; times are ISO 8601 in UTC; bodies of articles are Markdown."),
    _("Lists come in pages: take `next` as the `cursor` of the following request, or follow the `Link`"
      " header."),
    _("Send an `Idempotency-Key` with every `POST`: should the answer get lost, the same request again makes"
      " nothing twice."),
    _("Send the ETag that you have read in `If-Match` when you change something: nobody's work is overwritten"
      " unseen."),
    _("429 means: wait as many seconds as `Retry-After` says. Each token has its own allowance per minute."),
)  # fmt: skip
"""What holds for every request."""

REFUSAL = _(
    "A refusal is `application/problem+json` (RFC 9457). The code stays the same in every release; the title"
    " is for people."
)
METHODS = ("get", "post", "patch", "put", "delete")


@dataclass(frozen=True)
class Line:
    """A parameter or a field."""

    name: str
    type: str
    text: str
    required: bool


@dataclass(frozen=True)
class Operation:
    """One method of one address."""

    anchor: str
    method: str
    path: str
    title: str
    text: str
    scope: str
    parameters: tuple[Line, ...]
    fields: tuple[Line, ...]
    answers: tuple[str, ...]


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Every operation with its parameters, in the reader's language."""
    schema = _schema()
    context = {
        "operations": tuple(_operations(schema)),
        "shapes": [
            (name, tuple(_fields(schema, name)))
            for name in ("Article", "Hit", "Run", "Turn", "TurnAudio", "Voice")
        ],
        "scopes": [(scope, *words) for scope, words in SCOPE_WORDS.items()],
        "problems": [(code, coded(str(title))) for code, title in TITLES.items()],
        "refusal": coded(str(REFUSAL)),
        "rules": [coded(str(rule)) for rule in RULES],
        "address": address(""),
    }
    return render(request, "api/docs.html", context)


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The same for programs: OpenAPI 3.1."""
    return JsonResponse(_schema(), json_dumps_params={"ensure_ascii": False})


@lru_cache(maxsize=1)
def _schema() -> Mapping[str, Any]:
    return door.get_openapi_schema()


def _operations(schema: Mapping[str, Any]) -> Iterator[Operation]:
    for path, methods in schema["paths"].items():
        for method in sorted(methods, key=METHODS.index):
            told = methods[method]
            body = (
                told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            )
            name = body.get("$ref", "").rpartition("/")[2] or body.get("title", "")
            yield Operation(
                anchor=told["operationId"],
                method=method.upper(),
                path=path,
                title=gettext(told["summary"]),
                text="" if told["description"] == f"{told['summary']}." else _text(told),
                scope=told.get("x-scope", ""),
                parameters=tuple(_parameters(told["parameters"])),
                fields=tuple(_fields(schema, name)) if name else (),
                answers=tuple(str(status) for status in told["responses"]),
            )


def _parameters(given: list[dict[str, Any]]) -> Iterator[Line]:
    for one in given:
        told = one["schema"]
        yield Line(one["name"], _type(told), _text(told), one["required"])


def _fields(schema: Mapping[str, Any], name: str) -> Iterator[Line]:
    shape = schema["components"]["schemas"][name]
    for field, told in shape["properties"].items():
        yield Line(field, _type(told), _text(told), field in shape.get("required", ()))


def _text(told: Mapping[str, Any]) -> SafeString:
    return coded(gettext(told["description"]) if told.get("description") else "")


def coded(text: str) -> SafeString:
    """What stands between backticks as code."""
    pieces = (
        format_html("<code>{}</code>" if at % 2 else "{}", one) for at, one in enumerate(text.split("`"))
    )
    return SafeString("".join(pieces))


def _type(told: Mapping[str, Any]) -> str:
    """A short name of a JSON schema: "string", "ja | en", "string[]", "date | null"."""
    if "anyOf" in told:
        return " | ".join(_type(one) for one in told["anyOf"])
    if "enum" in told:
        return " | ".join(str(one) for one in told["enum"])
    if "const" in told:
        return str(told["const"])
    if "$ref" in told:
        return str(told["$ref"]).rpartition("/")[2]
    if told.get("type") == "array":
        return f"{_type(told['items'])}[]"
    return str(told.get("format") or told.get("type", ""))
