"""Paths of mail."""

from django.urls import path

from . import aside, domains, letters, pictures, recipients

app_name = "mail"

urlpatterns = [
    path("mail/aside/", aside.index, name="aside"),
    path("mail/aside/<int:letter_id>/dismissal/", aside.dismissal, name="dismissal"),
    path("mail/aside/<int:letter_id>/return/", aside.bring_back, name="return"),
    path("mail/aside/<int:letter_id>/conversation/", aside.conversation, name="conversation"),
    path("mail/conversations/<int:conversation_id>/recipients/", recipients.change, name="recipients"),
    path("mail/messages/<int:message_id>/", letters.of_message, name="of_message"),
    path("settings/channels/<int:account_id>/domain/", domains.page, name="domain"),
    path("settings/channels/<int:account_id>/domain/key/", domains.key, name="domain_key"),
    path("mail/pictures/", pictures.senders, name="senders"),
    path("mail/pictures/<int:always_id>/removal/", pictures.removal, name="sender_removal"),
    path("mail/<int:letter_id>/pictures/", pictures.show, name="pictures"),
    path("mail/<int:letter_id>/pictures/sender/", pictures.sender, name="sender"),
    path("mail/<int:letter_id>/", letters.page, name="letter"),
    path("mail/<int:letter_id>/formatted/", letters.formatted, name="formatted"),
    path("mail/<int:letter_id>/headers/", letters.headers, name="headers"),
    path("mail/<int:letter_id>/original.eml", letters.original, name="original"),
]
