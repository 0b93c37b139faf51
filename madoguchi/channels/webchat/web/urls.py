"""Paths of the chat."""

from django.urls import path

from . import (
    acts,
    attachments,
    emails,
    helping,
    identities,
    links,
    marks,
    messages,
    pages,
    passports,
    settings,
    transcripts,
    ways,
    widget,
)

app_name = "webchat"
urlpatterns = [
    path("widget.js", widget.script, name="widget"),
    path("chat/look.css", widget.look, name="look"),
    path("chat/", pages.page, name="page"),
    path("chat/frame/", pages.frame, name="frame"),
    path("chat/passport/", passports.passport, name="passport"),
    path("chat/identities/", identities.create, name="identities"),
    path("chat/attributes/", identities.attributes, name="attributes"),
    path("chat/help/", helping.search, name="help"),
    path("chat/help/<int:article_id>/", helping.article, name="help_article"),
    path("chat/thread/", pages.thread, name="thread"),
    path("chat/messages/", messages.create, name="messages"),
    path("chat/attachments/", attachments.create, name="attachments"),
    path("chat/verdicts/", acts.verdicts, name="verdicts"),
    path("chat/handovers/", acts.handovers, name="handovers"),
    path("chat/conversations/", acts.new_enquiries, name="conversations"),
    path("chat/ratings/", acts.ratings, name="ratings"),
    path("chat/read-marks/", marks.read_marks, name="read_marks"),
    path("chat/typing-marks/", marks.typing_marks, name="typing_marks"),
    path("chat/transcript-mails/", transcripts.mail, name="transcript_mails"),
    path("chat/ways/", ways.page, name="ways"),
    path("go/<str:token>/", links.follow, name="link"),
    path("settings/widget/", settings.page, name="settings"),
    path("settings/widget/keys/", settings.keys, name="keys"),
    path("settings/widget/keys/<slug:kid>/retirement/", settings.retirements, name="retirement"),
    path("settings/widget/preview/", settings.preview, name="preview"),
    path("settings/widget/preview/frame/", settings.preview_frame, name="preview_frame"),
    path("chat/email/", emails.address, name="email"),
    path("chat/email/code/", emails.code, name="email_code"),
]
