"""Asked by bench/search_speed.py in a process of its own: publishes an article and tells the moment."""

import sys
import time

from madoguchi.core import api as core
from madoguchi.knowledge import api as knowledge

if __name__ == "__main__":
    word = sys.argv[1]
    row = {"id": word, "heading": f"{word}の手入れ", "body": f"{word}は水を好みます。", "language": "ja"}
    knowledge.save_article(collection="bench", row=row, actor=core.SYSTEM)
    sys.stdout.write(f"{time.time()}\n")
