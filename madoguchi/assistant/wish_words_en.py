"""The words in which English speakers ask for a person, in folded spelling (see wishes.fold_english)."""

import re

KIND = (
    r"(?:real|live|actual|human|proper|living|qualified|senior|local|japanese|english speaking|competent|"
    r"different)"
)
ANY = rf"(?:(?:a|an|the|your|some|any|one of your|another|ur)\s+)?(?:{KIND}\s+)*"
HUMAN = r"humans?(?: beings?)?(?! resources| error| rights| design| detection| body)"
WHO = (
    rf"(?:{HUMAN}|persons?|people|agents?|representatives?|reps?|operators?|someone|somebody|anyone|anybody|"
    r"staff(?: members?)?|team members?|advis[eo]rs?|customer (?:service|support|care|relations)|"
    r"support(?: (?:team|staff|agent|person|rep|representative|desk))?|help ?desk|call cent(?:er|re)|"
    r"manager|supervisor|specialist|employees?|associate|clerk|technician|humen|huma|persn)\b"
)
NOT_A_THING = (
    r"(?! (?:manual|guide|licen[cs]e|error|fee|account|number|name|panel|resources|design|body|"
    r"detection))"
)
SURE = (
    rf"(?:{HUMAN}|representative|(?:live |human )?agent|operator|rep|"
    rf"{KIND} (?:person|people|one|human|agent|rep|support|operator))\b{NOT_A_THING}"
)
SOMEBODY = (
    r"(?:human|agent|representative|operator|person|people|one|anyone|anybody|someone|somebody|staff)"
    r"s?\b"
)
TALK = (
    r"(?:talk|speak|chat|talking|speaking|chatting|tlak|taking|speek|converse|discuss (?:this|it)|"
    r"have a (?:word|chat|call))"
)
PASS = r"(?:connect|transfer|put|patch|pass|hand|switch|forward|escalate|redirect|refer|link)"
THIS = r"(?:(?:me|us|this|it|my (?:case|chat|call)|over|through|on|off|up|straight)\s+)*"
PLEASE = r"(?:please|pls|plz|now|required|needed|thanks|thank you)"

WISH = re.compile(
    "|".join(
        (
            rf"\b{TALK}\s+(?:directly\s+|live\s+)?(?:to|with|2|w/)\s+{ANY}{WHO}",
            rf"\b{PASS}\s+{THIS}(?:to|with)\s+{ANY}(?!another person)(?:{WHO})(?! in my)",
            rf"\b(?:get|give|find|send|bring)\s+me\s+(?:to\s+)?(?:through to\s+)?{ANY}"
            rf"(?:{SURE}|someone$|somebody$|manager\b|supervisor\b|person\b)",
            rf"\b(?:need|want|like|prefer|demand|request|require|rather have)\s+{ANY}{SURE}",
            r"\b(?:can|could|may|let|want|need|like|how (?:do|can)|possible)\b.{0,24}"
            r"\b(?:reach|contact|call|message)\s+"
            rf"{ANY}(?:{SURE}|someone|somebody|person|customer (?:service|support|care))",
            rf"\b(?:is|are)\s+there\s+{ANY}{SOMEBODY}.{{0,20}}\b(?:here|there|talk|speak|chat|available|help|around)\b",
            rf"\b(?:human|live|real)\s+(?:agent|person|support|help|assistance|chat|operator|representative)\s*(?:{PLEASE}|$)",
            r"^(?:(?:please|pls|a|an|the|just|give|need|want|ok|speak|talk|get)\s+)*(?:to\s+)?"
            rf"(?:person|rep|customer (?:service|support|care)|{SURE})(?:\s+{PLEASE})*$",
            r"\b(?:not|no more|stop|enough|hate|sick of|tired of|instead of|rather than)\b.{0,18}"
            r"\b(?:bots?|robots?|chatbots?|machines?|ai|automated (?:replies|answers|responses|system))\b",
            r"\b(?:have|ask|let|can|could|would|will)\s+"
            rf"{ANY}{SOMEBODY}(?:\s+from (?:support|your team))?\s+(?:please\s+)?"
            r"(?:contact|call|help|assist|answer|talk|speak|chat|take over|reply|respond)\b",
        )
    )
)
NEGATED = re.compile(
    r"\b(?:don'?t|do not|no need|needn'?t|not necessary|without|rather not|didn'?t|never|avoid)\b.{0,24}"
    r"\b(?:talk|speak|chat|connect|transfer|human|person|agent|representative|operator|someone)"
)
# The person as a thing, or somebody else's: "change my account manager's name".
AS_THING = re.compile(
    r"\b(?:my|her|his|their) (?:manager|agent|representative|staff|supervisor|operator)\b"
    r"|\b(?:real estate|travel|cleaning|user|insurance|delivery) agents?\b"
    r"|\b(?:agent|operator|representative|contact person)'?s? "
    r"(?:name|status|manual|license|email|account|number|role)"
)
