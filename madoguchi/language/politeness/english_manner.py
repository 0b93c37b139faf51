"""Blame, curtness and orders in English by how a sentence is built rather than by set phrases."""

from collections.abc import Iterator

from . import digs, promises
from .english import rules_en
from .rules import apply
from .shapes import ToneFinding

_FREE = (
    r"(?<!if )(?<!when )(?<!whether )(?<!once )(?<!did )(?<!have )"
    r"(?<!because )(?<!case )(?<!that )(?<!unless )"
    r"(?<!before )(?<!after )(?<!since )(?<!where )(?<!as )"
)
"""Not in a condition or a question: if you missed it, please …"""
_MISDEEDS = (
    "left|missed|deleted|broke|ignored|forgot|lost|misread|misunderstood|misused|failed|refused|neglected"
    "|caused"
    "|overlooked|damaged|dropped|installed it|waited (?:too|so|until|three|two|a)|didn't|did not|never"
    "|keep|kept"
    "|signed|should know|ought to|could have|might have noticed|let the|turned it off|gave us"
)
_SAFE = r"(?! (?:have to|need|miss\b|cause|do anything|receive|get\b|lose|tell you|make any|be charged))"
BLAME = rules_en(
    "blaming",
    (rf"{_FREE}\byou(?:'ve| have)? (?:simply |just |clearly |obviously |really |also |probably |must have )?"
     rf"(?:{_MISDEEDS})\b{_SAFE}(?![^.!?\n]*\?)", None),
    (rf"{_FREE}\byou (?:haven't|have not|weren't|were not|don't seem|do not seem|aren't|are not)"
     r" (?!entitled|been|missed|charged|need|required|obliged|alone|able)(?:even |paid |opened |"
     r"listening|to understand|answered |read |honest|careful)", None),
    (rf"{_FREE}\byou (?:must|will) have (?:entered|typed|ignored|missed|pressed|deleted|changed|forgotten"
     rf"|lost)\b", None),
    (r"\b(?:entirely |all |only )?(?:down to you|your own \w+(?: delay| doing)?(?= (?:is|are|was|to))"
     r"|to blame|yourself to blame)\b",
     None),
    (r"\b(?:is|was|are|were) (?:your|entirely your|your own) (?:responsibility|duty|job|doing|problem"
     r"|mistake|decision)\b",
     None),
    (r"\b(?:mistake|fault|error|damage|problem) (?:is|was|lies) (?:yours|with you|on your (?:end"
     r"|side))\b", None),
    (r"(?:\A|(?<=[.!?]\s))(?:why (?:would|did|do|didn't|haven't|are) you|how (?:could|did) you (?!hear"
     r"|like|find|come)"
     r"|how many times|have you even|are you sure you|don't you|who told you|what did you do|what were you"
     r"|were you even|did you (?:even|actually|really|not|forget))\b", None),
    (r"\b(?:I|we)(?:'ve| have)? (?:already |just |been over |have been over )+(?:said|told|answered"
     r"|explained|sent|written|this)\b",
     "to come back to my last message"),
    (r"\b(?:careless|inattentive|negligent)\b|\bnot our fault\b|\b(?:is|are) never wrong\b"
     r"|\bwe did nothing wrong\b", None),
    (r"\b(?:nobody|no one|no-one) (?:else )?(?:told|forced|asked|complains?|notice[sd]?)\b"
     r"|\beverybody else\b|\beveryone else\b",
     None),
)  # fmt: skip
CURT = rules_en(
    "curt",
    (r"(?:\A|(?<=[.!?]\s))(?:not (?!yet|at all|everyone|only|sure)|no (?!problem|longer|extra|charge|need"
     r"|fee)|none\b|never\b|can't|won't"
     r"|wrong|too late|fully booked|out of stock|invalid|expired|(?:request|claim|application) (?:denied"
     r"|rejected|refused))"
     r"(?:[\w' -]{0,24})[.!](?=\s|$)", None),
    (r"(?:\A|(?<=[.!?]\s))(?:just )?(?:ask|call|contact|see|check|try|google|talk to|speak to) (?:your|the"
     r"|our|them|another|someone"
     r"|somebody)\b[\w' -]{0,20}[.!](?=\s|$)", None),
    (r"\b(?:rules are rules|policy is policy|that is final|that's final|that's life|nothing can be done"
     r"|nothing to discuss)\b",
     None),
    (r"\b(?:that(?:'s| is)|it(?:'s| is)) (?:just |simply )?(?:how (?:it|things) (?:works?|is|are)"
     r"|the way it is|policy|the rule)\b",
     None),
    (r"\b(?:overreact\w*|exaggerat\w*|so (?:emotional|sensitive|upset)|big deal|no reason to (?:be upset"
     r"|complain)|a fuss)\b", None),
    (r"\bthere(?:'s| is) no(?:thing| point| reason| one)\b[^.!?\n]{0,12}\b(?:calling|discuss|complain"
     r"|be upset|add|say)\b", None),
    (r"\b(?:work|sort|figure) (?:it|this|that) out (?:with|yourself|on your own)\b|\bon your own\b(?=[.!]"
     r"|$)|\bsuit yourself\b", None),
    (r"\bwe (?:won't|will not|refuse to) (?:discuss|change|refund|argue|answer|pay|talk"
     r"|help)\b", "I am afraid that we cannot"),
    (r"\b(?:we|I) (?:don't|do not) care\b|\bnot something we care\b|\bwhatever you (?:decide|say|want)\b"
     r"|\bso what\b", None),
    (r"\bwe get this (?:complaint|question) all the time\b|\bwhat would you like me to do\b"
     r"|\bwhat do you (?:want|expect)\b", None),
)  # fmt: skip
ORDERS = rules_en(
    "commanding",
    (r"(?:\A|(?<=[.!?]\s))(?:listen,|be (?:patient|quiet|reasonable|careful|on time)\b|hurry\b|calm\b"
     r"|behave\b|obey\b)", None),
    (r"\b(?:I|we) (?:need|want|expect|demand|insist|require)\b[^.!?\n]{0,40}\b(?:now|today|tonight"
     r"|by (?:noon|tonight|tomorrow)|"
     r"immediate(?:ly)?|that you|at once)\b", None),
    (r"\bI (?:need|want) your\b|\byou have to prove\b|\bprove (?:it|that)\b|\bor (?:the|your"
     r"|we) [^.!?\n]{0,24}"
     r"\b(?:gone|cancel\w*|void|closed?|lost|cut)\b", None),
    (r"\b(?:if you don't|if you do not|unless you) (?:reply|pay|answer|respond"
     r"|send)\b[^.!?\n]{0,14}\b(?:today|now|at once)\b", None),
    (r"\byou (?:are to|shall|will) (?:send|pay|report|wait|do as|provide|obey)\b|\byou must (?:call|pay"
     r"|reply|answer|send|stop|be|wait)\b",
     "please"),
    (r"\bstop (?:sending|bothering|using|shouting|writing)\b|\b(?:don't|do not) (?:contact|write to|call"
     r"|ask|bother) (?:us|me)\b", None),
    (r"\b(?:last|final) (?:warning|chance|reminder)\b|\band be on time\b|\bdon't leave anything out\b", None),
)  # fmt: skip
APOLOGIES = rules_en(
    "slack_apology",
    (r"\bour bad\b|\bwhoops\b|\bwe goofed\b|\bmy mistake\b(?=[.!]|$)", "I am sorry for our mistake"),
    (r"\bsorry (?:if|that|you) [^.!?\n]{0,12}\b(?:feel|felt|took|misunderstood|can't"
     r"|see it)\b", "I am sorry for the trouble"),
    (r"\bsorry,? but (?:that's|it's|that is|mistakes|things|you|we're|rules)\b", "I am sorry."),
)  # fmt: skip
RULES = (*BLAME, *CURT, *ORDERS, *APOLOGIES, *promises.EN, *digs.EN)


def findings(text: str) -> Iterator[ToneFinding]:
    """Of the words."""
    yield from apply(RULES, text)
