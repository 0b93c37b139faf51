import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from madoguchi.core.api import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('conversations', '0002_queued_since_and_attached_once'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='Dialogue',
                fields=[
                    ('conversation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='conversations.conversation')),
                    ('failures', models.IntegerField(default=0)),
                    ('collections', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), default=list, size=None)),
                ],
            ),
            migrations.CreateModel(
                name='Step',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('message_id', models.BigIntegerField()),
                    ('round', models.IntegerField(default=0)),
                    ('outcome', models.CharField(max_length=10)),
                    ('article_id', models.BigIntegerField(null=True)),
                    ('answer_id', models.BigIntegerField(null=True)),
                    ('solved', models.BooleanField(null=True)),
                    ('at', models.DateTimeField()),
                    ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='assistant.dialogue')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('message_id', 'round'), name='assistant_answers_once'), models.UniqueConstraint(condition=models.Q(('article_id__isnull', False)), fields=('dialogue', 'article_id'), name='assistant_same_article_never_twice')],
                },
            ),
        ]),
    ]
