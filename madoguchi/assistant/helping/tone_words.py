"""What a finding about tone is called, and why it matters, in the reader's language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

TITLES = {
    "double_honorific": _("Two honorifics in one"),
    "wrong_direction": _("Honorific in the wrong direction"),
    "titles": _("Wrong title"),
    "casual": _("Casual wording"),
    "plain_form": _("Plain instead of polite ending"),
    "slack_apology": _("Apology among friends"),
    "too_many_lets": _("Asking leave again and again"),
    "extra_sa": _("One syllable too many"),
    "counter_talk": _("Shop counter phrase"),
    "dropped_ra": _("Dropped ら"),
    "commanding": _("Sounds like an order"),
    "blaming": _("Sounds like blame"),
    "curt": _("Curt"),
    "pointed": _("Reads as a dig"),
    "promising": _("Promises too much"),
    "slang": _("Slang"),
    "shouting": _("Sounds like shouting"),
    "no_please": _("“Please” is missing"),
    "no_thanks": _("Thanks are missing"),
    "no_apology": _("An apology is missing"),
    "no_addressee": _("The address is missing"),
    "no_name": _("Your name is missing"),
    "no_closing": _("The closing is missing"),
    "too_many_commas": _("Many commas"),
    "long_sentence": pgettext_lazy("tone", "Long sentence"),
}
WHY = {
    "double_honorific": _("One honorific is enough; two make it sound insecure."),
    "wrong_direction": _(
        "This raises us or lowers the customer. Honour what she does, be modest about what we do."
    ),
    "titles": _("様, 御中 and 各位 stand alone, and nobody of our own gets a title."),
    "casual": _("Fine among colleagues, not to a customer."),
    "plain_form": _("To a customer, sentences end in です or ます."),
    "slack_apology": _("To a customer it is 申し訳ございません, and 恐れ入りますが when asking."),
    "too_many_lets": _("させていただく asks for permission. Where none is needed, say いたします."),
    "extra_sa": _("There is a さ too many: 送らせていただきます."),
    "counter_talk": _("Learnt at the till; many customers mind it."),
    "dropped_ra": _("Written Japanese keeps the ら: 見られます."),
    "commanding": _("Ask rather than order, and say what it is good for."),
    "blaming": _("Say what happened and what can be done, not whose fault it was."),
    "curt": _("A no needs a word of regret and a way out."),
    "pointed": _("It can be taken as sarcasm. Leave the comparison out and say plainly what comes next."),
    "promising": _(
        "Say what is certain, by when you will know more, and what happens if it turns out otherwise."
    ),
    "slang": _("Fine among friends, not to a customer."),
    "shouting": _("Capitals and many marks read like shouting."),
    "no_please": _("A request begins with “please”."),
    "no_thanks": _("A letter thanks the customer for writing."),
    "no_apology": _("The customer tells of trouble, and nobody has said sorry yet."),
    "no_addressee": _("A letter begins with the customer's name."),
    "no_name": _("A letter says who writes."),
    "no_closing": _("A letter ends with a kind word."),
    "too_many_commas": _("Two sentences are read more easily."),
    "long_sentence": _("It has to be read twice. Make two or three sentences of it."),
}
FOR_EXAMPLE = {
    "ja": {
        "blaming": "行き違いがあったようでございます。状況を確認いたします。",
        "curt": "申し訳ございませんが、承ることができません。代わりに…",
        "commanding": "恐れ入りますが、…いただけますでしょうか。",
        "pointed": "ご不便をおかけしております。次の手順をご案内いたします。",
        "promising": "…の見込みです。変わる場合は、すぐにお知らせいたします。",
        "casual": "…でございます。…いたします。",
        "plain_form": "…です。…ます。",
        "slack_apology": "ご迷惑をおかけし、申し訳ございません。",
    },
    "en": {
        "blaming": "It seems that … did not reach us. Let me check this with you.",
        "curt": "I am afraid that … is not possible. What I can do is …",
        "commanding": "Could you please …, so that we can …?",
        "pointed": "I am sorry for the trouble. The next step is …",
        "promising": "We expect … by …; if that changes, I will write to you.",
        "slang": "Thank you for waiting. I am looking into this.",
        "slack_apology": "I am sorry for the trouble this has caused you.",
    },
}
"""How a sentence that resembles a known fault could be worded, in the language of the reply."""
LIKELY = _("Resembles sentences of this kind; nothing to change if it is meant well.")
