"""Facts of the channels."""

from .email.events import AsideSettled, MailTaken
from .form.events import FormHelped, FormSent
from .post.events import LetterPosted, ScanFiled

__all__ = ["AsideSettled", "FormHelped", "FormSent", "LetterPosted", "MailTaken", "ScanFiled"]
