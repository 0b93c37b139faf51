from django.apps import AppConfig


class CrossingConfig(AppConfig):
    name = "madoguchi.crossing"
    label = "crossing"
    default_auto_field = "django.db.models.BigAutoField"
