from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0003_backups_and_failures'),
    ]

    operations = [
        migrations.AddField(
            model_name='outgoingmail',
            name='unsubscribe',
            field=models.TextField(blank=True, db_default='', default=''),
        ),
        migrations.AlterField(
            model_name='outgoingmail',
            name='state',
            field=models.TextField(choices=[('waiting', 'Waiting'), ('sent', 'Sent'), ('failed', 'Failed'), ('kept', 'Kept'), ('taken_back', 'Taken Back')], default='waiting'),
        ),
    ]
