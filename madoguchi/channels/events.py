"""Facts of the channels."""

from .form.events import FormHelped, FormSent

__all__ = ["FormHelped", "FormSent"]
