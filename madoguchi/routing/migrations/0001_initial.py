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
                name='Seat',
                fields=[
                    ('staff', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='people.staff')),
                    ('busy_at', models.DateTimeField(null=True)),
                ],
            ),
            migrations.CreateModel(
                name='Silence',
                fields=[
                    ('conversation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='conversations.conversation')),
                    ('after', models.DateTimeField()),
                    ('asked_at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='QueueEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(max_length=8)),
                    ('channel', models.CharField(max_length=20)),
                    ('priority', models.SmallIntegerField(default=2)),
                    ('reason', models.CharField(default='asked', max_length=20)),
                    ('entered_at', models.DateTimeField()),
                    ('waiting_from', models.DateTimeField()),
                    ('place_at_entry', models.IntegerField(default=1)),
                    ('agents_at_entry', models.IntegerField(default=0)),
                    ('straight', models.BooleanField(default=False)),
                    ('left_at', models.DateTimeField(null=True)),
                    ('how', models.CharField(default='', max_length=20)),
                    ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.conversation')),
                    ('customer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                    ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.team')),
                ],
                options={
                    'indexes': [models.Index(models.OrderBy(models.F('priority'), descending=True), models.F('waiting_from'), models.F('id'), condition=models.Q(('left_at', None)), name='routing_waiting'), models.Index(condition=models.Q(('how__in', ('accepted', 'taken'))), fields=['-left_at'], name='routing_waits')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('left_at', None)), fields=('conversation',), name='routing_waits_once')],
                },
            ),
            migrations.CreateModel(
                name='Offer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('offered_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField()),
                    ('state', models.CharField(default='open', max_length=10)),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('reason', models.JSONField(default=dict)),
                    ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.staff')),
                    ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offers', to='routing.queueentry')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['staff'], name='routing_rings_at'), models.Index(condition=models.Q(('state', 'open')), fields=['expires_at'], name='routing_rings_until')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('entry',), name='routing_one_open_offer'), models.UniqueConstraint(condition=models.Q(('state', 'accepted')), fields=('entry',), name='routing_accepted_once')],
                },
            ),
        ]),
    ]
