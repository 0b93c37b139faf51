import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from madoguchi.core.api import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0006_sign_in'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='ApiToken',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=80)),
                    ('digest', models.CharField(max_length=64, unique=True)),
                    ('hint', models.CharField(max_length=4)),
                    ('client_id', models.UUIDField(unique=True)),
                    ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None)),
                    ('audience', models.CharField(max_length=10)),
                    ('per_minute', models.PositiveIntegerField()),
                    ('made_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField(blank=True, null=True)),
                    ('last_used_at', models.DateTimeField(blank=True, null=True)),
                    ('revoked_at', models.DateTimeField(blank=True, null=True)),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                ],
                options={
                    'ordering': ['-made_at', '-id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('audience__in', ['public', 'customers', 'staff'])), name='token_audience_known')],
                },
            ),
            migrations.CreateModel(
                name='Answer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=200)),
                    ('fingerprint', models.CharField(max_length=64)),
                    ('status', models.PositiveSmallIntegerField(default=0)),
                    ('body', models.TextField(blank=True, default='')),
                    ('headers', models.JSONField(default=dict)),
                    ('made_at', models.DateTimeField()),
                    ('token', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='api.apitoken')),
                ],
                options={
                    'indexes': [models.Index(fields=['made_at'], name='answer_age')],
                    'constraints': [models.UniqueConstraint(fields=('token', 'key'), name='answer_once')],
                },
            ),
            migrations.CreateModel(
                name='ApiTokenEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=80)),
                    ('hint', models.CharField(max_length=4)),
                    ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None)),
                    ('audience', models.CharField(max_length=10)),
                    ('per_minute', models.PositiveIntegerField()),
                    ('made_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField(blank=True, null=True)),
                    ('revoked_at', models.DateTimeField(blank=True, null=True)),
                    ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.staff')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='api.apitoken')),
                ],
                options={
                    'abstract': False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='apitoken',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "api_apitokenevent" ("audience", "expires_at", "hint", "id", "made_at", "made_by_id", "name", "per_minute", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "scopes") VALUES (NEW."audience", NEW."expires_at", NEW."hint", NEW."id", NEW."made_at", NEW."made_by_id", NEW."name", NEW."per_minute", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."scopes"); RETURN NULL;', hash='0e50529f03c0994eef14b0d376e5436dbd49d02a', operation='INSERT', pgid='pgtrigger_insert_insert_d7986', table='api_apitoken', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='apitoken',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."hint" IS DISTINCT FROM (NEW."hint") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."per_minute" IS DISTINCT FROM (NEW."per_minute") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."scopes" IS DISTINCT FROM (NEW."scopes"))', func='INSERT INTO "api_apitokenevent" ("audience", "expires_at", "hint", "id", "made_at", "made_by_id", "name", "per_minute", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "scopes") VALUES (NEW."audience", NEW."expires_at", NEW."hint", NEW."id", NEW."made_at", NEW."made_by_id", NEW."name", NEW."per_minute", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."scopes"); RETURN NULL;', hash='7ee352a1f8ba37cd738b8df20687c5fde45692ea', operation='UPDATE', pgid='pgtrigger_update_update_55b1f', table='api_apitoken', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='apitoken',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "api_apitokenevent" ("audience", "expires_at", "hint", "id", "made_at", "made_by_id", "name", "per_minute", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "scopes") VALUES (OLD."audience", OLD."expires_at", OLD."hint", OLD."id", OLD."made_at", OLD."made_by_id", OLD."name", OLD."per_minute", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."scopes"); RETURN NULL;', hash='c242176b3aca91740237877815447b5fd88aa8e9', operation='DELETE', pgid='pgtrigger_delete_delete_c6793', table='api_apitoken', when='AFTER')),
            ),
        ]),
    ]
