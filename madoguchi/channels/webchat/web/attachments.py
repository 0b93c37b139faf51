"""Files uploaded ahead of the message they go with."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..translate import Refused, stored
from .door import customer_door
from .messages import check_allowance, check_files, refuse


@require_POST
@customer_door
def create(request: HttpRequest) -> HttpResponse:
    """Keep one file and tell its id; refused files are told why."""
    try:
        check_allowance(request)
        check_files(request)
        file = request.FILES.get("file")
        if file is None:
            raise Refused(_("A file did not arrive. Please attach it again."))
        kept = stored(file)
    except Refused as refused:
        return refuse(request, refused)
    return JsonResponse({"id": str(kept.id), "name": kept.name, "size": kept.size})
