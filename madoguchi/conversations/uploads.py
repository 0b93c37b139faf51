"""A file that a customer attaches in a form: kept, or refused in words that say what to do."""

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from madoguchi.core import api as core
from madoguchi.language import api as language


class UploadRefused(Exception):
    """The file is not taken; `message` tells the customer why, in her language."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def keep_upload(file: UploadedFile) -> core.AttachmentShape:
    """Keep one uploaded file, without card numbers or My Numbers in its name. Raises UploadRefused."""
    name = language.redact_name(file.name or "")
    if (file.size or 0) > settings.MADOGUCHI_ATTACHMENT_BYTES:
        raise UploadRefused(_too_large(name))
    try:
        return core.store_attachment(file, filename=name, declared_type=file.content_type or "")
    except core.AttachmentRefused as refused:
        raise UploadRefused(_why(refused.reason, name)) from refused


def _why(reason: str, name: str) -> str:
    if reason == "empty":
        return _("“%(name)s” is empty. Please choose the file again.") % {"name": name}
    if reason == "too_large":
        return _too_large(name)
    if reason in ("executable", "script"):
        words = _("“%(name)s” is a program, or contains one; for safety we do not take such files.")
        return words % {"name": name}
    return _("We cannot take files of the kind of “%(name)s”. Images, PDF, text and Office files work.") % {
        "name": name
    }


def _too_large(name: str) -> str:
    most = settings.MADOGUCHI_ATTACHMENT_BYTES // 1_000_000
    return _("“%(name)s” is larger than %(most)d MB and cannot be sent.") % {"name": name, "most": most}
