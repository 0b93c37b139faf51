import django.db.models.deletion
from django.db import migrations, models

from madoguchi.core.api import Together


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('desk', '0001_initial'),
        ('desk', '0002_views_batches_notifications'),
        ('desk', '0003_drafts'),
        ('desk', '0004_notified_once_per_kind'),
    ]

    dependencies = [
        ('conversations', '0007_saved_replies'),
        ('people', '0006_sign_in'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='OpenTab',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('opened_at', models.DateTimeField()),
                    ('viewed_at', models.DateTimeField()),
                    ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.conversation')),
                    ('staff', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.staff')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('staff', 'conversation'), name='tab_once')],
                },
            ),
            migrations.CreateModel(
                name='Batch',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.UUIDField(unique=True)),
                    ('act', models.CharField(max_length=12)),
                    ('given', models.JSONField(default=dict)),
                    ('state', models.CharField(choices=[('running', 'running'), ('done', 'done'), ('undoing', 'undoing'), ('undone', 'undone')], default='running', max_length=8)),
                    ('at', models.DateTimeField()),
                    ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.staff')),
                ],
            ),
            migrations.CreateModel(
                name='BatchItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('outcome', models.CharField(blank=True, choices=[('', ''), ('done', 'done'), ('same', 'same'), ('refused', 'refused'), ('undone', 'undone'), ('kept', 'kept')], max_length=8)),
                    ('before', models.JSONField(default=dict)),
                    ('batch', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='items', to='desk.batch')),
                    ('conversation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.conversation')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('batch', 'conversation'), name='batch_item_once')],
                },
            ),
            migrations.CreateModel(
                name='Notification',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('mention', 'mention'), ('assigned', 'assigned'), ('escalated', 'escalated'), ('reply', 'reply'), ('overdue', 'overdue')], max_length=10)),
                    ('event_id', models.BigIntegerField()),
                    ('at', models.DateTimeField()),
                    ('read_at', models.DateTimeField(blank=True, null=True)),
                    ('on_page', models.BooleanField(default=True)),
                    ('in_browser', models.BooleanField(default=False)),
                    ('by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.staff')),
                    ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.conversation')),
                    ('staff', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.staff')),
                ],
                options={
                    'indexes': [models.Index(fields=['staff', '-id'], name='notification_of'), models.Index(condition=models.Q(('read_at', None)), fields=['staff'], name='notification_unread')],
                    'constraints': [models.UniqueConstraint(fields=('staff', 'kind', 'event_id'), name='notified_once')],
                },
            ),
            migrations.CreateModel(
                name='NotificationChoice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('mention', 'mention'), ('assigned', 'assigned'), ('escalated', 'escalated'), ('reply', 'reply'), ('overdue', 'overdue')], max_length=10)),
                    ('page', models.BooleanField()),
                    ('browser', models.BooleanField()),
                    ('mail', models.BooleanField()),
                    ('staff', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.staff')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('staff', 'kind'), name='choice_once')],
                },
            ),
            migrations.CreateModel(
                name='SavedView',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=40)),
                    ('shared', models.BooleanField(default=False)),
                    ('conditions', models.JSONField(default=dict)),
                    ('order', models.CharField(choices=[('latest', 'latest'), ('priority', 'priority'), ('waiting', 'waiting'), ('due', 'due')], default='latest', max_length=10)),
                    ('created_at', models.DateTimeField()),
                    ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.staff')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('staff', 'name'), name='view_named_once')],
                },
            ),
            migrations.CreateModel(
                name='Draft',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('reply', 'reply'), ('note', 'note')], max_length=5)),
                    ('text', models.TextField()),
                    ('client_id', models.CharField(max_length=64)),
                    ('saved_at', models.DateTimeField()),
                    ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.conversation')),
                    ('staff', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.staff')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('staff', 'conversation', 'kind'), name='draft_once'), models.CheckConstraint(condition=models.Q(('kind__in', ('reply', 'note'))), name='draft_kind')],
                },
            ),
        ]),
    ]
