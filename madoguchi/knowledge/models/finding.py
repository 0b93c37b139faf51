"""What the search index is built from."""

from typing import Any, ClassVar

from django.db import models

from .articles import Article
from .following import noted_by_article


class SearchEntry(models.Model):
    """What the search index of each process is built from: words and vectors of one article.

    `stamp` is another one after every change of the article's text. `counted` holds its words as
    `finding/counting` stores them in the form `form`; entries of an older form are counted by their readers.
    `vectors` are float16 rows of `model`: heading, then the questions, then passages of the body.
    `second` are rows of the second model, one a heading or question, made later by a job; `second_of` tells
    from which text they are and `second_wanted` from which they should be; they count only where both agree.
    """

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="entry")
    stamp = models.BigIntegerField()
    words_heading = models.TextField()
    words_body = models.TextField()
    vectors = models.BinaryField()
    heading_rows = models.PositiveSmallIntegerField()
    model = models.CharField(max_length=80)
    counted = models.BinaryField(default=bytes)
    form = models.PositiveSmallIntegerField(default=0)
    second = models.BinaryField(null=True)
    second_of = models.BigIntegerField(db_default=0)
    second_wanted = models.BigIntegerField(db_default=0)

    class Meta:
        triggers: ClassVar[list[Any]] = [noted_by_article()]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["article"],
                name="entry_without_second",
                condition=~models.Q(second_of=models.F("second_wanted")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}@{self.stamp}"


class IndexChange(models.Model):
    """A change that the search indexes must take over, written by triggers and kept for a day.

    `xid` is the transaction that made it: a process reads again from the oldest one that was still open when
    it last looked, and so misses none that commits late.
    """

    article_id = models.BigIntegerField()  # no foreign key: the article may be gone; 0 is a shelf
    xid = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["xid"], name="index_change_xid")]

    def __str__(self) -> str:
        return f"{self.article_id} in {self.xid}"
