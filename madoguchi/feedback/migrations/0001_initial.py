import django.db.models.deletion
from django.db import migrations, models

from madoguchi.core.api import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('conversations', '0002_queued_since_and_attached_once'),
        ('people', '0001_initial'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='Rating',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('token', models.CharField(max_length=64, unique=True)),
                    ('score', models.SmallIntegerField(null=True)),
                    ('comment', models.TextField(default='')),
                    ('asked_at', models.DateTimeField()),
                    ('given_at', models.DateTimeField(null=True)),
                    ('mailed_at', models.DateTimeField(null=True)),
                    ('conversation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.conversation')),
                    ('customer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                    ('staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.staff')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('score', None), ('score__range', (1, 5)), _connector='OR'), name='feedback_score'), models.CheckConstraint(condition=models.Q(models.Q(('given_at', None), ('score', None)), models.Q(('given_at__isnull', False), ('score__isnull', False)), _connector='OR'), name='feedback_given_with_score')],
                },
            ),
            migrations.CreateModel(
                name='Vote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('subject_kind', models.CharField(choices=[('message', 'message'), ('article', 'article')], max_length=10)),
                    ('subject_id', models.BigIntegerField()),
                    ('voter', models.CharField(max_length=80)),
                    ('helpful', models.BooleanField()),
                    ('reason', models.CharField(default='', max_length=20)),
                    ('comment', models.TextField(default='')),
                    ('voted_at', models.DateTimeField()),
                    ('conversation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.conversation')),
                    ('customer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('subject_kind', 'subject_id', 'voter'), name='feedback_votes_once')],
                },
            ),
        ]),
    ]
