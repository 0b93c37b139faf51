from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('feedback', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='rating',
            name='looked',
            field=models.CharField(blank=True, db_default='', default='', max_length=16),
        ),
    ]
