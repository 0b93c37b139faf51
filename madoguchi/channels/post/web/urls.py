"""Paths of post and fax."""

from django.urls import path

from . import letters, scans

app_name = "post"

urlpatterns = [
    path("post/", scans.index, name="scans"),
    path("post/<uuid:key>/", scans.scan, name="scan"),
    path("post/<uuid:key>/pages/<int:number>/", scans.picture, name="picture"),
    path("post/<uuid:key>/file/", scans.download, name="file"),
    path("post/<uuid:key>/removal/", scans.removal, name="removal"),
    path("post/letters/", letters.index, name="letters"),
    path("post/letters/new/<int:conversation_id>/", letters.new, name="new_letter"),
    path("post/letters/<int:letter_id>/", letters.letter, name="letter"),
    path("post/letters/<int:letter_id>/paper.pdf", letters.paper, name="paper"),
    path("post/letters/<int:letter_id>/posting/", letters.posting, name="posting"),
    path("post/letters/<int:letter_id>/removal/", letters.removal, name="letter_removal"),
    path("settings/letters/", letters.settings, name="settings"),
]
