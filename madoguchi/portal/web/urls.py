"""Paths of a customer's own pages and of what the company says about personal data."""

from django.urls import path

from . import consents, departures, enquiries, legal, ratings, replies, transcripts

app_name = "portal"
urlpatterns = [
    path("my/", enquiries.index, name="enquiries"),
    path("my/rows/", enquiries.rows, name="rows"),
    path("my/consents/", consents.index, name="consents"),
    path("my/consents/<int:consent_id>/withdrawal/", consents.withdraw, name="withdrawal"),
    path("my/departures/", departures.create, name="departures"),
    path("my/<str:number>/", enquiries.enquiry, name="enquiry"),
    path("my/<str:number>/thread/", enquiries.thread, name="thread"),
    path("my/<str:number>/replies/", replies.create, name="replies"),
    path("my/<str:number>/rating/", ratings.create, name="rating"),
    path("my/<str:number>/transcript.txt", transcripts.as_text, name="transcript_text"),
    path("my/<str:number>/transcript.html", transcripts.as_page, name="transcript_page"),
    path("my/<str:number>/transcript-mails/", transcripts.mail, name="transcript_mails"),
    path("legal/privacy/", legal.privacy, name="privacy"),
    path("legal/privacy/<slug:digest>/", legal.privacy_as_it_was, name="privacy_version"),
    path("legal/external/", legal.external, name="external"),
    path("legal/younger/", legal.younger, name="younger"),
]
