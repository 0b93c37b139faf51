"""/knowledge/files/: pictures, films and papers of an article, sent in by its editors."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madoguchi.knowledge import api as knowledge
from madoguchi.people import api as people

from ..access import may_write


@require_POST
@people.staff_required
def files(request: HttpRequest) -> HttpResponse:
    """Keep a file for an article that she may write."""
    given = request.POST.get("article", "")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 12 else 0
    article = knowledge.editable_article(number)
    if article is None or not may_write(request, article):
        raise PermissionDenied
    upload = request.FILES.get("file")
    try:
        if upload is None or upload.file is None:
            raise knowledge.FileRefused("empty")
        kept = knowledge.keep_file(
            group=article.group, content=upload.file, filename=upload.name or "",
            by=request.viewer.staff.id,  # type: ignore[attr-defined]
        )  # fmt: skip
    except knowledge.FileRefused as refused:
        return _answer(request, article.id, why(refused.reason), None)
    return _answer(request, article.id, _("Kept. Put it into the text where it belongs."), kept)


def why(reason: str) -> str:
    """A refusal in words that say what to do."""
    if reason == "picture":
        return _("This picture cannot be shown. PNG, JPEG, GIF and WebP work; SVG and HEIC do not.")
    if reason == "too_large":
        picture, film = (size // 1_000_000 for size in (
            settings.MADOGUCHI_ATTACHMENT_BYTES, settings.MADOGUCHI_VIDEO_BYTES
        ))  # fmt: skip
        words = _("The file is too large: at most %(picture)d MB, films %(film)d MB.")
        return words % {"picture": picture, "film": film}
    if reason == "empty":
        return _("Please choose a file that is not empty.")
    return _("Files of this kind are not taken. Pictures, MP4, WebM, WebVTT, PDF and Office files work.")


def _answer(
    request: HttpRequest, article_id: int, message: str, kept: knowledge.FileShape | None
) -> HttpResponse:
    if "application/json" not in request.headers.get("Accept", ""):
        (messages.success if kept else messages.error)(request, message)
        return redirect("editorial:text", article_id)
    if kept is None:
        return JsonResponse({"message": message}, status=422)
    shown = kept.is_picture or kept.is_film
    return JsonResponse({"url": kept.url, "name": kept.name, "shown": shown, "message": message})
