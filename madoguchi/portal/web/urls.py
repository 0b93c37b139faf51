"""Paths of a customer's own pages and of what the company says about personal data."""

from django.urls import path

from . import consents, departures, enquiries, home, legal, ratings, replies, transcripts

app_name = "portal"
urlpatterns = [
    path("my/", home.show, name="home"),
    path("my/now/", home.now, name="now"),
    path("my/enquiries/", enquiries.index, name="enquiries"),
    path("my/enquiries/rows/", enquiries.rows, name="enquiry_rows"),
    path("my/enquiries/<str:number>/", enquiries.enquiry, name="enquiry"),
    path("my/enquiries/<str:number>/thread/", enquiries.thread, name="thread"),
    path("my/enquiries/<str:number>/replies/", replies.create, name="replies"),
    path("my/enquiries/<str:number>/rating/", ratings.create, name="rating"),
    path("my/enquiries/<str:number>/transcript.txt", transcripts.as_text, name="transcript_text"),
    path("my/enquiries/<str:number>/transcript.html", transcripts.as_page, name="transcript_page"),
    path("my/enquiries/<str:number>/transcript-mails/", transcripts.mail, name="transcript_mails"),
    path("my/consents/", consents.index, name="consents"),
    path("my/consents/<int:consent_id>/withdrawal/", consents.withdraw, name="withdrawal"),
    path("my/departures/", departures.create, name="departures"),
    path("my/<str:number>/", enquiries.moved, name="enquiry_moved"),
    path("legal/privacy/", legal.privacy, name="privacy"),
    path("legal/privacy/<slug:digest>/", legal.privacy_as_it_was, name="privacy_version"),
    path("legal/external/", legal.external, name="external"),
    path("legal/younger/", legal.younger, name="younger"),
]
