import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from madoguchi.core.api import Together


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('people', '0001_initial'),
        ('people', '0002_words_and_reason'),
        ('people', '0003_host_identity'),
        ('people', '0004_consents'),
        ('people', '0005_blocks'),
        ('people', '0006_sign_in'),
        ('people', '0007_details'),
    ]

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='Capacity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('channel', models.CharField(max_length=24)),
                    ('most', models.PositiveSmallIntegerField()),
                    ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.staff')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('staff', 'channel'), name='capacity_once')],
                },
            ),
            migrations.CreateModel(
                name='Team',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(unique=True)),
                    ('name_ja', models.CharField(max_length=80)),
                    ('name_en', models.CharField(max_length=80)),
                ],
            ),
            migrations.CreateModel(
                name='TeamEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('slug', models.SlugField(db_index=False)),
                    ('name_ja', models.CharField(max_length=80)),
                    ('name_en', models.CharField(max_length=80)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.team')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Account',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('email', models.EmailField(max_length=254, unique=True)),
                    ('is_active', models.BooleanField(default=True)),
                    ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                    ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Customer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(blank=True, max_length=120)),
                    ('kana', models.CharField(blank=True, max_length=120)),
                    ('locale', models.CharField(default='ja', max_length=8)),
                    ('created_at', models.DateTimeField()),
                    ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.customer')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('merged_into', models.F('id')), _negated=True), name='customer_not_into_herself')],
                },
            ),
            migrations.CreateModel(
                name='CustomerEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(blank=True, max_length=120)),
                    ('kana', models.CharField(blank=True, max_length=120)),
                    ('locale', models.CharField(default='ja', max_length=8)),
                    ('created_at', models.DateTimeField()),
                    ('merged_into', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.customer')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Identity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=16)),
                    ('value', models.CharField(max_length=254)),
                    ('proven_at', models.DateTimeField(blank=True, null=True)),
                    ('proven_how', models.CharField(blank=True, max_length=24)),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='identities', to='people.customer')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('kind', 'value'), name='identity_once'), models.CheckConstraint(condition=models.Q(models.Q(('proven_at__isnull', True), ('proven_how', '')), models.Q(('proven_at__isnull', False), models.Q(('proven_how', ''), _negated=True)), _connector='OR'), name='identity_proof_is_whole')],
                },
            ),
            migrations.CreateModel(
                name='IdentityEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(max_length=16)),
                    ('value', models.CharField(max_length=254)),
                    ('proven_at', models.DateTimeField(blank=True, null=True)),
                    ('proven_how', models.CharField(blank=True, max_length=24)),
                    ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.identity')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='OneTimeCode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('email', models.CharField(max_length=254)),
                    ('digest', models.CharField(max_length=64)),
                    ('created_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField()),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('used_at', models.DateTimeField(blank=True, null=True)),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                ],
                options={
                    'indexes': [models.Index(fields=['customer', 'email', '-id'], name='code_latest')],
                },
            ),
            migrations.CreateModel(
                name='Staff',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120)),
                    ('kana', models.CharField(blank=True, max_length=120)),
                    ('role', models.CharField(choices=[('agent', 'agent'), ('supervisor', 'supervisor'), ('editor', 'editor'), ('administrator', 'administrator')], default='agent', max_length=16)),
                    ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=8), default=list, size=None)),
                    ('skills', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                    ('availability', models.CharField(choices=[('available', 'available'), ('busy', 'busy'), ('away', 'away'), ('offline', 'offline')], default='offline', max_length=12)),
                    ('availability_since', models.DateTimeField()),
                    ('last_seen_at', models.DateTimeField(blank=True, null=True)),
                    ('active', models.BooleanField(default=True)),
                    ('account', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('teams', models.ManyToManyField(related_name='+', through='people.Membership', to='people.team')),
                    ('availability_reason', models.CharField(blank=True, max_length=16)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['agent', 'supervisor', 'editor', 'administrator'])), name='staff_role'), models.CheckConstraint(condition=models.Q(('availability__in', ['available', 'busy', 'away', 'offline'])), name='staff_availability')],
                },
            ),
            migrations.CreateModel(
                name='Membership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.staff')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.team')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('team', 'staff'), name='membership_once')],
                },
            ),
            migrations.CreateModel(
                name='CapacityEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('channel', models.CharField(max_length=24)),
                    ('most', models.PositiveSmallIntegerField()),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.capacity')),
                    ('staff', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.staff')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='StaffEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=120)),
                    ('kana', models.CharField(blank=True, max_length=120)),
                    ('role', models.CharField(choices=[('agent', 'agent'), ('supervisor', 'supervisor'), ('editor', 'editor'), ('administrator', 'administrator')], default='agent', max_length=16)),
                    ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=8), default=list, size=None)),
                    ('skills', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                    ('active', models.BooleanField(default=True)),
                    ('account', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.staff')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='MembershipEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.membership')),
                    ('staff', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.staff')),
                    ('team', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.team')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CustomerWords',
                fields=[
                    ('customer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='people.customer')),
                    ('tokens', django.contrib.postgres.search.SearchVectorField()),
                    ('sort_key', models.CharField(db_default='', max_length=520)),
                ],
                options={
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['tokens'], name='customer_words'), models.Index(fields=['sort_key', 'customer'], name='customers_by_kana')],
                },
            ),
            migrations.CreateModel(
                name='HostKey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kid', models.CharField(max_length=24, unique=True)),
                    ('made_at', models.DateTimeField()),
                    ('used_at', models.DateTimeField(blank=True, null=True)),
                    ('retired_at', models.DateTimeField(blank=True, null=True)),
                ],
            ),
            migrations.CreateModel(
                name='HostKeyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('kid', models.CharField(max_length=24)),
                    ('made_at', models.DateTimeField()),
                    ('retired_at', models.DateTimeField(blank=True, null=True)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.hostkey')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='HostToken',
                fields=[
                    ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                    ('visitor', models.CharField(max_length=64)),
                    ('expires_at', models.DateTimeField(db_index=True)),
                ],
            ),
            migrations.CreateModel(
                name='CustomerAttribute',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=40)),
                    ('value', models.CharField(max_length=200)),
                    ('signed', models.BooleanField(default=False)),
                    ('changed_at', models.DateTimeField()),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('customer', 'key'), name='attribute_once')],
                },
            ),
            migrations.CreateModel(
                name='LegalVersion',
                fields=[
                    ('digest', models.CharField(max_length=16, primary_key=True, serialize=False)),
                    ('language', models.CharField(max_length=8)),
                    ('sentence', models.TextField()),
                    ('policy', models.TextField()),
                    ('policy_url', models.TextField(blank=True)),
                    ('first_used_at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='Consent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('purpose', models.CharField(max_length=16)),
                    ('channel', models.CharField(max_length=24)),
                    ('minimum_age', models.PositiveSmallIntegerField(default=0)),
                    ('given_at', models.DateTimeField()),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.legalversion')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('customer', 'purpose', 'version', 'minimum_age'), name='consent_once')],
                },
            ),
            migrations.CreateModel(
                name='Block',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reason', models.CharField(max_length=300)),
                    ('at', models.DateTimeField()),
                    ('until', models.DateTimeField(blank=True, null=True)),
                    ('lifted_at', models.DateTimeField(blank=True, null=True)),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                    ('lifted_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                    ('staff', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_at', None)), fields=('customer',), name='blocked_once'), models.CheckConstraint(condition=models.Q(models.Q(('lifted_at__isnull', True), ('lifted_by__isnull', True)), ('lifted_at__isnull', False), _connector='OR'), name='lifted_with_a_time')],
                },
            ),
            migrations.CreateModel(
                name='BlockEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('at', models.DateTimeField()),
                    ('until', models.DateTimeField(blank=True, null=True)),
                    ('lifted_at', models.DateTimeField(blank=True, null=True)),
                    ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('lifted_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.staff')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.block')),
                    ('staff', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.staff')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('digest', models.CharField(max_length=64, unique=True)),
                    ('language', models.CharField(default='ja', max_length=8)),
                    ('sent_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField()),
                    ('accepted_at', models.DateTimeField(blank=True, null=True)),
                    ('staff', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.staff')),
                ],
            ),
            migrations.CreateModel(
                name='InvitationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('language', models.CharField(default='ja', max_length=8)),
                    ('sent_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField()),
                    ('accepted_at', models.DateTimeField(blank=True, null=True)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.invitation')),
                    ('staff', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.staff')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Secret',
                fields=[
                    ('name', models.CharField(max_length=60, primary_key=True, serialize=False)),
                    ('sealed', models.TextField()),
                    ('changed_at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='Sighting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('conversation_id', models.BigIntegerField(default=0)),
                    ('day', models.DateField()),
                    ('first_at', models.DateTimeField()),
                    ('last_at', models.DateTimeField()),
                    ('times', models.PositiveIntegerField(default=1)),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                    ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.staff')),
                ],
                options={
                    'indexes': [models.Index(fields=['-last_at'], name='sighting_latest'), models.Index(fields=['customer', '-last_at'], name='sighting_of_customer')],
                    'constraints': [models.UniqueConstraint(fields=('staff', 'customer', 'conversation_id', 'day'), name='sighting_once_a_day')],
                },
            ),
            migrations.CreateModel(
                name='SignIn',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('session_key', models.CharField(max_length=40)),
                    ('how', models.CharField(max_length=24)),
                    ('user_agent', models.CharField(blank=True, max_length=300)),
                    ('address', models.GenericIPAddressField(blank=True, null=True)),
                    ('began_at', models.DateTimeField()),
                    ('seen_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(fields=['account', '-began_at'], name='sign_in_of_account'), models.Index(fields=['-began_at'], name='sign_in_latest')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('session_key',), name='sign_in_open_once')],
                },
            ),
            migrations.CreateModel(
                name='Company',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=160)),
                    ('kana', models.CharField(blank=True, max_length=160)),
                    ('corporate_number', models.CharField(blank=True, max_length=13)),
                    ('source', models.CharField(blank=True, max_length=24)),
                    ('external_id', models.CharField(blank=True, max_length=80)),
                    ('created_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('corporate_number', ''), ('corporate_number__regex', '^[1-9][0-9]{12}$'), _connector='OR'), name='corporate_number_form'), models.UniqueConstraint(condition=models.Q(('corporate_number', ''), _negated=True), fields=('corporate_number',), name='corporate_number_once'), models.UniqueConstraint(condition=models.Q(('external_id', ''), _negated=True), fields=('source', 'external_id'), name='company_source_once')],
                },
            ),
            migrations.CreateModel(
                name='CompanyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=160)),
                    ('kana', models.CharField(blank=True, max_length=160)),
                    ('corporate_number', models.CharField(blank=True, max_length=13)),
                    ('source', models.CharField(blank=True, max_length=24)),
                    ('external_id', models.CharField(blank=True, max_length=80)),
                    ('created_at', models.DateTimeField()),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='people.company')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CompanyMember',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(default='member', max_length=12)),
                    ('department', models.CharField(blank=True, max_length=120)),
                    ('title', models.CharField(blank=True, max_length=80)),
                    ('since', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('company', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.company')),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('ended_at', None)), fields=['customer'], name='company_of_customer')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ('member', 'buyer', 'accounting', 'manager'))), name='company_member_role'), models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('company', 'customer'), name='company_member_once')],
                },
            ),
            migrations.CreateModel(
                name='CompanyMemberEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('role', models.CharField(default='member', max_length=12)),
                    ('department', models.CharField(blank=True, max_length=120)),
                    ('title', models.CharField(blank=True, max_length=80)),
                    ('since', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('company', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.company')),
                    ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='people.companymember')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ContactChoice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('topic', models.CharField(max_length=12)),
                    ('channel', models.CharField(max_length=8)),
                    ('wanted', models.BooleanField()),
                    ('changed_at', models.DateTimeField()),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('topic__in', ('orders', 'bills', 'enquiries', 'news', 'surveys')), ('channel__in', ('email', 'push', 'line', 'sms', 'phone', 'post'))), name='contact_choice_known'), models.UniqueConstraint(fields=('customer', 'topic', 'channel'), name='contact_choice_once')],
                },
            ),
            migrations.CreateModel(
                name='ContactChoiceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('topic', models.CharField(max_length=12)),
                    ('channel', models.CharField(max_length=8)),
                    ('wanted', models.BooleanField()),
                    ('changed_at', models.DateTimeField()),
                    ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='people.contactchoice')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CustomerBrowser',
                fields=[
                    ('identity', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='people.identity')),
                    ('how', models.CharField(max_length=12)),
                    ('user_agent', models.CharField(blank=True, max_length=300)),
                    ('began_at', models.DateTimeField()),
                    ('proven_at', models.DateTimeField()),
                    ('seen_at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='CustomerPasskey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('credential_id', models.BinaryField(max_length=1023, unique=True)),
                    ('credential', models.BinaryField()),
                    ('name', models.CharField(max_length=60)),
                    ('counter', models.BigIntegerField(default=0)),
                    ('made_at', models.DateTimeField()),
                    ('used_at', models.DateTimeField(blank=True, null=True)),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                ],
            ),
            migrations.CreateModel(
                name='CustomerPassword',
                fields=[
                    ('customer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='people.customer')),
                    ('password', models.CharField(max_length=160)),
                    ('changed_at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='Phone',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.CharField(max_length=20)),
                    ('kind', models.CharField(default='mobile', max_length=8)),
                    ('preferred', models.BooleanField(default=False)),
                    ('changed_at', models.DateTimeField()),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                ],
                options={
                    'indexes': [models.Index(fields=['number'], name='phone_number')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ('mobile', 'home', 'work', 'other'))), name='phone_kind'), models.UniqueConstraint(fields=('customer', 'number'), name='phone_once'), models.UniqueConstraint(condition=models.Q(('preferred', True)), fields=('customer',), name='preferred_phone_once')],
                },
            ),
            migrations.CreateModel(
                name='PhoneEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('number', models.CharField(max_length=20)),
                    ('kind', models.CharField(default='mobile', max_length=8)),
                    ('preferred', models.BooleanField(default=False)),
                    ('changed_at', models.DateTimeField()),
                    ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='people.phone')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PostalAddress',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(default='home', max_length=8)),
                    ('recipient', models.CharField(blank=True, max_length=120)),
                    ('organisation', models.CharField(blank=True, max_length=120)),
                    ('country', models.CharField(default='JP', max_length=2)),
                    ('postal_code', models.CharField(blank=True, max_length=12)),
                    ('digital_code', models.CharField(blank=True, max_length=8)),
                    ('prefecture', models.CharField(blank=True, max_length=60)),
                    ('city', models.CharField(blank=True, max_length=80)),
                    ('town', models.CharField(blank=True, max_length=120)),
                    ('street', models.CharField(blank=True, max_length=160)),
                    ('building', models.CharField(blank=True, max_length=160)),
                    ('phone', models.CharField(blank=True, max_length=20)),
                    ('for_delivery', models.BooleanField(default=False)),
                    ('changed_at', models.DateTimeField()),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                ],
                options={
                    'indexes': [models.Index(fields=['customer', 'id'], name='addresses_of_customer')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ('home', 'work', 'other'))), name='postal_address_kind'), models.UniqueConstraint(condition=models.Q(('for_delivery', True)), fields=('customer',), name='delivery_address_once')],
                },
            ),
            migrations.CreateModel(
                name='PostalAddressEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(default='home', max_length=8)),
                    ('recipient', models.CharField(blank=True, max_length=120)),
                    ('organisation', models.CharField(blank=True, max_length=120)),
                    ('country', models.CharField(default='JP', max_length=2)),
                    ('postal_code', models.CharField(blank=True, max_length=12)),
                    ('digital_code', models.CharField(blank=True, max_length=8)),
                    ('prefecture', models.CharField(blank=True, max_length=60)),
                    ('city', models.CharField(blank=True, max_length=80)),
                    ('town', models.CharField(blank=True, max_length=120)),
                    ('street', models.CharField(blank=True, max_length=160)),
                    ('building', models.CharField(blank=True, max_length=160)),
                    ('phone', models.CharField(blank=True, max_length=20)),
                    ('for_delivery', models.BooleanField(default=False)),
                    ('changed_at', models.DateTimeField()),
                    ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='people.postaladdress')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Profile',
                fields=[
                    ('customer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='people.customer')),
                    ('family_name', models.CharField(blank=True, max_length=60)),
                    ('given_name', models.CharField(blank=True, max_length=60)),
                    ('family_kana', models.CharField(blank=True, max_length=60)),
                    ('given_kana', models.CharField(blank=True, max_length=60)),
                    ('preferred_channel', models.CharField(blank=True, max_length=8)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('preferred_channel__in', ('', 'email', 'push', 'line', 'sms', 'phone', 'post'))), name='profile_channel')],
                },
            ),
            migrations.CreateModel(
                name='ProfileEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('family_name', models.CharField(blank=True, max_length=60)),
                    ('given_name', models.CharField(blank=True, max_length=60)),
                    ('family_kana', models.CharField(blank=True, max_length=60)),
                    ('given_kana', models.CharField(blank=True, max_length=60)),
                    ('preferred_channel', models.CharField(blank=True, max_length=8)),
                    ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='people.customer')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='people.profile')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Representation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('email', models.CharField(max_length=254)),
                    ('relation', models.CharField(max_length=12)),
                    ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), size=None)),
                    ('from_day', models.DateField()),
                    ('until_day', models.DateField(blank=True, null=True)),
                    ('document', models.UUIDField(blank=True, null=True)),
                    ('digest', models.CharField(blank=True, max_length=64)),
                    ('granted_at', models.DateTimeField()),
                    ('accepted_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_by', models.CharField(blank=True, max_length=16)),
                    ('principal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                    ('recorded_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.staff')),
                    ('representative', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('ended_at', None)), fields=['representative'], name='representation_in_force')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('scopes__len__gt', 0), ('scopes__contained_by', ['see_orders', 'act_orders', 'see_bills', 'pay_bills', 'change_details'])), name='representation_scopes'), models.CheckConstraint(condition=models.Q(('relation__in', ('family', 'guardian', 'carer', 'agent', 'other'))), name='representation_relation'), models.CheckConstraint(condition=models.Q(('representative', None), models.Q(('representative', models.F('principal')), _negated=True), _connector='OR'), name='representation_of_another'), models.CheckConstraint(condition=models.Q(('until_day', None), ('until_day__gte', models.F('from_day')), _connector='OR'), name='representation_days'), models.CheckConstraint(condition=models.Q(models.Q(('accepted_at__isnull', True), ('representative__isnull', True)), models.Q(('accepted_at__isnull', False), ('representative__isnull', False)), _connector='OR'), name='representation_taken_up'), models.UniqueConstraint(condition=models.Q(('ended_at', None), models.Q(('representative', None), _negated=True)), fields=('principal', 'representative'), name='representation_once')],
                },
            ),
            migrations.CreateModel(
                name='RepresentationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('email', models.CharField(max_length=254)),
                    ('relation', models.CharField(max_length=12)),
                    ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16), size=None)),
                    ('from_day', models.DateField()),
                    ('until_day', models.DateField(blank=True, null=True)),
                    ('document', models.UUIDField(blank=True, null=True)),
                    ('granted_at', models.DateTimeField()),
                    ('accepted_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_by', models.CharField(blank=True, max_length=16)),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='people.representation')),
                    ('principal', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('recorded_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.staff')),
                    ('representative', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                ],
                options={
                    'abstract': False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='capacity',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_capacityevent" ("channel", "id", "most", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id") VALUES (NEW."channel", NEW."id", NEW."most", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."staff_id"); RETURN NULL;', hash='1b1c1fa099934834e6b422f92ae547c5d3a59b83', operation='INSERT', pgid='pgtrigger_insert_insert_f307b', table='people_capacity', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='capacity',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_capacityevent" ("channel", "id", "most", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id") VALUES (NEW."channel", NEW."id", NEW."most", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."staff_id"); RETURN NULL;', hash='48d2e33d8cb11c6773a67c97cbbe558c4bb5c243', operation='UPDATE', pgid='pgtrigger_update_update_47e0c', table='people_capacity', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='team',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_teamevent" ("id", "name_en", "name_ja", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."id", NEW."name_en", NEW."name_ja", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug"); RETURN NULL;', hash='56c39fbb1e3f100931c45beda39c310a5640745c', operation='INSERT', pgid='pgtrigger_insert_insert_344e5', table='people_team', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='team',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_teamevent" ("id", "name_en", "name_ja", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."id", NEW."name_en", NEW."name_ja", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug"); RETURN NULL;', hash='aff23a5feb2aad25ec5795a87023ff3507f0cf2a', operation='UPDATE', pgid='pgtrigger_update_update_cda79', table='people_team', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='team',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_teamevent" ("id", "name_en", "name_ja", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."id", OLD."name_en", OLD."name_ja", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;', hash='0e6c29e7b1e3592b2f7b1ae4337b77e627d42cfa', operation='DELETE', pgid='pgtrigger_delete_delete_d418f', table='people_team', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='customer',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_customerevent" ("created_at", "id", "kana", "locale", "merged_into_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."created_at", NEW."id", NEW."kana", NEW."locale", NEW."merged_into_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='4f331356986f37983206e3ec6aee1e5ce84ed13e', operation='UPDATE', pgid='pgtrigger_update_update_6c8b1', table='people_customer', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='customer',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_customerevent" ("created_at", "id", "kana", "locale", "merged_into_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."created_at", OLD."id", OLD."kana", OLD."locale", OLD."merged_into_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='08b67607895a9073a7d423f49c7040b2ece884e8', operation='DELETE', pgid='pgtrigger_delete_delete_0cd7b', table='people_customer', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='identity',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_identityevent" ("customer_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proven_at", "proven_how", "value") VALUES (NEW."customer_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proven_at", NEW."proven_how", NEW."value"); RETURN NULL;', hash='8cc3be522dd1726ba8e0ff15c55c664b72d5a060', operation='UPDATE', pgid='pgtrigger_update_update_f3d63', table='people_identity', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='identity',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_identityevent" ("customer_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proven_at", "proven_how", "value") VALUES (OLD."customer_id", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proven_at", OLD."proven_how", OLD."value"); RETURN NULL;', hash='a05d9ae9206c903e6900d4e0b377421839136c9f', operation='DELETE', pgid='pgtrigger_delete_delete_9334f', table='people_identity', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='staff',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_staffevent" ("account_id", "active", "id", "kana", "languages", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "skills") VALUES (NEW."account_id", NEW."active", NEW."id", NEW."kana", NEW."languages", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."skills"); RETURN NULL;', hash='54642ef233eff5005a47ad0a6abb9f161d4fa8c8', operation='INSERT', pgid='pgtrigger_insert_insert_444e5', table='people_staff', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='staff',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."account_id" IS DISTINCT FROM (NEW."account_id") OR OLD."active" IS DISTINCT FROM (NEW."active") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kana" IS DISTINCT FROM (NEW."kana") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."skills" IS DISTINCT FROM (NEW."skills"))', func='INSERT INTO "people_staffevent" ("account_id", "active", "id", "kana", "languages", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "skills") VALUES (NEW."account_id", NEW."active", NEW."id", NEW."kana", NEW."languages", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."skills"); RETURN NULL;', hash='29d9b42bcf50d2b6858ae2ff685fb6725b430d26', operation='UPDATE', pgid='pgtrigger_update_update_f756f', table='people_staff', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='staff',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_staffevent" ("account_id", "active", "id", "kana", "languages", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "skills") VALUES (OLD."account_id", OLD."active", OLD."id", OLD."kana", OLD."languages", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."skills"); RETURN NULL;', hash='8277e90d3f3a29e96b9e0eee49e06b60d63b19db', operation='DELETE', pgid='pgtrigger_delete_delete_b2d8b', table='people_staff', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_membershipevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id", "team_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."staff_id", NEW."team_id"); RETURN NULL;', hash='99663fb72e338a8d804ea06a80b5954902603984', operation='INSERT', pgid='pgtrigger_insert_insert_6bbf7', table='people_membership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_membershipevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id", "team_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."staff_id", NEW."team_id"); RETURN NULL;', hash='c582a7d8f415cce9f780c226909317c1f9e287f2', operation='UPDATE', pgid='pgtrigger_update_update_c12bb', table='people_membership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_membershipevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id", "team_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."staff_id", OLD."team_id"); RETURN NULL;', hash='4c31fcebb647a3b31df1550c4ca0b7bfd06b7d96', operation='DELETE', pgid='pgtrigger_delete_delete_1c841', table='people_membership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='hostkey',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_hostkeyevent" ("id", "kid", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at") VALUES (NEW."id", NEW."kid", NEW."made_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."retired_at"); RETURN NULL;', hash='da55a25b83a224a9579bf037b93aba080749f098', operation='INSERT', pgid='pgtrigger_insert_insert_04382', table='people_hostkey', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='hostkey',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kid" IS DISTINCT FROM (NEW."kid") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."retired_at" IS DISTINCT FROM (NEW."retired_at"))', func='INSERT INTO "people_hostkeyevent" ("id", "kid", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_at") VALUES (NEW."id", NEW."kid", NEW."made_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."retired_at"); RETURN NULL;', hash='2c468333205aa585e26f2c56df320c6e60506fba', operation='UPDATE', pgid='pgtrigger_update_update_4e960', table='people_hostkey', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='block',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_blockevent" ("at", "customer_id", "id", "lifted_at", "lifted_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id", "until") VALUES (NEW."at", NEW."customer_id", NEW."id", NEW."lifted_at", NEW."lifted_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."staff_id", NEW."until"); RETURN NULL;', hash='fec864339f066a956385ad9dc296e1c28bb7a54b', operation='INSERT', pgid='pgtrigger_insert_insert_218cf', table='people_block', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='block',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."customer_id" IS DISTINCT FROM (NEW."customer_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."lifted_at" IS DISTINCT FROM (NEW."lifted_at") OR OLD."lifted_by_id" IS DISTINCT FROM (NEW."lifted_by_id") OR OLD."staff_id" IS DISTINCT FROM (NEW."staff_id") OR OLD."until" IS DISTINCT FROM (NEW."until"))', func='INSERT INTO "people_blockevent" ("at", "customer_id", "id", "lifted_at", "lifted_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_id", "until") VALUES (NEW."at", NEW."customer_id", NEW."id", NEW."lifted_at", NEW."lifted_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."staff_id", NEW."until"); RETURN NULL;', hash='200cb02107405c71ed36f360cf21cc4c3987da6c', operation='UPDATE', pgid='pgtrigger_update_update_31871', table='people_block', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='invitation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_invitationevent" ("accepted_at", "expires_at", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "staff_id") VALUES (NEW."accepted_at", NEW."expires_at", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sent_at", NEW."staff_id"); RETURN NULL;', hash='6c394298bc1b39a93981ef082e1fd0271fe0815a', operation='INSERT', pgid='pgtrigger_insert_insert_6ecd8', table='people_invitation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='invitation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accepted_at" IS DISTINCT FROM (NEW."accepted_at") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."staff_id" IS DISTINCT FROM (NEW."staff_id"))', func='INSERT INTO "people_invitationevent" ("accepted_at", "expires_at", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "staff_id") VALUES (NEW."accepted_at", NEW."expires_at", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sent_at", NEW."staff_id"); RETURN NULL;', hash='e240329d307887152ee2eb43d826d2eadfe16565', operation='UPDATE', pgid='pgtrigger_update_update_1209f', table='people_invitation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='invitation',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_invitationevent" ("accepted_at", "expires_at", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "staff_id") VALUES (OLD."accepted_at", OLD."expires_at", OLD."id", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sent_at", OLD."staff_id"); RETURN NULL;', hash='bfe8733c304bf44f8f06c99cf69bd6fea7138774', operation='DELETE', pgid='pgtrigger_delete_delete_88427', table='people_invitation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='company',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_companyevent" ("corporate_number", "created_at", "external_id", "id", "kana", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."corporate_number", NEW."created_at", NEW."external_id", NEW."id", NEW."kana", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."source"); RETURN NULL;', hash='5480c5d86c255c5fa00ff8a2392dfbfd830aacb0', operation='INSERT', pgid='pgtrigger_insert_insert_cdb0d', table='people_company', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='company',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_companyevent" ("corporate_number", "created_at", "external_id", "id", "kana", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."corporate_number", NEW."created_at", NEW."external_id", NEW."id", NEW."kana", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."source"); RETURN NULL;', hash='5b8cb01227cb79defbb2c70612ca4a041a937b28', operation='UPDATE', pgid='pgtrigger_update_update_1e404', table='people_company', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='company',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_companyevent" ("corporate_number", "created_at", "external_id", "id", "kana", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (OLD."corporate_number", OLD."created_at", OLD."external_id", OLD."id", OLD."kana", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."source"); RETURN NULL;', hash='e921dfece2b20f336aa3190b5ca7411b1cdc9ebd', operation='DELETE', pgid='pgtrigger_delete_delete_4b514', table='people_company', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='companymember',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_companymemberevent" ("company_id", "customer_id", "department", "ended_at", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "title") VALUES (NEW."company_id", NEW."customer_id", NEW."department", NEW."ended_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."role", NEW."since", NEW."title"); RETURN NULL;', hash='96cbee9eff88f9408379a8ccbe3c4c22f09789b1', operation='INSERT', pgid='pgtrigger_insert_insert_79916', table='people_companymember', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='companymember',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_companymemberevent" ("company_id", "customer_id", "department", "ended_at", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "title") VALUES (NEW."company_id", NEW."customer_id", NEW."department", NEW."ended_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."role", NEW."since", NEW."title"); RETURN NULL;', hash='41ae7821286f5229be63ee96ff01531bc5453b64', operation='UPDATE', pgid='pgtrigger_update_update_ba70a', table='people_companymember', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='companymember',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_companymemberevent" ("company_id", "customer_id", "department", "ended_at", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "title") VALUES (OLD."company_id", OLD."customer_id", OLD."department", OLD."ended_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."role", OLD."since", OLD."title"); RETURN NULL;', hash='55c91babf2a4d041394657a35282983a0b091e60', operation='DELETE', pgid='pgtrigger_delete_delete_55690', table='people_companymember', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='contactchoice',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_contactchoiceevent" ("changed_at", "channel", "customer_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "wanted") VALUES (NEW."changed_at", NEW."channel", NEW."customer_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."topic", NEW."wanted"); RETURN NULL;', hash='31df6fe9ef3115b5d20f94628f6689390f041b58', operation='INSERT', pgid='pgtrigger_insert_insert_a0d2d', table='people_contactchoice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='contactchoice',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_contactchoiceevent" ("changed_at", "channel", "customer_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "wanted") VALUES (NEW."changed_at", NEW."channel", NEW."customer_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."topic", NEW."wanted"); RETURN NULL;', hash='b7d305fcb62fc882ea25ffd5e1026ba582b7418a', operation='UPDATE', pgid='pgtrigger_update_update_46ccb', table='people_contactchoice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='contactchoice',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_contactchoiceevent" ("changed_at", "channel", "customer_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "wanted") VALUES (OLD."changed_at", OLD."channel", OLD."customer_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."topic", OLD."wanted"); RETURN NULL;', hash='3256155f293e752feba22d02fb6a979ae73368d0', operation='DELETE', pgid='pgtrigger_delete_delete_4ce07', table='people_contactchoice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='phone',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_phoneevent" ("changed_at", "customer_id", "id", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred") VALUES (NEW."changed_at", NEW."customer_id", NEW."id", NEW."kind", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."preferred"); RETURN NULL;', hash='e87c3571ea7c60a23acf9116915075dada996c8b', operation='INSERT', pgid='pgtrigger_insert_insert_a1b50', table='people_phone', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='phone',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_phoneevent" ("changed_at", "customer_id", "id", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred") VALUES (NEW."changed_at", NEW."customer_id", NEW."id", NEW."kind", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."preferred"); RETURN NULL;', hash='865ff4a4c2c08f6e6b2107166f01fd00e255b185', operation='UPDATE', pgid='pgtrigger_update_update_ce699', table='people_phone', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='phone',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_phoneevent" ("changed_at", "customer_id", "id", "kind", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred") VALUES (OLD."changed_at", OLD."customer_id", OLD."id", OLD."kind", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."preferred"); RETURN NULL;', hash='2ac22bdfde34d809ca3d7cd6e5ab0b4c74b8a2e7', operation='DELETE', pgid='pgtrigger_delete_delete_55e00', table='people_phone', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='postaladdress',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_postaladdressevent" ("building", "changed_at", "city", "country", "customer_id", "digital_code", "for_delivery", "id", "kind", "organisation", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_code", "prefecture", "recipient", "street", "town") VALUES (NEW."building", NEW."changed_at", NEW."city", NEW."country", NEW."customer_id", NEW."digital_code", NEW."for_delivery", NEW."id", NEW."kind", NEW."organisation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."phone", NEW."postal_code", NEW."prefecture", NEW."recipient", NEW."street", NEW."town"); RETURN NULL;', hash='1d0d8aa00d1b899379b86f8f11bd68878f086869', operation='INSERT', pgid='pgtrigger_insert_insert_63c6b', table='people_postaladdress', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='postaladdress',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_postaladdressevent" ("building", "changed_at", "city", "country", "customer_id", "digital_code", "for_delivery", "id", "kind", "organisation", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_code", "prefecture", "recipient", "street", "town") VALUES (NEW."building", NEW."changed_at", NEW."city", NEW."country", NEW."customer_id", NEW."digital_code", NEW."for_delivery", NEW."id", NEW."kind", NEW."organisation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."phone", NEW."postal_code", NEW."prefecture", NEW."recipient", NEW."street", NEW."town"); RETURN NULL;', hash='f16b259b51e942cb051338907fb56d9a35073ed8', operation='UPDATE', pgid='pgtrigger_update_update_6fe8f', table='people_postaladdress', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='postaladdress',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_postaladdressevent" ("building", "changed_at", "city", "country", "customer_id", "digital_code", "for_delivery", "id", "kind", "organisation", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_code", "prefecture", "recipient", "street", "town") VALUES (OLD."building", OLD."changed_at", OLD."city", OLD."country", OLD."customer_id", OLD."digital_code", OLD."for_delivery", OLD."id", OLD."kind", OLD."organisation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."phone", OLD."postal_code", OLD."prefecture", OLD."recipient", OLD."street", OLD."town"); RETURN NULL;', hash='b8d8f770a3ca89c98df76b53e297ab0b00df69eb', operation='DELETE', pgid='pgtrigger_delete_delete_c36c6', table='people_postaladdress', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='profile',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_profileevent" ("customer_id", "family_kana", "family_name", "given_kana", "given_name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred_channel") VALUES (NEW."customer_id", NEW."family_kana", NEW."family_name", NEW."given_kana", NEW."given_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."customer_id", NEW."preferred_channel"); RETURN NULL;', hash='41b57e29e72d2f4257b4548e40eeddabd78dffb5', operation='INSERT', pgid='pgtrigger_insert_insert_2982f', table='people_profile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='profile',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_profileevent" ("customer_id", "family_kana", "family_name", "given_kana", "given_name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred_channel") VALUES (NEW."customer_id", NEW."family_kana", NEW."family_name", NEW."given_kana", NEW."given_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."customer_id", NEW."preferred_channel"); RETURN NULL;', hash='86c56dabcd2dd31a30e54ce9ba7d66e6ddf3ff60', operation='UPDATE', pgid='pgtrigger_update_update_78c9d', table='people_profile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='profile',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_profileevent" ("customer_id", "family_kana", "family_name", "given_kana", "given_name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "preferred_channel") VALUES (OLD."customer_id", OLD."family_kana", OLD."family_name", OLD."given_kana", OLD."given_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."customer_id", OLD."preferred_channel"); RETURN NULL;', hash='76ed7b787e7da26c507d5977b1013c91e1a64221', operation='DELETE', pgid='pgtrigger_delete_delete_01289', table='people_profile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='representation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_representationevent" ("accepted_at", "document", "email", "ended_at", "ended_by", "from_day", "granted_at", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "principal_id", "recorded_by_id", "relation", "representative_id", "scopes", "until_day") VALUES (NEW."accepted_at", NEW."document", NEW."email", NEW."ended_at", NEW."ended_by", NEW."from_day", NEW."granted_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."principal_id", NEW."recorded_by_id", NEW."relation", NEW."representative_id", NEW."scopes", NEW."until_day"); RETURN NULL;', hash='d8d193545d28ceb28e1c59865ac9196192650148', operation='INSERT', pgid='pgtrigger_insert_insert_c5f4d', table='people_representation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='representation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accepted_at" IS DISTINCT FROM (NEW."accepted_at") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."ended_by" IS DISTINCT FROM (NEW."ended_by") OR OLD."from_day" IS DISTINCT FROM (NEW."from_day") OR OLD."granted_at" IS DISTINCT FROM (NEW."granted_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."principal_id" IS DISTINCT FROM (NEW."principal_id") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."relation" IS DISTINCT FROM (NEW."relation") OR OLD."representative_id" IS DISTINCT FROM (NEW."representative_id") OR OLD."scopes" IS DISTINCT FROM (NEW."scopes") OR OLD."until_day" IS DISTINCT FROM (NEW."until_day"))', func='INSERT INTO "people_representationevent" ("accepted_at", "document", "email", "ended_at", "ended_by", "from_day", "granted_at", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "principal_id", "recorded_by_id", "relation", "representative_id", "scopes", "until_day") VALUES (NEW."accepted_at", NEW."document", NEW."email", NEW."ended_at", NEW."ended_by", NEW."from_day", NEW."granted_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."principal_id", NEW."recorded_by_id", NEW."relation", NEW."representative_id", NEW."scopes", NEW."until_day"); RETURN NULL;', hash='d8e71775c70a59ec05233f915842fbac0bbdcbfe', operation='UPDATE', pgid='pgtrigger_update_update_d572b', table='people_representation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='representation',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_representationevent" ("accepted_at", "document", "email", "ended_at", "ended_by", "from_day", "granted_at", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "principal_id", "recorded_by_id", "relation", "representative_id", "scopes", "until_day") VALUES (OLD."accepted_at", OLD."document", OLD."email", OLD."ended_at", OLD."ended_by", OLD."from_day", OLD."granted_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."principal_id", OLD."recorded_by_id", OLD."relation", OLD."representative_id", OLD."scopes", OLD."until_day"); RETURN NULL;', hash='07eeb9bca580012cbce463f339aace3e06f45293', operation='DELETE', pgid='pgtrigger_delete_delete_1ce1c', table='people_representation', when='AFTER')),
            ),
        ]),
    ]
