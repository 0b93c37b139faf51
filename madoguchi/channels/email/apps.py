from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "madoguchi.channels.email"
    label = "mail"
    default_auto_field = "django.db.models.BigAutoField"
