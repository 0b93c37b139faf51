"""A file of a message, by the signed address that its service was given."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from madoguchi.core import api as core

from .. import api


@require_safe
def download(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """The file as a download; 404 once the address is too old."""
    found = api.file_of_token(token)
    if found is None:
        raise Http404
    return core.attachment_response(found)
