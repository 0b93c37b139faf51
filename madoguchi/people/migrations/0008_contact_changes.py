import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0007_details'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContactChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(max_length=10)),
                ('before', models.JSONField(default=list)),
                ('after', models.CharField(blank=True, max_length=254)),
                ('at', models.DateTimeField()),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('part__in', ('email', 'phones', 'addresses'))), name='contact_change_part')],
            },
        ),
    ]
