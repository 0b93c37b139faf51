"""Tone of an English reply: curt, blaming, slang, shouting, a command without please."""

import re
from collections.abc import Iterator, Sequence

from ..writing.lengths import LONGEST_EN
from .reading import HIDDEN, Sentence
from .rules import Instead, Rule, apply
from .shapes import ToneCode, ToneFinding


def rules_en(code: ToneCode, *lines: tuple[str, Instead]) -> tuple[Rule, ...]:
    return tuple(
        Rule(code, re.compile(pattern, re.IGNORECASE | re.MULTILINE), instead) for pattern, instead in lines
    )


_SLANG = dict(
    line.split(" = ")
    for line in """gonna = going to
wanna = want to
gotta = have to
thx = thank you
tks = thank you
ty = thank you
u = you
ur = your
r u = are you
pls = please
plz = please
yeah = yes
yep = yes
yup = yes
nope = no
nah = no
dunno = do not know
idk = I do not know
imo = in my view
tbh = to be honest
fyi = for your information
btw = by the way
gr8 = great
b4 = before
cuz = because
cos = because
'cause = because
ain't = is not
kinda = rather
sorta = rather
super = very
totally = fully
lemme = let me
gimme = please give me
tho = though
y'all = you
yo = hello
sec = moment
stuff = things
a ton of = many
hang tight = please wait a little
hit me up = please contact me
sure thing = certainly
np = you are welcome
no worries = that is no trouble
no probs = that is no trouble
no prob = that is no trouble
no biggie = that is no trouble
my bad = I am sorry, that was my mistake
oops = I am sorry""".splitlines()
)
_WORDLESS = (
    r"lol|lmao|omg|wtf|haha+|dude|mate|buddy|bro|guys|folks|crap|damn|hell|sucks?|screwed|freaking|bloody"
    r"|awesome"
)
SLANG = (
    *rules_en(
        "slang", *((rf"(?<![\w']){re.escape(word)}(?![\w'])", better) for word, better in _SLANG.items())
    ),
    *rules_en("slang", (rf",?\s*\b(?:hey )?(?:{_WORDLESS})\b,?", None), (r"^hey\b(?=[ ,!])", "Hello")),
)
SHOUTING = (
    Rule(
        "shouting",
        re.compile(r"\b[A-Z]{2,}(?:[ ,]+(?:[A-Z]{2,}|I|A)\b){2,}[!.]*"),
        lambda found: _spoken(found[0]),
    ),
    Rule(
        "shouting",
        re.compile(
            r"\b(?:NOT|NEVER|MUST|ALWAYS|STOP|READ|WAIT|IMMEDIATELY|PLEASE|NOW|DO|ONLY|BEFORE|"
            r"AGAIN)\b(?! [A-Z]{2})"
        ),
        lambda found: found[0].lower(),
    ),
    Rule("shouting", re.compile(r"!{2,}"), "."),
    Rule("shouting", re.compile(r"\?{2,}|[?!]*(?:\?!|!\?)[?!]*"), "?"),
)
BLAME = rules_en(
    "blaming",
    (r"\byou (?:really )?should(?:'ve| have)\b", None),
    (
        r"\byour own (?:fault|mistake|error|problem|responsibility)\b|\byour (?:fault|mistake)\b",
        "a misunderstanding",
    ),
    (r"\byou (?:simply |just |clearly |obviously )?(?:forgot|failed|neglected|refused) to\b", None),
    (
        r"\byou (?:didn't|did not|don't|never) (?:even )?(?:read|check|listen|follow|tell|bother|"
        r"send|pay|mention|understand|told|said|asked|replied|answered|gave|sent|paid)\b",
        None,
    ),
    (
        r"\bas (?:I|we)(?:'ve| have)? (?:already |clearly |previously |repeatedly )?(?:said|"
        r"told you|told|mentioned|explained|stated|wrote)(?: you)?(?: already| before)?",
        "to come back to my last message",
    ),
    (
        r"\b(?:I|we)(?:'ve| have)? (?:already )?(?:told|explained)(?: this|"
        r" it)?(?: to)? you\b(?: already| before)?",
        "as in my last message",
    ),
    (r"\blike (?:I|we) said\b", "to come back to my last message"),
    (r"\byou claim(?:ed)?\b", "you wrote"),
    (
        r"\byou(?:'re| are) (?:wrong|mistaken|confused|lying|overreacting)\b",
        "there seems to be a misunderstanding",
    ),
    (r"\byou (?:must have )?misunderst(?:and|ood)\b", "there seems to be a misunderstanding"),
    (r"\bwhy (?:didn't|did you not|don't|can't|haven't) you\b", None),
    (r"\b(?:obviously|clearly)\b,?", ""),
    (
        r"\byou (?:were told|were supposed to|broke|ignored|caused|keep|should know|can't expect|"
        r"cannot expect)\b",
        None,
    ),
    (
        r"\b(?:if you had|had you|if you'd|if only you(?: had|'d)) [^.!?]{2,60}"
        r"\b(?:would(?:n't| not)?(?: have)?|could have|might have)\b|"
        r"\b(?:if you had|had you|if you'd) (?:only )?(?:read|checked|listened|followed|told|"
        r"written|looked)\b",
        None,
    ),
    (
        r"\b(?:nobody|no one) else (?:has|had)\b|\bno other customers?\b|"
        r"\bnext time,? (?:please )?(?:read|check)\b|\bonce again,",
        None,
    ),
    (
        r"\byou(?:'re| are) the one who\b|\bbecause (?:of )?you (?:did|made|used)\b|\b(?:it|this|"
        r"that|delay|mistake|problem)(?:'s| is) on you\b",
        None,
    ),
    (
        r"\bbecause you (?:didn't|did not|forgot|entered|used|ignored|changed|dropped|opened|"
        r"removed|failed|never|broke|lost)\b",
        None,
    ),
    (r"\bper my (?:last|previous|earlier) (?:e-?mail|message)\b", "to come back to my last message"),
    (r"\byou (?:need|have) to understand\b", None),
    (r"\byou (?:entered|gave|typed|chose|ordered|used|sent) (?:us )?(?:the|a) wrong\b", None),
    (r"\b(?:if|had) you (?:had )?(?:paid attention|been more careful|used it properly)\b", None),
    (
        r"\byour (?:complaint|request|message|question|claim|story|explanation|point|problem) "
        r"(?:really |just |simply )?(?:makes? no sense|does(?:n't| not) make (?:any )?sense|"
        r"is (?:wrong|ridiculous|unreasonable|baseless|nonsense|pointless|absurd|silly|your own))",
        None,
    ),
    (r"\bmaybe you should\b|\bbefore you (?:complain|accuse|blame|bother)\b", None),
    (r"\b(?:your|through your) (?:carelessness|negligence|misuse|own doing)\b|\byou caused\b", None),
    (r"\b(?:everyone|everybody|anyone) (?:else )?(?:knows|can|understands)\b|\bdo you even\b", None),
)
CURT = rules_en(
    "curt",
    (r"(?:\A|(?<=[.!?]\s))No[.!](?=\s|$)", "I am afraid that is not possible."),
    (
        r"\b(?:that(?:'s| is)|it(?:'s| is)) (?:not|n't) (?:our|my) (?:problem|job|fault|business)\b|"
        r"\bnot (?:our|my) (?:problem|job|business)\b",
        None,
    ),
    (
        r"(?<!afraid )(?<!afraid that )\b(?:that(?:'s| is)|it(?:'s| is)) (?:just )?"
        r"(?:impossible|not possible|not happening|"
        r"how it is|our policy)\b",
        "I am afraid we cannot do that",
    ),
    (r"\bread (?:the|our) (?:FAQ|manual|instructions|terms)\b", "please see our help pages"),
    (
        r"\bcalm down\b|\bdeal with it\b|\bwhatever\b(?=[.!,]|$)|\bso what\b|\btoo bad\b|"
        r"\btough luck\b|\bget over\b",
        None,
    ),
    (
        r"\b(?:we|I) (?:can't|cannot|can not|won't|will not) (?:help|do (?:that|this|it|"
        r"anything))\b(?! (?:before|until|without))",
        "I am afraid that I cannot do that",
    ),
    (
        r"(?:\A|(?<=[.!?]\s))(?:I|we) (?:don't|do not) (?:know|care)\b(?=[.!]|$)|\bno idea\b"
        r"|\bhow should I know\b",
        "I will find that out",
    ),
    (r"\b(?:there(?:'s| is) )?nothing (?:we|I) can do\b", "I am afraid that I cannot offer more"),
    (r"\bnothing (?:more|else) to (?:say|add|discuss|tell)\b", None),
    (r"(?:\A|(?<=[.!?]\s))(?:Can't|Cannot|Won't|You can't[.!]|You cannot[.!])", None),
    (
        r"\bgoogle it\b|\bcase closed\b|\bit(?:'s| is) (?:all )?in the (?:e-?mail|FAQ|manual|"
        r"terms)\b|\bwhat's your problem\b",
        None,
    ),
    (
        r"\bsorry,? (?:but )?(?:can't|cannot|can not|won't|no(?=[.,!]|$)|not possible|no way)|"
        r"\b(?:deal with|contact|call|ask|sort|fix|check|chase|do|find|look|handle|solve|write to|arrange)\b"
        r"[^.!?\n]{0,30}\byourself\b|\byou(?:'re| are) on your own\b",
        None,
    ),
    (
        r"\bend of story\b|\bI said no\b|\bno can do\b|\bnothing to do with us\b|\bnot ours\b|"
        r"\bjust do it\b",
        None,
    ),
    (r"\bno (?:point|use|sense) (?:in )?(?:asking|complaining|writing|arguing|trying)\b", None),
    (r"\bwe don't do that\b|\bwhat do you want\b|\bwhat else\?|\bask someone else\b", None),
    (
        r"(?<!afraid )(?<!afraid that )\b(?:refunds?|returns?|exchanges?|cancell?ations?|discounts?|changes?)"
        r" (?:is|are) not (?:possible|allowed|accepted|permitted|available|happening)\b",
        "I am afraid we cannot do that",
    ),
    (
        r"\bno (?:refunds?|returns?|exceptions?|exchanges?|discounts?)\b(?=[.!]|$| on\b| after\b)|"
        r"\b(?:good)?bye\b[.!]|\bnot my department\b|\bit is what it is\b|"
        r"\byou(?:'ll| will) (?:just )?have to (?:wait|live with|accept|pay|deal)\b|"
        r"\bfigure it out\b|\bfind out yourself\b|\bwe(?:'re| are) (?:too )?busy\b|"
        r"\bthat(?:'s| is) (?:all|it)\.",
        None,
    ),
    (
        r"(?:\A|(?<=[.!?]\s))We (?:don't|do not|won't|never) (?:offer|do|sell|accept|support|provide|"
        r"allow|take|give|make)\b[^.!,]{0,24}[.!]",
        "I am afraid we cannot do that.",
    ),
    (r"(?:\A|(?<=[.!?]\s))(?:Impossible|Wait|Noted|Fine|Wrong|Sold out|Denied|Rejected)[.!](?=\s|$)", None),
)
COMMANDS = rules_en(
    "commanding",
    (
        r"(?:\A|(?<=[.!?]\s))you (?:must|have to|need to|had better|are required to)\b"
        r"(?! not| be (?:at least|over|under)| show)",
        "Please",
    ),
    (r"\byou (?:must|had better)\b(?! not)|\bI need you to\b", "please"),
    (r"\byou (?:need|have) to\b[^.]{0,60}\b(?:or|now|today|at once)\b", None),
    (r"\b(?:asap|hurry up|at once|without delay)\b", "as soon as you can"),
    (
        r"\byou'd better\b|\bor else\b|\bdo it now\b|\bright now\b|\bimmediately\b|"
        r"\bstop (?:writing|asking|calling|complaining)\b|(?:\A|(?<=[.!?]\s))stop \w+ing\b",
        None,
    ),
)
_IMPERATIVE = re.compile(
    r"(?:Now |Then |Just |So |First,? |And )?(Send|Give|Tell|Reply|Provide|Wait|Check|Restart|Fill|"
    r"Call|Contact|Write|Try|Return|"
    r"Pay|Upload|Attach|Confirm|Go|Show|Answer|Bring|Explain|Look|Read|Use|Make|Do|Don't|"
    r"Sign|Ask|Take|Follow|Visit|Download|"
    r"Submit|Forward|Update|Install|Delete)\b(?! you)",
)
_COURTEOUS = re.compile(r"\b(?:please|kindly|could you|would you|may I|feel free|if you)\b", re.IGNORECASE)
REGRET = re.compile(r"\b(?:sorry|afraid|unfortunately|apolog\w+|regret\w*)\b", re.IGNORECASE)
RULES = (*SHOUTING, *BLAME, *CURT, *COMMANDS, *SLANG)
_WORD = re.compile(r"[A-Za-z0-9][\w'’-]*")


def findings(text: str, said: Sequence[Sentence]) -> Iterator[ToneFinding]:
    """Of the words, then of the sentences."""
    yield from apply(RULES, text)
    for sentence in said:
        if len(_WORD.findall(sentence.text.replace(HIDDEN, ""))) > LONGEST_EN:
            yield ToneFinding("long_sentence", sentence.start, sentence.end, sentence.text)
    if not _COURTEOUS.search(text):
        yield from _commands(said)


def _commands(said: Sequence[Sentence]) -> Iterator[ToneFinding]:
    for sentence in said:
        found = None if sentence.item else _IMPERATIVE.match(sentence.text)
        if found:
            start, end = sentence.start + found.start(1), sentence.start + found.end(1)
            yield ToneFinding("no_please", start, end, found[1], f"Please {found[1].lower()}")


def _spoken(words: str) -> str:
    return re.sub(r"!+", ".", words[0] + words[1:].lower())
