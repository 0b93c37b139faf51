"""Which conversations each member of staff has open as tabs."""

from django.db import models


class OpenTab(models.Model):
    """One tab; shown in the order of opening, the one not looked at for longest gives way."""

    staff = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="+", db_index=False)
    conversation = models.ForeignKey("conversations.Conversation", on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField()
    viewed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["staff", "conversation"], name="tab_once")]

    def __str__(self) -> str:
        return f"{self.staff_id} has {self.conversation_id} open"
