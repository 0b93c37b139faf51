"""Sentences with what is to be understood in them, one a line: text => meaning."""

from pathlib import Path

HERE = Path(__file__).parent


def lines(name: str) -> list[tuple[str, str]]:
    """Each sentence of a file with its meaning; lines that begin with # are remarks."""
    given = (HERE / f"{name}.txt").read_text().splitlines()
    pairs = (line.split(" => ", 1) for line in given if line.strip() and not line.startswith("# "))
    return [(text.replace("\\n", "\n"), meaning.strip()) for text, meaning in pairs]
