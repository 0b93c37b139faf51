import django.db.models.deletion
from django.db import migrations, models

OLD_ROWS = """
ALTER TABLE portal_alert ALTER COLUMN mailed SET DEFAULT false;
UPDATE portal_alert SET kind = 'exchange_settled'
    WHERE kind = 'return_settled' AND "values" ->> 'kind' = 'exchange';
"""
"""The column stays for the release before, which still writes it; new rows do without it."""
WHAT_WAS_MAILED = """
INSERT INTO notices_telling
    (notice_id, customer_id, channel, "to", former, necessary, state, reason, version, at)
SELECT id, customer_id, 'email', '', false, false, 'sent', '', 0, at FROM portal_alert WHERE mailed
"""


class Migration(migrations.Migration):
    """What customers were told has a room of its own; its table stays where it is, with all that is in it."""

    initial = True

    dependencies = [
        ('people', '0008_contact_changes'),
        ('portal', '0001_alerts'),
    ]

    operations = [
        migrations.RunSQL(OLD_ROWS, migrations.RunSQL.noop),
        migrations.SeparateDatabaseAndState(state_operations=[
            migrations.CreateModel(
                name='Notice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=80)),
                    ('kind', models.CharField(max_length=24)),
                    ('path', models.CharField(max_length=200)),
                    ('values', models.JSONField(default=dict)),
                    ('at', models.DateTimeField()),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                ],
                options={
                    'db_table': 'portal_alert',
                    'indexes': [models.Index(fields=['customer', '-at'], name='alerts_of_customer')],
                    'constraints': [models.UniqueConstraint(fields=('customer', 'key'), name='alert_once'), models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='alert_has_a_key')],
                },
            ),
        ]),
        migrations.CreateModel(
            name='Telling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(max_length=8)),
                ('to', models.CharField(blank=True, max_length=254)),
                ('former', models.BooleanField(default=False)),
                ('necessary', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('sent', 'Sent'), ('held', 'Held')], max_length=8)),
                ('reason', models.CharField(blank=True, max_length=12)),
                ('version', models.IntegerField(null=True)),
                ('mail_id', models.BigIntegerField(null=True)),
                ('due_at', models.DateTimeField(null=True)),
                ('at', models.DateTimeField()),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tellings', to='notices.notice')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['due_at'], name='tellings_waiting'), models.Index(fields=['customer', 'channel', '-at'], name='tellings_of_customer'), models.Index(fields=['-at', '-id'], name='tellings_latest')],
                'constraints': [models.UniqueConstraint(fields=('notice', 'channel', 'to'), name='telling_once'), models.CheckConstraint(condition=models.Q(('state', 'held'), ('reason', ''), _connector='XOR'), name='telling_held_for_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), _negated=True), ('due_at__isnull', False), _connector='OR'), name='telling_waits_until')],
            },
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=24)),
                ('channel', models.CharField(max_length=8)),
                ('number', models.IntegerField()),
                ('shipped', models.BooleanField(default=False)),
                ('title_ja', models.CharField(blank=True, max_length=200)),
                ('body_ja', models.TextField(blank=True)),
                ('title_en', models.CharField(blank=True, max_length=200)),
                ('body_en', models.TextField(blank=True)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.staff')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'channel', 'number'), name='wording_number_once')],
            },
        ),
        migrations.RunSQL(WHAT_WAS_MAILED, migrations.RunSQL.noop),
    ]
