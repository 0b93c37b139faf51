"""Pictures, films and papers that articles show or offer."""

from typing import ClassVar

from django.db import models


class ArticleFile(models.Model):
    """A file of an answer, shared by its texts in all languages; articles name it by its `key`.

    `sha256` is that of the bytes that were sent, so that sending them again keeps them once. Pictures are
    kept without what their camera wrote into them. An answer is known by its `group`, not by a key.
    """

    key = models.CharField(max_length=22, unique=True)
    group = models.UUIDField()
    attachment = models.UUIDField()
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    by = models.ForeignKey(
        "people.Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["group", "sha256"], name="article_file_once"),
        ]

    def __str__(self) -> str:
        return self.name
