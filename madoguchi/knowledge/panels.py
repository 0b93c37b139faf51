"""Pieces of knowledge that other screens show."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .notices.showing import posted
from .shapes import NoticeDoor


def notices(request: HttpRequest, door: NoticeDoor = "portal") -> SafeString:
    """What the company has to say to everybody; empty, but there, while there is nothing."""
    return render_to_string("knowledge/_notices.html", posted(request, door), request=request)
