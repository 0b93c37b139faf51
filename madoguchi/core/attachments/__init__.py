"""Files that people send: checked by content, kept in a storage, served as downloads or parts of pages."""

from .inline import inline_response
from .keeping import copy_attachment, put_stored_back, read_stored, stored_files, sweep
from .serving import attachment_response
from .storing import AttachmentRefused, attachment, attachments, remove_attachment, store_attachment

__all__ = [
    "copy_attachment",
    "AttachmentRefused",
    "attachment",
    "attachment_response",
    "attachments",
    "inline_response",
    "put_stored_back",
    "read_stored",
    "remove_attachment",
    "store_attachment",
    "stored_files",
    "sweep",
]
