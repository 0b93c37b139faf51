import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from madoguchi.core.api import Together


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('conversations', '0001_initial'),
        ('conversations', '0002_queued_since_and_attached_once'),
        ('conversations', '0003_first_reply_promise'),
        ('conversations', '0004_merges_followers_and_spam'),
        ('conversations', '0005_filing_and_escalation'),
        ('conversations', '0006_figures'),
        ('conversations', '0007_saved_replies'),
    ]

    dependencies = [
        ('people', '0005_blocks'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='Conversation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.CharField(max_length=16, unique=True)),
                    ('subject', models.CharField(blank=True, max_length=200)),
                    ('status', models.CharField(choices=[('open', 'open'), ('waiting', 'waiting'), ('snoozed', 'snoozed'), ('resolved', 'resolved'), ('closed', 'closed')], default='open', max_length=10)),
                    ('handler', models.CharField(choices=[('assistant', 'assistant'), ('queue', 'queue'), ('agent', 'agent')], default='assistant', max_length=10)),
                    ('priority', models.PositiveSmallIntegerField(default=2)),
                    ('tags', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                    ('topic', models.CharField(blank=True, max_length=60)),
                    ('channel', models.CharField(max_length=24)),
                    ('language', models.CharField(default='ja', max_length=8)),
                    ('page_url', models.CharField(blank=True, max_length=500)),
                    ('current', models.BooleanField(default=True)),
                    ('last_sequence', models.PositiveIntegerField(default=0)),
                    ('last_public_sequence', models.PositiveIntegerField(default=0)),
                    ('last_line', models.CharField(blank=True, max_length=120)),
                    ('last_author', models.CharField(blank=True, max_length=10)),
                    ('last_message_at', models.DateTimeField()),
                    ('last_customer_at', models.DateTimeField(blank=True, null=True)),
                    ('waiting_since', models.DateTimeField(blank=True, null=True)),
                    ('snoozed_until', models.DateTimeField(blank=True, null=True)),
                    ('created_at', models.DateTimeField()),
                    ('resolved_at', models.DateTimeField(blank=True, null=True)),
                    ('unread_for_staff', models.PositiveIntegerField(default=0)),
                    ('unread_for_customer', models.PositiveIntegerField(default=0)),
                    ('assignee', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                    ('customer', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.customer')),
                    ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.team')),
                    ('first_replied_at', models.DateTimeField(blank=True, null=True)),
                    ('reply_due_at', models.DateTimeField(blank=True, null=True)),
                    ('reply_started_at', models.DateTimeField(blank=True, null=True)),
                    ('reply_told', models.CharField(blank=True, choices=[('', ''), ('soon', 'soon'), ('late', 'late')], max_length=4)),
                    ('reply_warn_at', models.DateTimeField(blank=True, null=True)),
                    ('before_spam', models.CharField(blank=True, max_length=10)),
                    ('merged_into', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='conversations.conversation')),
                    ('spam', models.BooleanField(default=False)),
                    ('escalated_at', models.DateTimeField(blank=True, null=True)),
                    ('escalated_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                    ('outcome', models.CharField(blank=True, max_length=60)),
                    ('reason', models.CharField(blank=True, max_length=60)),
                    ('request_type', models.CharField(blank=True, max_length=60)),
                ],
                options={
                    'indexes': [models.Index(fields=['status', '-last_message_at', '-id'], name='conversation_by_status'), models.Index(condition=models.Q(('assignee__isnull', False), ('status__in', ('open', 'waiting', 'snoozed'))), fields=['assignee', '-last_message_at', '-id'], name='conversation_mine'), models.Index(condition=models.Q(('assignee__isnull', True), ('status', 'open')), fields=['-last_message_at', '-id'], name='conversation_unassigned'), models.Index(condition=models.Q(('handler', 'queue'), ('status', 'open')), fields=['-priority', 'waiting_since', 'id'], name='conversation_queue'), models.Index(condition=models.Q(('status', 'snoozed')), fields=['snoozed_until'], name='conversation_due'), models.Index(fields=['customer', '-last_message_at', '-id'], name='conversation_of_customer'), models.Index(condition=models.Q(('first_replied_at__isnull', True), ('handler__in', ('queue', 'agent')), ('reply_due_at__isnull', False), ('status__in', ('open', 'waiting', 'snoozed'))), fields=['reply_due_at', 'id'], name='conversation_reply_due'), models.Index(condition=models.Q(('first_replied_at__isnull', True), ('handler__in', ('queue', 'agent')), ('reply_due_at__isnull', False), ('status__in', ('open', 'waiting', 'snoozed'))), fields=['reply_warn_at', 'id'], name='conversation_reply_warn'), models.Index(condition=models.Q(('reply_started_at__isnull', False)), fields=['reply_started_at'], name='conversation_reply_started'), models.Index(condition=models.Q(('first_replied_at__isnull', False)), fields=['first_replied_at'], name='conversation_first_replied'), models.Index(condition=models.Q(('spam', True)), fields=['-last_message_at', '-id'], name='conversation_spam'), django.contrib.postgres.indexes.GinIndex(condition=models.Q(('tags', []), _negated=True), fields=['tags'], name='conversation_tags'), models.Index(condition=models.Q(('escalated_at__isnull', False)), fields=['-last_message_at', '-id'], name='conversation_escalated'), models.Index(fields=['-created_at', '-id'], name='conversation_created'), models.Index(condition=models.Q(('resolved_at__isnull', False)), fields=['-resolved_at', '-id'], name='conversation_resolved')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('current', True)), fields=('customer',), name='one_current'), models.CheckConstraint(condition=models.Q(('status__in', ['open', 'waiting', 'snoozed', 'resolved', 'closed'])), name='conversation_status'), models.CheckConstraint(condition=models.Q(('handler__in', ['assistant', 'queue', 'agent'])), name='conversation_handler'), models.CheckConstraint(condition=models.Q(('priority__range', (1, 4))), name='conversation_priority'), models.CheckConstraint(condition=models.Q(models.Q(('assignee__isnull', False), ('handler', 'agent')), models.Q(models.Q(('handler', 'agent'), _negated=True), ('assignee__isnull', True)), _connector='OR'), name='an_agent_has_a_name'), models.CheckConstraint(condition=models.Q(models.Q(('snoozed_until__isnull', False), ('status', 'snoozed')), models.Q(models.Q(('status', 'snoozed'), _negated=True), ('snoozed_until__isnull', True)), _connector='OR'), name='snoozed_has_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('resolved_at__isnull', False), ('status__in', ('resolved', 'closed'))), models.Q(('resolved_at__isnull', True), ('status__in', ('open', 'waiting', 'snoozed'))), _connector='OR'), name='resolved_has_a_time'), models.CheckConstraint(condition=models.Q(('current', True), ('status', 'closed'), _negated=True), name='closed_is_not_current'), models.CheckConstraint(condition=models.Q(('last_public_sequence__lte', models.F('last_sequence'))), name='public_within_all'), models.CheckConstraint(condition=models.Q(models.Q(('handler', 'queue'), ('status', 'open'), _negated=True), ('waiting_since__isnull', False), _connector='OR'), name='queued_since_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('reply_due_at__isnull', True), ('reply_told', ''), ('reply_warn_at__isnull', True)), models.Q(('reply_started_at__isnull', False), ('reply_warn_at__lte', models.F('reply_due_at'))), _connector='OR'), name='a_promise_has_a_start'), models.CheckConstraint(condition=models.Q(('reply_told__in', ['', 'soon', 'late'])), name='reply_told'), models.CheckConstraint(condition=models.Q(models.Q(('before_spam', ''), ('spam', False)), models.Q(('spam', True), ('status', 'closed'), models.Q(('before_spam', ''), _negated=True)), _connector='OR'), name='spam_is_closed'), models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('current', False), ('status', 'closed')), _connector='OR'), name='merged_is_closed'), models.CheckConstraint(condition=models.Q(models.Q(('escalated_at__isnull', True), ('escalated_by__isnull', True)), models.Q(('escalated_at__isnull', False), ('escalated_by__isnull', False)), _connector='OR'), name='escalated_by_somebody')],
                },
            ),
            migrations.CreateModel(
                name='ArticleLink',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('article_id', models.BigIntegerField()),
                    ('role', models.CharField(choices=[('shown', 'shown'), ('read', 'read'), ('sent', 'sent'), ('linked', 'linked')], max_length=8)),
                    ('title', models.CharField(max_length=300)),
                    ('url', models.CharField(max_length=500)),
                    ('at', models.DateTimeField()),
                    ('conversation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.conversation')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('conversation', 'article_id', 'role'), name='article_link_once'), models.CheckConstraint(condition=models.Q(('role__in', ['shown', 'read', 'sent', 'linked'])), name='article_link_role')],
                },
            ),
            migrations.CreateModel(
                name='Message',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sequence', models.PositiveIntegerField()),
                    ('author_kind', models.CharField(choices=[('customer', 'customer'), ('agent', 'agent'), ('assistant', 'assistant'), ('system', 'system')], max_length=10)),
                    ('kind', models.CharField(choices=[('text', 'text'), ('answer', 'answer'), ('system', 'system'), ('note', 'note')], default='text', max_length=8)),
                    ('private', models.BooleanField(default=False)),
                    ('body', models.TextField(blank=True)),
                    ('channel', models.CharField(max_length=24)),
                    ('client_id', models.CharField(blank=True, max_length=64)),
                    ('external_id', models.CharField(blank=True, max_length=200)),
                    ('card', models.JSONField(blank=True, default=dict)),
                    ('language', models.CharField(blank=True, max_length=8)),
                    ('created_at', models.DateTimeField()),
                    ('tokens', django.contrib.postgres.search.SearchVectorField()),
                    ('conversation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='conversations.conversation')),
                    ('staff', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                ],
                options={
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['tokens'], name='message_tokens')],
                    'constraints': [models.UniqueConstraint(fields=('conversation', 'sequence'), name='message_order'), models.UniqueConstraint(condition=models.Q(('client_id', ''), _negated=True), fields=('conversation', 'client_id'), name='message_once'), models.UniqueConstraint(condition=models.Q(('external_id', ''), _negated=True), fields=('channel', 'external_id'), name='message_once_outside'), models.CheckConstraint(condition=models.Q(('author_kind__in', ['customer', 'agent', 'assistant', 'system'])), name='message_author'), models.CheckConstraint(condition=models.Q(('kind__in', ['text', 'answer', 'system', 'note'])), name='message_kind'), models.CheckConstraint(condition=models.Q(models.Q(('author_kind', 'agent'), ('kind', 'note'), ('private', True)), models.Q(('kind', 'note'), _negated=True), _connector='OR'), name='a_note_is_private'), models.CheckConstraint(condition=models.Q(models.Q(('author_kind', 'agent'), ('staff__isnull', False)), models.Q(models.Q(('author_kind', 'agent'), _negated=True), ('staff__isnull', True)), _connector='OR'), name='an_agents_message_has_a_name'), models.CheckConstraint(condition=models.Q(('author_kind', 'customer'), ('private', True), _negated=True), name='customers_write_in_public')],
                },
            ),
            migrations.CreateModel(
                name='Mention',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='conversations.conversation')),
                    ('staff', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.staff')),
                    ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.message')),
                ],
                options={
                    'indexes': [models.Index(fields=['staff', 'conversation'], name='mention_of')],
                    'constraints': [models.UniqueConstraint(fields=('message', 'staff'), name='mention_once')],
                },
            ),
            migrations.CreateModel(
                name='MessageAttachment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attachment_id', models.UUIDField()),
                    ('position', models.PositiveSmallIntegerField(default=0)),
                    ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.message')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('attachment_id',), name='attached_once')],
                },
            ),
            migrations.CreateModel(
                name='ReadMark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reader_kind', models.CharField(max_length=10)),
                    ('sequence', models.PositiveIntegerField()),
                    ('read_at', models.DateTimeField()),
                    ('conversation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.conversation')),
                    ('staff', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.staff')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('conversation', 'reader_kind', 'staff'), name='read_mark_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('reader_kind', 'customer'), ('staff__isnull', True)), models.Q(('reader_kind', 'staff'), ('staff__isnull', False)), _connector='OR'), name='read_mark_reader')],
                },
            ),
            migrations.CreateModel(
                name='Follower',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('since', models.DateTimeField()),
                    ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='followers', to='conversations.conversation')),
                    ('staff', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.staff')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('staff', 'conversation'), name='follower_once')],
                },
            ),
            migrations.CreateModel(
                name='Merge',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('undone_at', models.DateTimeField(blank=True, null=True)),
                    ('before', models.JSONField()),
                    ('gone', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.conversation')),
                    ('kept', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.conversation')),
                    ('staff', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('gone',), name='merged_once'), models.CheckConstraint(condition=models.Q(('kept', models.F('gone')), _negated=True), name='merged_into_another')],
                },
            ),
            migrations.CreateModel(
                name='SavedReplyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('shortcut', models.CharField(max_length=40)),
                    ('title', models.CharField(max_length=80)),
                    ('body_ja', models.TextField(blank=True)),
                    ('body_en', models.TextField(blank=True)),
                    ('tags', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='conversations.savedreply')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='SavedReplyTeam',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reply', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='conversations.savedreply')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.team')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('reply', 'team'), name='saved_reply_team_once')],
                },
            ),
            migrations.CreateModel(
                name='SavedReplyTeamEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='conversations.savedreplyteam')),
                    ('reply', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='conversations.savedreply')),
                    ('team', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.team')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='SavedReply',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('shortcut', models.CharField(max_length=40, unique=True)),
                    ('title', models.CharField(max_length=80)),
                    ('body_ja', models.TextField(blank=True)),
                    ('body_en', models.TextField(blank=True)),
                    ('tags', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('body_en', ''), ('body_ja', ''), _negated=True), name='a_saved_reply_says_something')],
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='conversation',
                trigger=pgtrigger.compiler.Trigger(name='closed_stays_closed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."merged_into_id" IS NULL AND NOT OLD."spam" AND OLD."status" = \'closed\' AND NOT (NEW."status" = \'closed\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='2b09dbedb203cc47625c7d9811da2e0cb8d9d75a', operation='UPDATE', pgid='pgtrigger_closed_stays_closed_bc7e5', table='conversations_conversation', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='savedreplyteam',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "conversations_savedreplyteamevent" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reply_id", "team_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."reply_id", NEW."team_id"); RETURN NULL;', hash='6dd77562f12577a9fbeceea4494fe15f1da254e5', operation='INSERT', pgid='pgtrigger_insert_insert_3aaaf', table='conversations_savedreplyteam', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='savedreplyteam',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "conversations_savedreplyteamevent" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reply_id", "team_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."reply_id", NEW."team_id"); RETURN NULL;', hash='37f0f8e64ed2c2ca6f3f128cb856d16c36f0fea9', operation='UPDATE', pgid='pgtrigger_update_update_8b0d2', table='conversations_savedreplyteam', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='savedreplyteam',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "conversations_savedreplyteamevent" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reply_id", "team_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."reply_id", OLD."team_id"); RETURN NULL;', hash='caf1394a1b40ab1d967c83bcc6ca0a2119a990fd', operation='DELETE', pgid='pgtrigger_delete_delete_b72bb', table='conversations_savedreplyteam', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='savedreply',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "conversations_savedreplyevent" ("body_en", "body_ja", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shortcut", "tags", "title") VALUES (NEW."body_en", NEW."body_ja", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."shortcut", NEW."tags", NEW."title"); RETURN NULL;', hash='b8e6eab0b2dda4d3b8f5616189f8d7240a2975c8', operation='INSERT', pgid='pgtrigger_insert_insert_e1906', table='conversations_savedreply', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='savedreply',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "conversations_savedreplyevent" ("body_en", "body_ja", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shortcut", "tags", "title") VALUES (NEW."body_en", NEW."body_ja", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."shortcut", NEW."tags", NEW."title"); RETURN NULL;', hash='50e7aa5c2f66af4662529e140b8bfede799ebfd4', operation='UPDATE', pgid='pgtrigger_update_update_1df54', table='conversations_savedreply', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='savedreply',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "conversations_savedreplyevent" ("body_en", "body_ja", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "shortcut", "tags", "title") VALUES (OLD."body_en", OLD."body_ja", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."shortcut", OLD."tags", OLD."title"); RETURN NULL;', hash='dbd09c06bdfcf1138d27a96bf0f4faa48a68d224', operation='DELETE', pgid='pgtrigger_delete_delete_da805', table='conversations_savedreply', when='AFTER')),
            ),
        ]),
    ]
