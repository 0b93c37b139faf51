from django.apps import AppConfig


class CounterConfig(AppConfig):
    name = "madoguchi.channels.counter"
    label = "counter"
    default_auto_field = "django.db.models.BigAutoField"
