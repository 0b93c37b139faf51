from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "madoguchi.conversations"
    label = "conversations"
    default_auto_field = "django.db.models.BigAutoField"
