import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from madoguchi.core.api import Together


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('core', '0001_initial'),
        ('core', '0002_option_versions'),
        ('core', '0003_backups_and_failures'),
    ]

    dependencies = [
    ]

    operations = [
        Together([
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
            migrations.CreateModel(
                name='OptionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('name', models.TextField(serialize=False)),
                    ('value', models.JSONField()),
                    ('changed_at', models.DateTimeField()),
                    ('changed_by_kind', models.TextField()),
                    ('changed_by_id', models.BigIntegerField(null=True)),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='core.option')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Backup',
                fields=[
                    ('id', models.BigAutoField(primary_key=True, serialize=False)),
                    ('made_at', models.DateTimeField()),
                    ('place', models.TextField()),
                    ('size', models.BigIntegerField(default=0)),
                    ('seconds', models.FloatField(default=0.0)),
                    ('rows', models.BigIntegerField(default=0)),
                    ('files', models.IntegerField(default=0)),
                    ('lost', models.IntegerField(default=0)),
                    ('problem', models.TextField(blank=True, default='')),
                ],
            ),
            migrations.CreateModel(
                name='JobFailure',
                fields=[
                    ('job_id', models.BigIntegerField(primary_key=True, serialize=False)),
                    ('at', models.DateTimeField()),
                    ('kind', models.TextField()),
                    ('text', models.TextField(blank=True, default='')),
                    ('raised_in', models.TextField(blank=True, default='')),
                ],
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='option',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_optionevent" ("changed_at", "changed_by_id", "changed_by_kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."changed_by_kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."name", NEW."value"); RETURN NULL;', hash='1fde53210efd86f741cd8c145b89c7afdd66c66b', operation='INSERT', pgid='pgtrigger_insert_insert_ce9f9', table='core_option', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='option',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "core_optionevent" ("changed_at", "changed_by_id", "changed_by_kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."changed_by_kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."name", NEW."value"); RETURN NULL;', hash='4f9243625dc2c4f09e87265268c485e477c40327', operation='UPDATE', pgid='pgtrigger_update_update_2c3d0', table='core_option', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='option',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_optionevent" ("changed_at", "changed_by_id", "changed_by_kind", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (OLD."changed_at", OLD."changed_by_id", OLD."changed_by_kind", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."name", OLD."value"); RETURN NULL;', hash='e419a1953e1ab55741d1a6562ff574e67612070e', operation='DELETE', pgid='pgtrigger_delete_delete_d763a', table='core_option', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='event',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e10987bc9a49a1926c7e6570fb01934fa665dda6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_56466', table='core_event', when='BEFORE')),
            ),
        ]),
        migrations.RunSQL(
            sql='CREATE SEQUENCE core_contact_number MINVALUE 0 CACHE 1',
            reverse_sql='DROP SEQUENCE core_contact_number',
        ),
    ]
