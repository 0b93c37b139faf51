"""Front door of the language room. Nothing here knows Django; nothing is loaded before it is used."""

from . import mail, sound
from .aloud import aloud, digits_aloud
from .analysis import forms, spans_of, surfaces, tokens
from .asking import SAME_MATTER, asks, subject, subject_vectors
from .corrections import Correction, correction
from .detection import language_of
from .embedding import EmbeddingUnavailable, Vectors, embed, embedder, similarity
from .entities import (
    AddressParts,
    Entity,
    Known,
    NumberPattern,
    Product,
    address_parts,
    chosen,
    entities,
    yes_or_no,
)
from .figures import figures_apart
from .grounding import Checked, Source
from .grounding import checked as check_grounding
from .intents.model import Example, Guess, IntentModel
from .intents.model import train as train_intents
from .intents.model import without as intents_without
from .letters import VARIABLES, Filled, addressed, fill, gaps_left, unknown_variables
from .matching import bigrams, query_tokens, search_tokens, tsquery
from .missending import Party, Slip, addressees, misaddressed, numbers_in, of_others, says_attached
from .mood import Mood, Reason, mood
from .normalisation import fold, normalise
from .opinion import THEMES, Opinion, opinions
from .personal import impersonal
from .pleading import clauses, plainly
from .politeness import TONE_CODES, Occasion, ToneCode, ToneFinding, check_tone
from .redaction import redact, redact_name
from .second import SECOND_MODEL, SECOND_SIZE, SecondEmbedder, second_embedder
from .several import Piece, wishes
from .shapes import FoundCard, HouseStyle, Redacted, Remark, Token, Writing
from .slips import Vocabulary, vocabulary
from .smalltalk import Topic, smalltalk
from .spelling import concepts, english_near, hiragana, is_kana, known_english, one_slip, reading
from .summaries import Spoken, Summary, SummaryLine, summarise
from .times import MORNING
from .times import understand as understand_time
from .usual import usual
from .veiling import Unveiled, Veiled, unveil, veil
from .writing import check_writing, pictures_without_words

__all__ = [
    "sound",
    "AddressParts",
    "address_parts",
    "asks",
    "aloud",
    "digits_aloud",
    "Correction",
    "Checked",
    "Source",
    "check_grounding",
    "EmbeddingUnavailable",
    "Entity",
    "Example",
    "Filled",
    "FoundCard",
    "Guess",
    "HouseStyle",
    "Known",
    "IntentModel",
    "MORNING",
    "mail",
    "Mood",
    "NumberPattern",
    "Opinion",
    "Occasion",
    "Party",
    "Piece",
    "Product",
    "Reason",
    "Redacted",
    "Remark",
    "SAME_MATTER",
    "SECOND_MODEL",
    "SECOND_SIZE",
    "SecondEmbedder",
    "Slip",
    "Spoken",
    "Summary",
    "SummaryLine",
    "THEMES",
    "TONE_CODES",
    "Token",
    "ToneCode",
    "ToneFinding",
    "Topic",
    "Unveiled",
    "VARIABLES",
    "Veiled",
    "Vectors",
    "Vocabulary",
    "Writing",
    "addressed",
    "addressees",
    "bigrams",
    "check_tone",
    "check_writing",
    "chosen",
    "clauses",
    "concepts",
    "correction",
    "embed",
    "embedder",
    "english_near",
    "entities",
    "figures_apart",
    "fill",
    "fold",
    "forms",
    "gaps_left",
    "impersonal",
    "hiragana",
    "is_kana",
    "known_english",
    "language_of",
    "misaddressed",
    "mood",
    "normalise",
    "opinions",
    "numbers_in",
    "of_others",
    "one_slip",
    "pictures_without_words",
    "plainly",
    "query_tokens",
    "reading",
    "redact",
    "redact_name",
    "says_attached",
    "search_tokens",
    "second_embedder",
    "similarity",
    "smalltalk",
    "spans_of",
    "subject",
    "subject_vectors",
    "summarise",
    "surfaces",
    "tokens",
    "intents_without",
    "train_intents",
    "tsquery",
    "unknown_variables",
    "unveil",
    "usual",
    "veil",
    "vocabulary",
    "understand_time",
    "warm",
    "wishes",
    "yes_or_no",
]


def warm() -> None:
    """Load dictionary and vectors (about a second). Call it in a thread after the port is bound."""
    forms("窓口")
    embed(["窓口"])
    second_embedder()
