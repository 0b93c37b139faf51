from django.apps import AppConfig


class FormConfig(AppConfig):
    name = "madoguchi.channels.form"
    label = "webform"
    default_auto_field = "django.db.models.BigAutoField"
