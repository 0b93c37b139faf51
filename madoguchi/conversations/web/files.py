"""A file of a message, for those who may see the message."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from madoguchi.core import api as core
from madoguchi.people import api as people

from .. import api


@require_safe
def download(request: HttpRequest, attachment_id: UUID, name: str) -> HttpResponseBase:
    """The file as a download; 404 for everybody who may not see a message that carries it."""
    viewers = (people.viewer_of(request), people.customer_viewer_of(request))
    if not any(api.file_visible_to(viewer, attachment_id) for viewer in viewers):
        raise Http404
    return core.attachment_response(attachment_id)
