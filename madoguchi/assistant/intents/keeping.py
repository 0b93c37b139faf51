"""Trained models as they are made, kept in rows and loaded again."""

from collections.abc import Mapping

from madoguchi.language import api as language

from ..models import TrainedModel, Version
from .shapes import Content
from .stock import INFORMATION


def learn(content: Content, spoken: str) -> language.IntentModel:
    """What is learnt from these examples; some tenths of a second. Raises ValueError with too few intents."""
    return language.train_intents(examples_of(content, spoken), both=False)


def examples_of(content: Content, spoken: str) -> list[language.Example]:
    """The examples as the model knows them: what only asks for information has no intent."""
    return [language.Example(text, labelled(code)) for text, code in content.pairs(spoken)]


def labelled(code: str) -> str:
    """An intent's name in the model."""
    return "" if code == INFORMATION else code


def code_of(label: str) -> str:
    """The intent that the model names so."""
    return label or INFORMATION


def keep(version: Version, trained: Mapping[str, language.IntentModel]) -> None:
    """Put a version's models into rows of their own."""
    TrainedModel.objects.filter(version=version).delete()
    TrainedModel.objects.bulk_create(
        TrainedModel(version=version, language=spoken, data=model.to_bytes())
        for spoken, model in trained.items()
    )


def load(version: Version) -> dict[str, language.IntentModel]:
    """A version's models by language. Raises ValueError when one cannot be read."""
    rows = version.models.values_list("language", "data")
    return {spoken: language.IntentModel.from_bytes(bytes(data)) for spoken, data in rows}
