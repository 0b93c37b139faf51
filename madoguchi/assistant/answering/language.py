"""In which language a question is answered."""

from madoguchi.language import api as words

TELLING = 12  # letters from which a question tells its language ("OK" does not)


def spoken_in(question: str, language: str) -> str:
    """Japanese or English: the question's own language when it is long enough to tell."""
    if len(question) >= TELLING:
        language = words.language_of(question, default=language)
    return "ja" if language == "ja" else "en"
