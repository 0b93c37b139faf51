"""Forms for bringing articles in and taking them out, and the words for what happens to them."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from madoguchi.knowledge import api as knowledge

LANGUAGES = (("ja", "日本語"), ("en", "English"))
FORMS = {
    "jsonl": _("JSON lines"), "bundle": _("JSON lines with pictures"), "csv": _("CSV table"),
    "markdown": _("Markdown files"),
    "zendesk": _("Zendesk Guide export"),
}  # fmt: skip
OUT = {
    "jsonl": (_("JSON lines"), _("One article a line, to bring in again here or elsewhere")),
    "bundle": (
        _("JSON lines with pictures"),
        _("A zip of the same with all pictures, films and papers; comes in again, here or elsewhere"),
    ),
    "csv": (_("CSV table"), _("For a spreadsheet; comes in again")),
    "markdown": (
        _("Markdown files"),
        _("A folder with front matter and pictures, for a repository; comes in again"),
    ),
    "html": (_("Web pages"), _("A folder of pages with their pictures that opens without a server")),
    "json": (_("One JSON document"), _("For other programs, with addresses")),
}
READERS = (
    ("public", _("What everybody may read")), ("customers", _("Also what only customers may read")),
    ("staff", _("Everything, internal articles and drafts too")),
)  # fmt: skip
REASONS = {
    "too_long": _("larger than 2 MB"), "not_json": _("not JSON in UTF-8"),
    "not_object": _("not a JSON object"), "not_text": _("a value that should be text is not"),
    "not_list": _("questions or tags are not a list"), "no_id": _("no id, or longer than 200 characters"),
    "no_heading": _("no heading"), "heading_too_long": _("the heading is longer than 300 characters"),
    "no_body": _("no body"), "body_too_long": _("the body is longer than 200,000 characters"),
    "unknown_language": _("neither Japanese nor English"), "unknown_kind": _("a kind we do not know"),
    "unknown_visibility": _("readers that we do not know"), "unknown_status": _("a state we do not know"),
    "bad_date": _("a date cannot be read"), "bad_data": _("“data” is no JSON object"),
    "not_text_file": _("not text in UTF-8"), "bad_front_matter": _("the front matter is not YAML"),
    "unknown_confidence": _("a degree of certainty that we do not know"),
    "unknown_product": _("a product or version that is not kept here"),
    "unknown_owner": _("nobody of the staff has this address"),
    "no_description": _("would be published, but a picture has no description"),
    "banned_words": _("would be published, but has words that are not used here"),
    "lost_in_steps": _("would be published, but a step of the tree leads nowhere"),
    "file_refused": _("the words came in; this file could not be kept"),
    "repeated": _("the same id stands further up"), "refused": _("the database refused it"),
}  # fmt: skip
FILE_REASONS = {
    "damaged": _("The archive is damaged, or the file is gone."),
    "too_many_files": _("The archive holds more than 20,000 files."),
    "too_large": _("The file is too large, or becomes so when it is unpacked."),
    "no_heads": _("The first line does not name the columns heading and body."),
    "no_articles": _("There are no articles in the file."),
    "not_json": _("The file is not JSON in UTF-8."),
    "unknown": _("The file is none of the forms that can be read."),
}
UPLOADS = {"too_large": _("The file is larger than we can take."), "empty": _("The file is empty.")}
COLUMNS = {
    "heading": _("heading"), "body": pgettext_lazy("article", "text"),
    "questions": _("questions"),
    "tags": _("tags"), "category_id": _("category"), "group": _("translation"), "status": _("state"),
    "visibility": _("readers"), "valid_from": pgettext_lazy("article", "valid from"),
    "valid_until": pgettext_lazy("article", "valid until"),
    "checked_on": _("day of the check"), "kind": pgettext_lazy("article", "kind"),
    "card_text": _("chat card"), "voice_text": _("voice text"), "data": _("details of its kind"),
    "review_on": _("review day"), "products": _("products"), "owner": _("owner"),
    "confidence": _("how sure we are"),
    "updated_at": _("day of the change"),
}  # fmt: skip


class ImportForm(forms.Form):
    """A file, and where its articles go; `client_id` brings one file in once however often it is sent."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("JSON lines, CSV, a zip of Markdown files, or an export of Zendesk Guide"),
    )
    collection = forms.ChoiceField(label=_("Into which collection?"), required=False)
    new_collection = forms.CharField(
        label=_("Name of a new collection"), max_length=100, required=False,
        help_text=_("It gets an address of its own under /help/c/"),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of rows that name none"), choices=LANGUAGES)
    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [*collection_choices(), ("", _("A new collection"))]
        self.fields["collection"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of the two names."""
        given: dict[str, Any] = super().clean() or {}
        if not given.get("collection") and not given.get("new_collection"):
            self.add_error("new_collection", _("Please name the new collection."))
        return given


class ExportForm(forms.Form):
    """Which articles go out, and in which form."""

    form = forms.ChoiceField(choices=[(name, words[0]) for name, words in OUT.items()])
    collection = forms.ChoiceField(label=_("Collection"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False, choices=[("", _("Both")), *LANGUAGES])
    readers = forms.ChoiceField(label=_("Which articles?"), choices=READERS)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [("", _("All of them")), *collection_choices()]
        self.fields["collection"].choices = choices  # type: ignore[attr-defined]


def collection_choices() -> list[tuple[str, str]]:
    """All collections in the reader's language."""
    english = (get_language() or "ja").startswith("en")
    found = knowledge.exchange.collections(audience="staff")
    return [(one.slug, one.title_en if english else one.title_ja) for one in found]
