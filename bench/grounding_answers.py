"""Answers with one false sentence each: from the demo company's articles, worded by hand, and from a
knowledge
base, worded by rules. What is for tuning and what for the report are different articles."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from bench.search import read
from madoguchi.language import api as language
from madoguchi.language.grounding import Source, sentences_of

HERE = Path(__file__).parent
DEMO = HERE.parent / "madoguchi/demo/world/articles"
KINDS = ("number", "date", "negation", "other", "policy", "absent")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer's sentences, of which one was planted; what it was made from; whether it is for tuning."""

    sentences: tuple[str, ...]
    planted: int
    kind: str
    where: str
    sources: tuple[Source, ...]
    tuning: bool


def of_demo() -> Iterator[Answer]:
    """The answers worded by hand: two files for tuning, a third one, about other articles, for the report."""
    articles = [
        row for path in sorted(DEMO.glob("*.yaml")) for row in yaml.safe_load(path.read_text("utf-8"))
    ]
    report = yaml.safe_load((HERE / "grounding_report.yaml").read_text("utf-8"))
    for spoken in ("ja", "en"):
        known = {a["slug"]: _source(a[spoken]) for a in articles if a.get(spoken, {}).get("body")}
        beside = _neighbours(list(known), [source.heading for source in known.values()])
        tuning = yaml.safe_load((HERE / f"grounding_{spoken}.yaml").read_text("utf-8"))
        for number, row in enumerate([*tuning, *report[spoken]]):
            sources = (known[row["slug"]], known[beside[row["slug"]][0]])
            for turn, (kind, sentence) in enumerate(row["planted"].items()):
                said, place = list(row["said"]), (number + turn) % (len(row["said"]) + 1)
                said.insert(place, sentence)
                yield Answer(tuple(said), place, kind, f"demo-{spoken}", sources, number < len(tuning))


def of_other() -> Iterator[Answer]:
    """Answers worded by hand about texts of other trades, each with its own source; none is for tuning."""
    for spoken, rows in yaml.safe_load((HERE / "grounding_other.yaml").read_text("utf-8")).items():
        for number, row in enumerate(rows):
            for turn, (kind, sentence) in enumerate(row["planted"].items()):
                said, place = list(row["said"]), (number + turn) % (len(row["said"]) + 1)
                said.insert(place, sentence)
                source = Source(row["heading"], row["body"])
                yield Answer(tuple(said), place, kind, f"other-{spoken}", (source,), False)


def _source(text: dict[str, Any]) -> Source:
    return Source(text["heading"], text["body"], " ".join(text.get("questions", ())))


def _neighbours(names: Sequence[str], headings: Sequence[str]) -> dict[str, list[str]]:
    """For each article the others, the nearest heading first."""
    rows = language.embed(list(headings))
    order = np.argsort(-(rows @ rows.T), axis=1)
    return {name: [names[j] for j in order[n] if j != n] for n, name in enumerate(names)}


