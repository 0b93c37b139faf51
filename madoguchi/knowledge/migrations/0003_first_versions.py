"""Articles that were there before histories: their present words are version 1, and who leads of a pair."""

from django.db import migrations

FIRST_VERSIONS = """
INSERT INTO knowledge_articleversion
    (article_id, number, kind, heading, body, questions, tags, card_text, voice_text, data, at, note)
SELECT id, 1, kind, heading, body, questions, tags, card_text, voice_text, data, updated_at, ''
FROM knowledge_article
"""

TRANSLATIONS = """
UPDATE knowledge_article AS translation SET is_source = false, source_version = source.version
FROM knowledge_article AS source
WHERE translation.language = 'en' AND source.language = 'ja'
  AND source.collection_id = translation.collection_id AND source.group = translation.group
"""

STATES = """
UPDATE knowledge_article SET
    confidence = CASE WHEN checked_on IS NULL THEN 'not_validated' ELSE 'validated' END,
    announced = status = 'published' AND (valid_from IS NULL OR valid_from <= now())
                AND (valid_until IS NULL OR valid_until > now())
"""


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0002_life_of_an_article")]

    operations = [
        migrations.RunSQL(statement, migrations.RunSQL.noop)
        for statement in (FIRST_VERSIONS, TRANSLATIONS, STATES)
    ]
