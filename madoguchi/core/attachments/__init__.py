"""Files that people send: checked by their content, kept in a storage, served only as downloads."""

from .serving import attachment_response
from .storing import AttachmentRefused, attachment, attachments, remove_attachment, store_attachment

__all__ = [
    "AttachmentRefused",
    "attachment",
    "attachment_response",
    "attachments",
    "remove_attachment",
    "store_attachment",
]