def of_knowledge_base(folder: Path, many: int, seed: int = 6) -> Iterator[Answer]:
    """Answers from a Japanese knowledge base: three of its sentences worded otherwise, and a false one."""
    draw = random.Random(seed)
    articles = [row for row in read(folder / "articles.jsonl") if len(_plain_sentences(row["body"])) >= 4]
    chosen = draw.sample(articles, many)
    for number, article in enumerate(chosen):
        own = _plain_sentences(article["body"])
        other = draw.choice([row for row in chosen if row is not article])
        start = draw.randrange(len(own) - 2)
        said = [reworded(one, draw) for one in own[start : start + 3]]
        kind, sentence = _planted(
            own, _plain_sentences(other["body"]), article["heading"], KINDS[number // 2 % 6], draw
        )
        place = draw.randrange(4)
        said.insert(place, sentence)
        source = Source(article["heading"], article["body"])
        yield Answer(tuple(said), place, kind, "kb-ja", (source,), number % 2 == 0)


def _plain_sentences(body: str) -> list[str]:
    """Whole sentences that say something: not headings, not the beginnings of lists."""
    found = (sentence.text for sentence in sentences_of(body))
    return [text for text in found if 18 <= len(text) <= 110 and text.endswith("。")]


_REWORDED = (
    (r"することができます。$", "できます。"), (r"クリックします。$", "クリックしてください。"),
    (r"選択します。$", "選んでください。"), (r"してください。$", "するようお願いします。"),
    (r"する必要があります。$", "しなければなりません。"),
    (r"必要があります。$", "必要です。"), (r"以下の", "次の"), (r"削除", "消去"), (r"すべて", "全て"),
    (r"場合は、", "ときは、"), (r"を使用して", "を使って"), (r"表示されます", "出てきます"),
    (r"確認します。$", "ご確認ください。"), (r"入力します。$", "入力してください。"), (r"含まれています",
    "入っています"), (r"ユーザー", "利用者"),
    (r"開きます。$", "開いてください。"), (r"移動します。$", "お進みください。"), (r"変更", "切り替え"),
    (r"または", "あるいは"),
)  # fmt: skip
_OPENINGS = ("", "", "", "なお、", "また、", "まず、", "その場合は、")


_QUOTED = re.compile(r"(\[[^\]]*\]|「[^」]*」|\"[^\"]*\")")


def reworded(sentence: str, draw: random.Random) -> str:
    """The same in other words, by rules: endings, common words, and how it begins; names of buttons stay."""
    rules = [rule for rule in _REWORDED if draw.random() < 0.7]
    parts = _QUOTED.split(sentence)
    for place in range(0, len(parts), 2):
        for pattern, words in rules:
            parts[place] = re.sub(pattern, words, parts[place])
    return draw.choice(_OPENINGS) + "".join(parts)


_FLIPS = (
    ("できません", "できます"), ("できます", "できません"), ("必要があります", "必要はありません"),
    ("必要はありません", "必要があります"),
    ("されません", "されます"), ("されます", "されません"), ("なりません", "なります"), ("してください",
    "しないでください"), ("あります", "ありません"),
    ("クリックします", "クリックしないでください"), ("選択します", "選択しないでください"), ("します",
    "しません"),
)  # fmt: skip
_POLICIES = (
        "このお手続きには、手数料として1,100円をいただきます。"
    , "お申し込みから8日以内であれば、全額を返金いたします。",
    "この機能は有料プランのお客様だけがご利用になれます。", "ご利用は1日3回までに制限されています。",
    "未成年の方は、保護者の同意書をお送りください。",
        "1年間ご利用がない場合、アカウントは自動的に閉鎖されます。",
    "ご契約期間中の解約には違約金がかかります。", "サポートの受付は平日の9時から17時までです。",
)  # fmt: skip
_ABSENT = (
        "完了すると、登録の電話番号にショートメッセージが届きます。"
    , "作業の前に、必ずデータのバックアップを取ってください。",
        "うまくいかないときは、端末を再起動すると直ることがあります。"
    , "この操作は管理者の承認を受けてから反映されます。",
    "変更の履歴は、レポート画面からダウンロードできます。", "反映されるまでに最大で48時間かかります。",
    "スマートフォンのアプリからも同じ操作ができます。", "古いデータは自動的に別のフォルダーへ移されます。",
)  # fmt: skip


def _planted(
    own: list[str], others: list[str], heading: str, kind: str, draw: random.Random
) -> tuple[str, str]:
    """A false sentence of this kind; of another one where the article gives no ground for it."""
    if kind in ("number", "date"):
        if found := _changed_number(own):
            return kind, found
        kind = "negation"
    if kind == "negation":
        for sentence in draw.sample(own, len(own)):
            for said, flipped in _FLIPS:
                if said in sentence:
                    return kind, sentence.replace(said, flipped, 1)
        kind = "other"
    if kind == "other":
        return kind, draw.choice(others)
    return kind, draw.choice(_POLICIES if kind == "policy" else _ABSENT)


_CHANGEABLE = re.compile(
    r"(?<![\w.-])(\d{1,3})(?=\s*(?:日|時間|分|秒|回|個|年|か月|ヶ月|GB|MB|TB|%|人|文字|件|つ))"
)


def _changed_number(own: list[str]) -> str:
    for sentence in own:
        if number := _CHANGEABLE.search(sentence):
            changed = str(int(number[1]) * 2 + 1)
            return sentence[: number.start()] + changed + sentence[number.end() :]
    return ""
