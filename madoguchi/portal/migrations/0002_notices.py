from django.db import migrations


class Migration(migrations.Migration):
    """What customers were told is kept by the room of notices from now on; the table itself stays."""

    dependencies = [
        ('portal', '0001_alerts'),
        ('notices', '0001_notices'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name='Alert')]),
    ]
