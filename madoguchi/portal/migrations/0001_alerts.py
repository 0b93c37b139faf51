import django.db.models.deletion
from django.db import migrations, models

from madoguchi.core.api import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0007_details'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='Alert',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=80)),
                    ('kind', models.CharField(max_length=24)),
                    ('path', models.CharField(max_length=200)),
                    ('values', models.JSONField(default=dict)),
                    ('at', models.DateTimeField()),
                    ('mailed', models.BooleanField(default=False)),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                ],
                options={
                    'indexes': [models.Index(fields=['customer', '-at'], name='alerts_of_customer')],
                    'constraints': [models.UniqueConstraint(fields=('customer', 'key'), name='alert_once'), models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='alert_has_a_key')],
                },
            ),
            migrations.CreateModel(
                name='AlertBrowser',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('endpoint', models.CharField(max_length=1000, unique=True)),
                    ('p256dh', models.CharField(max_length=120)),
                    ('auth', models.CharField(max_length=48)),
                    ('language', models.CharField(max_length=8)),
                    ('user_agent', models.CharField(blank=True, max_length=300)),
                    ('visitor', models.CharField(max_length=32)),
                    ('since', models.DateTimeField()),
                    ('reached_at', models.DateTimeField(blank=True, null=True)),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                ],
                options={
                    'indexes': [models.Index(fields=['customer', '-id'], name='alert_browsers_of')],
                },
            ),
        ]),
    ]
