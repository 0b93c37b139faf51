"""What the search index is built from."""

from django.db import models

from .articles import Article


class SearchEntry(models.Model):
    """What the search index of each process is built from: words and vectors of one article.

    `stamp` rises with every change of the article's text or openness; a process follows by it.
    `vectors` are float16 rows of `model`: heading, then the questions, then passages of the body.
    """

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="entry")
    stamp = models.BigIntegerField()
    words_heading = models.TextField()
    words_body = models.TextField()
    vectors = models.BinaryField()
    heading_rows = models.PositiveSmallIntegerField()
    model = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"{self.article_id}@{self.stamp}"
