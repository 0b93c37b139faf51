"""That a form was sent: twice pressed, it is one contact and one customer."""

from django.db import models


class Entry(models.Model):
    """One form that was sent, by the id that it was given when it was drawn."""

    client_id = models.CharField(max_length=40, unique=True)
    conversation = models.ForeignKey(
        "conversations.Conversation", models.CASCADE, null=True, related_name="+"
    )
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.client_id
