from django.db import migrations, models
from django.db.models import Q

from madoguchi.core.api import Together


class Migration(migrations.Migration):
    """What was kept aside can be settled."""

    dependencies = [
        ("mail", "0001_letters"),
        ("people", "0007_details"),
    ]

    operations = [
        Together([
            migrations.RemoveIndex(model_name="letter", name="letter_aside"),
            migrations.AddField(
                model_name="letter",
                name="settled_at",
                field=models.DateTimeField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name="letter",
                name="settled_by",
                field=models.ForeignKey(
                    blank=True, null=True, on_delete=models.SET_NULL, related_name="+", to="people.staff"
                ),
            ),
            migrations.AddIndex(
                model_name="letter",
                index=models.Index(
                    condition=Q(settled_at=None, ours=False) & ~Q(nature=""),
                    fields=["-id"],
                    name="letter_aside",
                ),
            ),
        ]),
    ]
