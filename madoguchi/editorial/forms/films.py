"""The houses from which films may be shown."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madoguchi.knowledge import api as knowledge


class HostsForm(forms.Form):
    """One house a line."""

    hosts = forms.CharField(
        label=gettext_lazy("Allowed houses"), required=False, max_length=2_000,
        help_text=gettext_lazy("One a line, for example www.youtube-nocookie.com or player.vimeo.com."),
    )  # fmt: skip

    def clean_hosts(self) -> str:
        """Every line is the name of a house."""
        lines = [line for line in self.cleaned_data["hosts"].splitlines() if line.strip()]
        for line in lines:
            if not knowledge.host_of(line):
                words = _("“%(line)s” is not the name of a house.")
                raise forms.ValidationError(words % {"line": line.strip()})
        return "\n".join(dict.fromkeys(map(knowledge.host_of, lines)))

    def hosts_given(self) -> tuple[str, ...]:
        """The houses, each once."""
        return tuple(self.cleaned_data["hosts"].splitlines())
