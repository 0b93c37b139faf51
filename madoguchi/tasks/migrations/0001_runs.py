import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from madoguchi.core.api import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('conversations', '0007_saved_replies'),
        ('people', '0007_details'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='ComposedTask',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.SlugField(max_length=60, unique=True)),
                    ('live', models.PositiveIntegerField(default=0)),
                    ('created_at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='ComposedTaskEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('code', models.SlugField(db_index=False, max_length=60)),
                    ('live', models.PositiveIntegerField(default=0)),
                    ('created_at', models.DateTimeField()),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='tasks.composedtask')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TaskRun',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reference', models.CharField(max_length=12, unique=True)),
                    ('client_id', models.CharField(max_length=64)),
                    ('task', models.CharField(max_length=60)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('via', models.CharField(choices=[('page', 'page'), ('article', 'article'), ('api', 'api'), ('assistant', 'assistant'), ('agent', 'agent')], max_length=10)),
                    ('language', models.CharField(default='ja', max_length=8)),
                    ('page_url', models.CharField(default='', max_length=500)),
                    ('article_id', models.BigIntegerField(null=True)),
                    ('state', models.CharField(choices=[('started', 'started'), ('completed', 'completed'), ('refused', 'refused'), ('undone', 'undone'), ('abandoned', 'abandoned'), ('helped', 'helped')], default='started', max_length=10)),
                    ('step', models.PositiveSmallIntegerField(default=0)),
                    ('step_name', models.CharField(default='', max_length=40)),
                    ('values', models.JSONField(default=dict)),
                    ('said', models.JSONField(default=list)),
                    ('data', models.JSONField(default=dict)),
                    ('refusal_code', models.CharField(default='', max_length=60)),
                    ('refusal', models.TextField(default='')),
                    ('leads_to', models.CharField(default='', max_length=2000)),
                    ('number', models.CharField(default='', max_length=40)),
                    ('started_at', models.DateTimeField()),
                    ('moved_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('undo_until', models.DateTimeField(null=True)),
                    ('proven_at', models.DateTimeField(null=True)),
                    ('acted_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.customer')),
                    ('conversation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='conversations.conversation')),
                    ('customer', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                    ('staff', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.staff')),
                ],
                options={
                    'indexes': [models.Index(fields=['customer', '-started_at', '-id'], name='task_run_of_customer'), models.Index(fields=['started_at', 'task'], name='task_run_begun'), models.Index(condition=models.Q(('state', 'started')), fields=['moved_at'], name='task_run_open')],
                    'constraints': [models.UniqueConstraint(fields=('customer', 'client_id'), name='task_run_once'), models.CheckConstraint(condition=models.Q(('state__in', ('started', 'completed', 'refused', 'undone', 'abandoned', 'helped'))), name='task_run_state'), models.CheckConstraint(condition=models.Q(('via__in', ('page', 'article', 'api', 'assistant', 'agent'))), name='task_run_via'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('state', 'started')), models.Q(models.Q(('state', 'started'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='task_run_ended_has_a_time')],
                },
            ),
            migrations.CreateModel(
                name='TaskVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('definition', models.JSONField()),
                    ('saved_at', models.DateTimeField()),
                    ('published_at', models.DateTimeField(null=True)),
                    ('saved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.staff')),
                    ('task', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='versions_of', to='tasks.composedtask')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('task', 'number'), name='task_version_number'), models.UniqueConstraint(condition=models.Q(('published_at', None)), fields=('task',), name='task_version_one_draft')],
                },
            ),
            migrations.CreateModel(
                name='TaskVersionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveIntegerField()),
                    ('definition', models.JSONField()),
                    ('saved_at', models.DateTimeField()),
                    ('published_at', models.DateTimeField(null=True)),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='tasks.taskversion')),
                    ('saved_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.staff')),
                    ('task', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tasks.composedtask')),
                ],
                options={
                    'abstract': False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='composedtask',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "tasks_composedtaskevent" ("code", "created_at", "id", "live", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."created_at", NEW."id", NEW."live", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='a0c94864b8c1fd67b4d85547a7043f03ff1307b7', operation='INSERT', pgid='pgtrigger_insert_insert_3fd5b', table='tasks_composedtask', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='composedtask',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "tasks_composedtaskevent" ("code", "created_at", "id", "live", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."created_at", NEW."id", NEW."live", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='f5f056b2ae66ded3cd13aa6676d1d6d2aa918e41', operation='UPDATE', pgid='pgtrigger_update_update_37efd', table='tasks_composedtask', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='composedtask',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "tasks_composedtaskevent" ("code", "created_at", "id", "live", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."created_at", OLD."id", OLD."live", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='356281e74fb187af035db3c7987ff1b2f40f596c', operation='DELETE', pgid='pgtrigger_delete_delete_a494d', table='tasks_composedtask', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='taskversion',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "tasks_taskversionevent" ("definition", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "saved_at", "saved_by_id", "task_id") VALUES (NEW."definition", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."published_at", NEW."saved_at", NEW."saved_by_id", NEW."task_id"); RETURN NULL;', hash='bd723ffab44213bff50a16f09cb20b61773a2c3f', operation='INSERT', pgid='pgtrigger_insert_insert_50abe', table='tasks_taskversion', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='taskversion',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "tasks_taskversionevent" ("definition", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "saved_at", "saved_by_id", "task_id") VALUES (NEW."definition", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."published_at", NEW."saved_at", NEW."saved_by_id", NEW."task_id"); RETURN NULL;', hash='26b24612b61c1782182d9a82198be8b1729049d6', operation='UPDATE', pgid='pgtrigger_update_update_0a524', table='tasks_taskversion', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='taskversion',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "tasks_taskversionevent" ("definition", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "saved_at", "saved_by_id", "task_id") VALUES (OLD."definition", OLD."id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."published_at", OLD."saved_at", OLD."saved_by_id", OLD."task_id"); RETURN NULL;', hash='d380b5f90c6854071ef859251e716a114d1320a1', operation='DELETE', pgid='pgtrigger_delete_delete_a3e7e', table='tasks_taskversion', when='AFTER')),
            ),
        ]),
    ]
