"""Pictures, films and papers of articles."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from madoguchi.core import api as core

from ..files import NAMED, open_file_for
from .places import viewer_of


@require_safe
def file(request: HttpRequest, name: str) -> HttpResponseBase:
    """The file, if the viewer may read an article that names it."""
    named = NAMED.fullmatch(f"/files/{name}")
    found = open_file_for(viewer_of(request), named[1]) if named else None
    if found is None:
        raise Http404
    row, public = found
    return core.inline_response(request, row.attachment, media_type=row.media_type, public=public)
