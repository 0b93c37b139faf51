import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models

from madoguchi.core.api import Together


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('knowledge', '0001_initial'),
        ('knowledge', '0002_life_of_an_article'),
        ('knowledge', '0003_first_versions'),
        ('knowledge', '0004_searches'),
        ('knowledge', '0005_notices'),
        ('knowledge', '0006_media'),
        ('knowledge', '0007_known_issues'),
        ('knowledge', '0008_index_changes'),
        ('knowledge', '0009_import_runs'),
        ('knowledge', '0010_synonyms'),
        ('knowledge', '0011_category_addresses'),
        ('knowledge', '0012_revisions'),
        ('knowledge', '0013_second_vectors'),
        ('knowledge', '0014_shown_versions'),
    ]

    dependencies = [
        ('people', '0007_details'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='Article',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(allow_unicode=True, max_length=120)),
                    ('language', models.CharField(default='ja', max_length=8)),
                    ('group', models.UUIDField(default=uuid.uuid4)),
                    ('heading', models.CharField(max_length=300)),
                    ('body', models.TextField()),
                    ('questions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, default=list, size=None)),
                    ('tags', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None)),
                    ('status', models.CharField(choices=[('draft', 'Draft'), ('review', 'Review'), ('published', 'Published'), ('archived', 'Archived')], default='draft', max_length=10)),
                    ('visibility', models.CharField(choices=[('public', 'Public'), ('customers', 'Customers'), ('staff', 'Staff')], default='public', max_length=10)),
                    ('valid_from', models.DateTimeField(blank=True, null=True)),
                    ('valid_until', models.DateTimeField(blank=True, null=True)),
                    ('checked_on', models.DateField(blank=True, null=True)),
                    ('external_id', models.CharField(blank=True, max_length=200)),
                    ('created_at', models.DateTimeField()),
                    ('updated_at', models.DateTimeField()),
                    ('published_at', models.DateTimeField(blank=True, null=True)),
                    ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='articles', to='knowledge.category')),
                    ('collection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='articles', to='knowledge.collection')),
                    ('announced', models.BooleanField(default=False)),
                    ('card_text', models.TextField(blank=True, default='')),
                    ('confidence', models.CharField(choices=[('wip', 'Work In Progress'), ('not_validated', 'Not Validated'), ('validated', 'Validated')], default='not_validated', max_length=16)),
                    ('data', models.JSONField(blank=True, default=dict)),
                    ('is_source', models.BooleanField(default=True)),
                    ('kind', models.CharField(choices=[('faq', 'Faq'), ('guide', 'Guide'), ('video', 'Video'), ('troubleshooting', 'Troubleshooting'), ('known_issue', 'Known Issue'), ('release', 'Release'), ('policy', 'Policy')], default='faq', max_length=16)),
                    ('owner', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                    ('review_note', models.CharField(blank=True, default='', max_length=500)),
                    ('review_on', models.DateField(blank=True, null=True)),
                    ('source_version', models.PositiveIntegerField(blank=True, null=True)),
                    ('submitted_at', models.DateTimeField(blank=True, null=True)),
                    ('submitted_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('voice_text', models.TextField(blank=True, default='')),
                ],
                options={
                    'ordering': ['id'],
                    'indexes': [models.Index(fields=['category', 'language', 'status'], name='article_shelf'), models.Index(fields=['collection', 'status', '-updated_at'], name='article_news'), models.Index(fields=['group'], name='article_group'), models.Index(fields=['-updated_at', '-id'], name='article_list'), models.Index(condition=models.Q(('owner__isnull', False)), fields=['owner'], name='article_owner'), models.Index(condition=models.Q(('review_on__isnull', False)), fields=['review_on'], name='article_review'), models.Index(condition=models.Q(('announced', False), ('status', 'published')), fields=['id'], name='article_unannounced'), models.Index(condition=models.Q(('valid_until__isnull', False)), fields=['valid_until'], name='article_ending')],
                    'constraints': [models.UniqueConstraint(fields=('collection', 'language', 'slug'), name='article_slug_once'), models.UniqueConstraint(fields=('collection', 'language', 'group'), name='article_language_once'), models.UniqueConstraint(condition=models.Q(('external_id', ''), _negated=True), fields=('collection', 'language', 'external_id'), name='article_external_once'), models.CheckConstraint(condition=models.Q(('visibility__in', ['public', 'customers', 'staff'])), name='article_visibility_known'), models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'review', 'published', 'archived'])), name='article_status_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['faq', 'guide', 'video', 'troubleshooting', 'known_issue', 'release', 'policy'])), name='article_kind_known'), models.CheckConstraint(condition=models.Q(('confidence__in', ['wip', 'not_validated', 'validated'])), name='article_confidence_known'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='article_published_when')],
                },
            ),
            migrations.CreateModel(
                name='Category',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(allow_unicode=True, max_length=60)),
                    ('title_ja', models.CharField(max_length=120)),
                    ('title_en', models.CharField(max_length=120)),
                    ('position', models.PositiveSmallIntegerField(default=0)),
                    ('collection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='categories', to='knowledge.collection')),
                ],
                options={
                    'ordering': ['position', 'slug'],
                    'constraints': [models.UniqueConstraint(fields=('collection', 'slug'), name='category_slug_once')],
                },
            ),
            migrations.CreateModel(
                name='Collection',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(max_length=60, unique=True)),
                    ('title_ja', models.CharField(max_length=120)),
                    ('title_en', models.CharField(max_length=120)),
                    ('public', models.BooleanField(default=True)),
                    ('own', models.BooleanField(default=False)),
                    ('position', models.PositiveSmallIntegerField(default=0)),
                    ('created_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['position', 'slug'],
                },
            ),
            migrations.CreateModel(
                name='SearchEntry',
                fields=[
                    ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='entry', serialize=False, to='knowledge.article')),
                    ('stamp', models.BigIntegerField()),
                    ('words_heading', models.TextField()),
                    ('words_body', models.TextField()),
                    ('vectors', models.BinaryField()),
                    ('heading_rows', models.PositiveSmallIntegerField()),
                    ('model', models.CharField(max_length=80)),
                    ('counted', models.BinaryField(default=bytes)),
                    ('form', models.PositiveSmallIntegerField(default=0)),
                    ('second', models.BinaryField(null=True)),
                    ('second_of', models.BigIntegerField(db_default=0)),
                    ('second_wanted', models.BigIntegerField(db_default=0)),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('second_of', models.F('second_wanted')), _negated=True), fields=['article'], name='entry_without_second')],
                },
            ),
            migrations.CreateModel(
                name='Reading',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField()),
                    ('count', models.PositiveIntegerField(default=0)),
                    ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='knowledge.article')),
                ],
                options={
                    'indexes': [models.Index(fields=['day'], name='reading_day')],
                    'constraints': [models.UniqueConstraint(fields=('article', 'day'), name='reading_day_once')],
                },
            ),
            migrations.CreateModel(
                name='ArticleAddress',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(max_length=8)),
                    ('slug', models.SlugField(allow_unicode=True, max_length=120)),
                    ('left_at', models.DateTimeField()),
                    ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='addresses', to='knowledge.article')),
                    ('collection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='knowledge.collection')),
                ],
                options={
                    'ordering': ['-left_at', '-id'],
                    'constraints': [models.UniqueConstraint(fields=('collection', 'language', 'slug'), name='article_address_once')],
                },
            ),
            migrations.CreateModel(
                name='ArticleProduct',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='products', to='knowledge.article')),
                    ('product', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='articles', to='knowledge.product')),
                    ('since', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='knowledge.productrelease')),
                    ('until', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='knowledge.productrelease')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('article', 'product'), name='article_product_once')],
                },
            ),
            migrations.CreateModel(
                name='ArticleVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('kind', models.CharField(max_length=16)),
                    ('heading', models.CharField(max_length=300)),
                    ('body', models.TextField()),
                    ('questions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), default=list, size=None)),
                    ('tags', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
                    ('card_text', models.TextField(blank=True, default='')),
                    ('voice_text', models.TextField(blank=True, default='')),
                    ('data', models.JSONField(default=dict)),
                    ('at', models.DateTimeField()),
                    ('note', models.CharField(blank=True, default='', max_length=200)),
                    ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='knowledge.article')),
                    ('by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                    ('minor', models.BooleanField(db_default=False, default=False)),
                    ('shown_to', models.CharField(blank=True, db_default='', default='', max_length=10)),
                ],
                options={
                    'ordering': ['-number'],
                    'constraints': [models.UniqueConstraint(fields=('article', 'number'), name='article_version_once')],
                },
            ),
            migrations.CreateModel(
                name='Block',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(max_length=60, unique=True)),
                    ('title', models.CharField(max_length=120)),
                    ('body_ja', models.TextField(blank=True, default='')),
                    ('body_en', models.TextField(blank=True, default='')),
                    ('created_at', models.DateTimeField()),
                    ('updated_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['title', 'slug'],
                },
            ),
            migrations.CreateModel(
                name='Product',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(allow_unicode=True, max_length=60, unique=True)),
                    ('title_ja', models.CharField(max_length=120)),
                    ('title_en', models.CharField(max_length=120)),
                    ('position', models.PositiveSmallIntegerField(default=0)),
                    ('created_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['position', 'slug'],
                },
            ),
            migrations.CreateModel(
                name='ProductRelease',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.CharField(max_length=40)),
                    ('released_on', models.DateField()),
                    ('created_at', models.DateTimeField()),
                    ('notes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='knowledge.article')),
                    ('product', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='releases', to='knowledge.product')),
                ],
                options={
                    'ordering': ['-released_on', '-id'],
                    'constraints': [models.UniqueConstraint(fields=('product', 'version'), name='product_release_once')],
                },
            ),
            migrations.CreateModel(
                name='Search',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('mark', models.CharField(max_length=40, unique=True)),
                    ('query', models.CharField(max_length=500)),
                    ('language', models.CharField(max_length=8)),
                    ('door', models.CharField(choices=[('help', 'help'), ('widget', 'widget'), ('chat', 'chat'), ('desk', 'desk'), ('api', 'api')], max_length=8)),
                    ('found', models.PositiveSmallIntegerField()),
                    ('confidence', models.FloatField()),
                    ('reader', models.CharField(blank=True, max_length=40)),
                    ('conversation_id', models.BigIntegerField(blank=True, null=True)),
                    ('at', models.DateTimeField()),
                    ('chosen_at', models.DateTimeField(blank=True, null=True)),
                    ('chosen', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='knowledge.article')),
                    ('customer', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.customer')),
                ],
                options={
                    'indexes': [models.Index(fields=['at'], name='search_at'), models.Index(condition=models.Q(('reader', ''), _negated=True), fields=['reader', 'at'], name='search_of_reader'), models.Index(condition=models.Q(('customer__isnull', False)), fields=['customer', 'at'], name='search_of_customer')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('door__in', ('help', 'widget', 'chat', 'desk', 'api'))), name='search_door_known'), models.CheckConstraint(condition=models.Q(('confidence__gte', 0), ('confidence__lte', 1)), name='search_confidence')],
                },
            ),
            migrations.CreateModel(
                name='Notice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('level', models.CharField(choices=[('info', 'Information'), ('maintenance', 'Maintenance'), ('outage', 'Outage')], default='info', max_length=12)),
                    ('title_ja', models.CharField(blank=True, max_length=80)),
                    ('title_en', models.CharField(blank=True, max_length=120)),
                    ('text_ja', models.CharField(blank=True, max_length=500)),
                    ('text_en', models.CharField(blank=True, max_length=800)),
                    ('doors', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), default=list, size=None)),
                    ('published_at', models.DateTimeField(null=True)),
                    ('begins_at', models.DateTimeField(null=True)),
                    ('ends_at', models.DateTimeField(null=True)),
                    ('told', models.CharField(blank=True, choices=[('', 'Nothing'), ('begin', 'Begin'), ('end', 'End')], default='', max_length=5)),
                    ('client_id', models.UUIDField(unique=True)),
                    ('created_at', models.DateTimeField()),
                    ('updated_at', models.DateTimeField()),
                    ('article', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='knowledge.article')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('published_at__isnull', False), models.Q(('told', 'end'), _negated=True)), fields=['begins_at'], name='notice_alive')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('level__in', ['info', 'maintenance', 'outage'])), name='notice_level_known'), models.CheckConstraint(condition=models.Q(models.Q(('title_ja', ''), _negated=True), models.Q(('title_en', ''), _negated=True), _connector='OR'), name='notice_says_something'), models.CheckConstraint(condition=models.Q(('published_at', None), ('begins_at__isnull', False), _connector='OR'), name='notice_published_begins'), models.CheckConstraint(condition=models.Q(('ends_at', None), ('begins_at', None), ('ends_at__gte', models.F('begins_at')), _connector='OR'), name='notice_ends_after_it_begins')],
                },
            ),
            migrations.CreateModel(
                name='NoticeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('level', models.CharField(choices=[('info', 'Information'), ('maintenance', 'Maintenance'), ('outage', 'Outage')], default='info', max_length=12)),
                    ('title_ja', models.CharField(blank=True, max_length=80)),
                    ('title_en', models.CharField(blank=True, max_length=120)),
                    ('text_ja', models.CharField(blank=True, max_length=500)),
                    ('text_en', models.CharField(blank=True, max_length=800)),
                    ('doors', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), default=list, size=None)),
                    ('published_at', models.DateTimeField(null=True)),
                    ('begins_at', models.DateTimeField(null=True)),
                    ('ends_at', models.DateTimeField(null=True)),
                    ('told', models.CharField(blank=True, choices=[('', 'Nothing'), ('begin', 'Begin'), ('end', 'End')], default='', max_length=5)),
                    ('client_id', models.UUIDField()),
                    ('created_at', models.DateTimeField()),
                    ('updated_at', models.DateTimeField()),
                    ('article', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='knowledge.article')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='knowledge.notice')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ArticleDraft',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField()),
                    ('text', models.JSONField(blank=True, default=dict)),
                    ('typed_at', models.DateTimeField(blank=True, null=True)),
                    ('seen_at', models.DateTimeField()),
                    ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='knowledge.article')),
                    ('by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.staff')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('article', 'by'), name='article_draft_once')],
                },
            ),
            migrations.CreateModel(
                name='ArticleFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=22, unique=True)),
                    ('group', models.UUIDField()),
                    ('attachment', models.UUIDField()),
                    ('name', models.CharField(max_length=120)),
                    ('media_type', models.CharField(max_length=100)),
                    ('size', models.BigIntegerField()),
                    ('sha256', models.CharField(max_length=64)),
                    ('width', models.PositiveIntegerField(blank=True, null=True)),
                    ('height', models.PositiveIntegerField(blank=True, null=True)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.UniqueConstraint(fields=('group', 'sha256'), name='article_file_once')],
                },
            ),
            migrations.CreateModel(
                name='Issue',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('group', models.UUIDField(unique=True)),
                    ('state', models.CharField(choices=[('investigating', 'Investigating'), ('found', 'Found'), ('fixed', 'Fixed')], default='investigating', max_length=14)),
                    ('fixed_at', models.DateTimeField(null=True)),
                    ('told', models.PositiveIntegerField(default=0)),
                    ('created_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['investigating', 'found', 'fixed'])), name='issue_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('fixed_at__isnull', False), ('state', 'fixed')), models.Q(models.Q(('state', 'fixed'), _negated=True), ('fixed_at', None)), _connector='OR'), name='issue_fixed_when')],
                },
            ),
            migrations.CreateModel(
                name='IssueUpdate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('state', models.CharField(choices=[('investigating', 'Investigating'), ('found', 'Found'), ('fixed', 'Fixed')], max_length=14)),
                    ('text_ja', models.CharField(blank=True, max_length=500)),
                    ('text_en', models.CharField(blank=True, max_length=800)),
                    ('client_id', models.UUIDField(unique=True)),
                    ('at', models.DateTimeField()),
                    ('issue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='updates', to='knowledge.issue')),
                ],
                options={
                    'ordering': ['-at', '-id'],
                },
            ),
            migrations.CreateModel(
                name='IssueFollower',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('language', models.CharField(max_length=2)),
                    ('token', models.CharField(max_length=43, unique=True)),
                    ('created_at', models.DateTimeField()),
                    ('confirmed_at', models.DateTimeField(null=True)),
                    ('customer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                    ('issue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='followers', to='knowledge.issue')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('confirmed_at', None)), fields=['created_at'], name='issue_unconfirmed')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('email', ''), _negated=True), fields=('issue', 'email'), name='issue_address_once'), models.UniqueConstraint(condition=models.Q(('customer__isnull', False)), fields=('issue', 'customer'), name='issue_customer_once'), models.CheckConstraint(condition=models.Q(models.Q(('email', ''), _negated=True), ('customer__isnull', False), _connector='OR'), name='issue_follower_reachable')],
                },
            ),
            migrations.CreateModel(
                name='IssueMark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reader', models.CharField(max_length=64)),
                    ('at', models.DateTimeField()),
                    ('issue', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='knowledge.issue')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('issue', 'reader'), name='issue_marked_once')],
                },
            ),
            migrations.CreateModel(
                name='IndexChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('article_id', models.BigIntegerField()),
                    ('xid', models.BigIntegerField()),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'indexes': [models.Index(fields=['xid'], name='index_change_xid')],
                },
            ),
            migrations.CreateModel(
                name='ImportRun',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=200)),
                    ('form', models.CharField(blank=True, default='', max_length=10)),
                    ('collection', models.CharField(max_length=100)),
                    ('language', models.CharField(max_length=8)),
                    ('file_id', models.UUIDField()),
                    ('state', models.CharField(choices=[('checking', 'Checking'), ('checked', 'Checked'), ('running', 'Running'), ('done', 'Done'), ('unreadable', 'Unreadable')], default='checking', max_length=10)),
                    ('reason', models.CharField(blank=True, default='', max_length=20)),
                    ('seen', models.PositiveIntegerField(default=0)),
                    ('total', models.PositiveIntegerField(blank=True, null=True)),
                    ('new', models.PositiveIntegerField(default=0)),
                    ('updated', models.PositiveIntegerField(default=0)),
                    ('unchanged', models.PositiveIntegerField(default=0)),
                    ('refused', models.PositiveIntegerField(default=0)),
                    ('rows', models.JSONField(default=list)),
                    ('made_at', models.DateTimeField()),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                ],
                options={
                    'ordering': ['-made_at', '-id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['checking', 'checked', 'running', 'done', 'unreadable'])), name='import_run_state_known')],
                },
            ),
            migrations.CreateModel(
                name='SynonymEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('words_ja', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
                    ('words_en', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
                    ('client_id', models.UUIDField()),
                    ('updated_at', models.DateTimeField()),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='knowledge.synonym')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Synonym',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words_ja', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
                    ('words_en', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
                    ('client_id', models.UUIDField(unique=True)),
                    ('updated_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('words_en', []), ('words_ja', []), _negated=True), name='synonym_says_something')],
                },
            ),
            migrations.CreateModel(
                name='CategoryAddress',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(allow_unicode=True, max_length=60)),
                    ('left_at', models.DateTimeField()),
                    ('category', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='addresses', to='knowledge.category')),
                    ('collection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='knowledge.collection')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('collection', 'slug'), name='category_address_once')],
                },
            ),
            migrations.CreateModel(
                name='ArticleRevision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.JSONField()),
                    ('based_on', models.PositiveIntegerField()),
                    ('note', models.CharField(blank=True, default='', max_length=200)),
                    ('at', models.DateTimeField()),
                    ('submitted_at', models.DateTimeField(blank=True, null=True)),
                    ('review_note', models.CharField(blank=True, default='', max_length=500)),
                    ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='revision', to='knowledge.article')),
                    ('by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('submitted_at__isnull', False)), fields=['submitted_at'], name='revision_waiting')],
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='article',
                trigger=pgtrigger.compiler.Trigger(name='index_follows', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."category_id" IS DISTINCT FROM (NEW."category_id") OR OLD."collection_id" IS DISTINCT FROM (NEW."collection_id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until") OR OLD."visibility" IS DISTINCT FROM (NEW."visibility"))', func='INSERT INTO knowledge_indexchange (article_id, xid, at) VALUES (NEW.id, pg_current_xact_id()::text::bigint, now()); RETURN NULL;', hash='75da7b91b45bd529cd2f7a70f928da057f7077e5', operation='UPDATE', pgid='pgtrigger_index_follows_f8d2c', table='knowledge_article', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='category',
                trigger=pgtrigger.compiler.Trigger(name='index_follows', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO knowledge_indexchange (article_id, xid, at) VALUES (0, pg_current_xact_id()::text::bigint, now()); RETURN NULL;', hash='338552865e156edd69193e83a7afe726ddfbc86c', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_index_follows_6a43f', table='knowledge_category', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='collection',
                trigger=pgtrigger.compiler.Trigger(name='index_follows', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO knowledge_indexchange (article_id, xid, at) VALUES (0, pg_current_xact_id()::text::bigint, now()); RETURN NULL;', hash='034eefa4b238e6325a1dd0032c94e9317467b011', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_index_follows_4fdc9', table='knowledge_collection', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='searchentry',
                trigger=pgtrigger.compiler.Trigger(name='index_follows', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO knowledge_indexchange (article_id, xid, at) VALUES (COALESCE(NEW.article_id, OLD.article_id), pg_current_xact_id()::text::bigint, now()); RETURN NULL;', hash='a7001cf392dfa9e1856599785c74ea72ffa83c2f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_index_follows_b774d', table='knowledge_searchentry', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='articleproduct',
                trigger=pgtrigger.compiler.Trigger(name='index_follows', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO knowledge_indexchange (article_id, xid, at) VALUES (COALESCE(NEW.article_id, OLD.article_id), pg_current_xact_id()::text::bigint, now()); RETURN NULL;', hash='d8a6295572c24d5ee166cbf9f9b99fd6e7fb3189', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_index_follows_12a44', table='knowledge_articleproduct', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='product',
                trigger=pgtrigger.compiler.Trigger(name='index_follows', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO knowledge_indexchange (article_id, xid, at) VALUES (0, pg_current_xact_id()::text::bigint, now()); RETURN NULL;', hash='966be5434032dcf4656d48951dacab00d0f21596', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_index_follows_4e566', table='knowledge_product', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='notice',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "knowledge_noticeevent" ("article_id", "begins_at", "client_id", "created_at", "doors", "ends_at", "id", "level", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "text_en", "text_ja", "title_en", "title_ja", "told", "updated_at") VALUES (NEW."article_id", NEW."begins_at", NEW."client_id", NEW."created_at", NEW."doors", NEW."ends_at", NEW."id", NEW."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."published_at", NEW."text_en", NEW."text_ja", NEW."title_en", NEW."title_ja", NEW."told", NEW."updated_at"); RETURN NULL;', hash='f44621f70dea63851ec3d01acd1247b8b8bf9640', operation='INSERT', pgid='pgtrigger_insert_insert_13412', table='knowledge_notice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='notice',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "knowledge_noticeevent" ("article_id", "begins_at", "client_id", "created_at", "doors", "ends_at", "id", "level", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "text_en", "text_ja", "title_en", "title_ja", "told", "updated_at") VALUES (NEW."article_id", NEW."begins_at", NEW."client_id", NEW."created_at", NEW."doors", NEW."ends_at", NEW."id", NEW."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."published_at", NEW."text_en", NEW."text_ja", NEW."title_en", NEW."title_ja", NEW."told", NEW."updated_at"); RETURN NULL;', hash='6af6c813b33707a164c451185b905ff7c152900c', operation='UPDATE', pgid='pgtrigger_update_update_ba873', table='knowledge_notice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='notice',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "knowledge_noticeevent" ("article_id", "begins_at", "client_id", "created_at", "doors", "ends_at", "id", "level", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "text_en", "text_ja", "title_en", "title_ja", "told", "updated_at") VALUES (OLD."article_id", OLD."begins_at", OLD."client_id", OLD."created_at", OLD."doors", OLD."ends_at", OLD."id", OLD."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."published_at", OLD."text_en", OLD."text_ja", OLD."title_en", OLD."title_ja", OLD."told", OLD."updated_at"); RETURN NULL;', hash='cce6fafbe6e6a15a7f2bdfb5f8daef9244c8afcb', operation='DELETE', pgid='pgtrigger_delete_delete_d3339', table='knowledge_notice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='synonym',
                trigger=pgtrigger.compiler.Trigger(name='index_follows', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO knowledge_indexchange (article_id, xid, at) VALUES (0, pg_current_xact_id()::text::bigint, now()); RETURN NULL;', hash='aba766a720fd5caf8c1a7b73ff47856872a4fff8', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_index_follows_2f398', table='knowledge_synonym', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='synonym',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "knowledge_synonymevent" ("client_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "words_en", "words_ja") VALUES (NEW."client_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."updated_at", NEW."words_en", NEW."words_ja"); RETURN NULL;', hash='7588b2457323fce09eda1615940b5a8bab5e8662', operation='INSERT', pgid='pgtrigger_insert_insert_b74d5', table='knowledge_synonym', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='synonym',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "knowledge_synonymevent" ("client_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "words_en", "words_ja") VALUES (NEW."client_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."updated_at", NEW."words_en", NEW."words_ja"); RETURN NULL;', hash='fb9feb90d6bd33c43016653083122802c9708bdf', operation='UPDATE', pgid='pgtrigger_update_update_9ee58', table='knowledge_synonym', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='synonym',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "knowledge_synonymevent" ("client_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "words_en", "words_ja") VALUES (OLD."client_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."updated_at", OLD."words_en", OLD."words_ja"); RETURN NULL;', hash='6106d6d726ef1e6921957d34b15ad14c13e8fe07', operation='DELETE', pgid='pgtrigger_delete_delete_2c175', table='knowledge_synonym', when='AFTER')),
            ),
        ]),
    ]
