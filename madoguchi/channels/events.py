"""Facts of the channels."""

from .form.events import FormHelped, FormSent
from .post.events import LetterPosted, ScanFiled

__all__ = ["FormHelped", "FormSent", "LetterPosted", "ScanFiled"]
