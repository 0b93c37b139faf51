
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Allowance',
            fields=[
                ('key', models.TextField(primary_key=True, serialize=False)),
                ('ends_at', models.DateTimeField(db_index=True)),
                ('used', models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField()),
                ('media_type', models.TextField()),
                ('size', models.BigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('place', models.TextField()),
                ('state', models.TextField(choices=[('stored', 'Stored'), ('removed', 'Removed')], default='stored')),
                ('created_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Option',
            fields=[
                ('name', models.TextField(primary_key=True, serialize=False)),
                ('value', models.JSONField()),
                ('changed_at', models.DateTimeField()),
                ('changed_by_kind', models.TextField()),
                ('changed_by_id', models.BigIntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='OutgoingMail',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('to', models.TextField()),
                ('subject', models.TextField()),
                ('text', models.TextField()),
                ('html', models.TextField(blank=True, default='')),
                ('purpose', models.TextField()),
                ('language', models.TextField()),
                ('state', models.TextField(choices=[('waiting', 'Waiting'), ('sent', 'Sent'), ('failed', 'Failed'), ('kept', 'Kept')], default='waiting')),
                ('attempts', models.IntegerField(default=0)),
                ('refusal', models.TextField(blank=True, default='')),
                ('created_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('source', models.TextField()),
                ('type', models.TextField()),
                ('subject', models.TextField()),
                ('time', models.DateTimeField()),
                ('data', models.JSONField()),
                ('conversation_id', models.BigIntegerField(null=True)),
                ('customer_id', models.BigIntegerField(null=True)),
                ('actor_kind', models.TextField()),
                ('actor_id', models.BigIntegerField(null=True)),
            ],
            options={
                'indexes': [models.Index(models.F('conversation_id'), models.F('id'), condition=models.Q(('conversation_id__isnull', False)), name='event_conversation'), models.Index(models.F('customer_id'), models.F('id'), condition=models.Q(('customer_id__isnull', False)), name='event_customer'), models.Index(models.F('type'), models.F('id'), name='event_type')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='event',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e10987bc9a49a1926c7e6570fb01934fa665dda6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_56466', table='core_event', when='BEFORE')),
        ),
        migrations.RunSQL(
            "CREATE SEQUENCE core_contact_number MINVALUE 0 CACHE 1",
            "DROP SEQUENCE core_contact_number",
        ),
    ]
