import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from madoguchi.core.api import Together


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('gaps', '0001_initial'),
        ('gaps', '0002_places'),
    ]

    dependencies = [
        ('knowledge', '0004_searches'),
        ('people', '0006_sign_in'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='Gathering',
                fields=[
                    ('name', models.CharField(max_length=20, primary_key=True, serialize=False)),
                    ('until', models.DateTimeField(blank=True, null=True)),
                    ('place', models.BigIntegerField(db_default=0, default=0)),
                ],
            ),
            migrations.CreateModel(
                name='ArticleHealth',
                fields=[
                    ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='knowledge.article')),
                    ('counted_at', models.DateTimeField()),
                    ('readings', models.PositiveIntegerField(default=0)),
                    ('helpful', models.PositiveIntegerField(default=0)),
                    ('unhelpful', models.PositiveIntegerField(default=0)),
                    ('low', models.FloatField(blank=True, null=True)),
                    ('high', models.FloatField(blank=True, null=True)),
                    ('linked', models.PositiveIntegerField(default=0)),
                    ('answered', models.PositiveIntegerField(default=0)),
                    ('contacts', models.PositiveIntegerField(default=0)),
                    ('age', models.PositiveIntegerField(default=0)),
                    ('changed_after', models.DateField(blank=True, null=True)),
                    ('broken', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), default=list, size=None)),
                    ('troubles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), default=list, size=None)),
                    ('weight', models.FloatField(default=0)),
                ],
                options={
                    'indexes': [models.Index(fields=['-weight', 'article'], name='health_weight')],
                },
            ),
            migrations.CreateModel(
                name='Gap',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=300)),
                    ('language', models.CharField(max_length=8)),
                    ('state', models.CharField(choices=[('open', 'open'), ('closed', 'closed'), ('dismissed', 'dismissed'), ('joined', 'joined')], default='open', max_length=10)),
                    ('opened_at', models.DateTimeField()),
                    ('settled_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.CharField(blank=True, choices=[('', ''), ('not_ours', 'not_ours'), ('answered', 'answered'), ('unclear', 'unclear'), ('once', 'once')], max_length=12)),
                    ('reopened', models.PositiveSmallIntegerField(default=0)),
                    ('centre', models.BinaryField()),
                    ('weight', models.PositiveIntegerField(default=0)),
                    ('model', models.CharField(max_length=80)),
                    ('asked', models.PositiveIntegerField(default=0)),
                    ('people', models.PositiveIntegerField(default=0)),
                    ('contacts', models.PositiveIntegerField(default=0)),
                    ('value', models.PositiveBigIntegerField(default=0)),
                    ('last_at', models.DateTimeField()),
                    ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='knowledge.article')),
                    ('assignee', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                    ('joined_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='joined', to='gaps.gap')),
                    ('settled_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                ],
                options={
                    'indexes': [models.Index(fields=['state', '-value', '-people', '-asked', 'id'], name='gap_worth'), models.Index(fields=['-last_at'], name='gap_latest')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ('open', 'closed', 'dismissed', 'joined'))), name='gap_state_known'), models.CheckConstraint(condition=models.Q(('reason__in', ('', 'not_ours', 'answered', 'unclear', 'once'))), name='gap_reason_known'), models.CheckConstraint(condition=models.Q(models.Q(('settled_at__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='gap_settled_when'), models.CheckConstraint(condition=models.Q(models.Q(('joined_to__isnull', False), ('state', 'joined')), models.Q(models.Q(('state', 'joined'), _negated=True), ('joined_to__isnull', True)), _connector='OR'), name='gap_joined_to_one')],
                },
            ),
            migrations.CreateModel(
                name='OrderAccepted',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('collection', models.CharField(max_length=60)),
                    ('before', models.JSONField()),
                    ('after', models.JSONField()),
                    ('at', models.DateTimeField()),
                    ('staff', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                ],
                options={
                    'indexes': [models.Index(fields=['-at'], name='order_accepted_at')],
                },
            ),
            migrations.CreateModel(
                name='ReviewTask',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('due_on', models.DateField()),
                    ('note', models.CharField(blank=True, max_length=300)),
                    ('opened_at', models.DateTimeField()),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('outcome', models.CharField(blank=True, choices=[('still_right', 'still_right'), ('changed', 'changed'), ('retired', 'retired')], max_length=12)),
                    ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='knowledge.article')),
                    ('done_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                    ('owner', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                    ('release', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='knowledge.productrelease')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('done_at__isnull', True)), fields=['due_on', 'id'], name='review_open')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('release__isnull', False)), fields=('article', 'release'), name='review_of_release_once'), models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', True), ('outcome', '')), models.Q(('done_at__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='review_done_with_outcome')],
                },
            ),
            migrations.CreateModel(
                name='Signal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', models.CharField(max_length=60, unique=True)),
                    ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('nothing_found', 'nothing_found'), ('unknown', 'unknown'), ('reformulated', 'reformulated'), ('contacted', 'contacted'), ('unhelpful', 'unhelpful'), ('unlinked', 'unlinked')], max_length=16), size=None)),
                    ('question', models.CharField(max_length=500)),
                    ('language', models.CharField(max_length=8)),
                    ('who', models.CharField(max_length=60)),
                    ('conversation_id', models.BigIntegerField(blank=True, null=True)),
                    ('article_id', models.BigIntegerField(blank=True, null=True)),
                    ('vector', models.BinaryField()),
                    ('at', models.DateTimeField()),
                    ('contact_id', models.BigIntegerField(blank=True, null=True)),
                    ('contacted_at', models.DateTimeField(blank=True, null=True)),
                    ('customer', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.customer')),
                    ('gap', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signals', to='gaps.gap')),
                ],
                options={
                    'indexes': [models.Index(fields=['gap', '-at', '-id'], name='signal_of_gap'), models.Index(fields=['at'], name='signal_at')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kinds', []), _negated=True), name='signal_has_a_kind'), models.CheckConstraint(condition=models.Q(models.Q(('contact_id__isnull', True), ('contacted_at__isnull', True)), models.Q(('contact_id__isnull', False), ('contacted_at__isnull', False)), _connector='OR'), name='signal_contact_when')],
                },
            ),
            migrations.CreateModel(
                name='ArticleFlag',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('conversation_id', models.BigIntegerField(blank=True, null=True)),
                    ('reason', models.CharField(choices=[('wrong', 'wrong'), ('outdated', 'outdated'), ('unclear', 'unclear')], max_length=10)),
                    ('note', models.CharField(blank=True, max_length=1000)),
                    ('at', models.DateTimeField()),
                    ('settled_at', models.DateTimeField(blank=True, null=True)),
                    ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='knowledge.article')),
                    ('settled_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                    ('staff', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('settled_at__isnull', True)), fields=('article', 'staff'), name='flag_open_once')],
                },
            ),
            migrations.CreateModel(
                name='Duplicate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('likeness', models.FloatField()),
                    ('found_at', models.DateTimeField()),
                    ('aside_at', models.DateTimeField(blank=True, null=True)),
                    ('aside_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                    ('one', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='knowledge.article')),
                    ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='knowledge.article')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('one', 'other'), name='duplicate_once'), models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='duplicate_in_order')],
                },
            ),
        ]),
    ]
