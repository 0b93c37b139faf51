"""What people say about the demo company elsewhere: a blog's feed and the reviews of its shop on a map.

The demo serves both places itself (`web/places.py`). At loading they are read as if they had been fetched.
"""

import json
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree

from madoguchi.core import api as core
from madoguchi.listening import api as listening
from madoguchi.people import api as people
from madoguchi.people.shapes import Viewer

from . import world

ATOM = "http://www.w3.org/2005/Atom"
KEY = "demo-places"
PLACE = "accounts/1/locations/1"
STARS = ("", "ONE", "TWO", "THREE", "FOUR", "FIVE")


def feed(now: datetime, address: str) -> bytes:
    """The blog as Atom."""
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(root, "id", "urn:demo:blog")
    _add(root, "title", world.read("mentions")["names"]["blog"])
    for one in world.read("mentions")["blog"]:
        entry = ElementTree.SubElement(root, f"{{{ATOM}}}entry")
        _add(entry, "id", f"urn:demo:blog:{one['id']}")
        _add(entry, "title", one["title"])
        _add(entry, "updated", _at(now, one).isoformat())
        _add(ElementTree.SubElement(entry, f"{{{ATOM}}}author"), "name", one["by"])
        _add(entry, "content", one["text"])
        where = f"{address}/demo/places/blog.xml#{one['id']}"
        ElementTree.SubElement(entry, f"{{{ATOM}}}link", {"href": where})
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def reviews(now: datetime) -> dict[str, Any]:
    """The reviews as the map's interface tells them."""
    rows = [_review(now, one) for one in world.read("mentions")["shop"]]
    return {"reviews": rows, "totalReviewCount": len(rows)}


def _review(now: datetime, one: dict[str, Any]) -> dict[str, Any]:
    at = _at(now, one).isoformat()
    told: dict[str, Any] = {
        "reviewId": one["id"], "reviewer": {"displayName": one["by"]}, "starRating": STARS[one["stars"]],
        "createTime": at, "updateTime": at,
    }  # fmt: skip
    if "text" in one:
        told["comment"] = one["text"]
    if "reply" in one:
        told["reviewReply"] = {"comment": one["reply"], "updateTime": at}
    return told


def _at(now: datetime, one: dict[str, Any]) -> datetime:
    return now - timedelta(hours=one["ago"])


def load(*, staff: dict[str, int]) -> None:
    """Both places with what was said there, and what the desk has done about some of it."""
    names = world.read("mentions")["names"]
    blog = listening.save_source(
        kind="feed", name=names["blog"], values={"address": "{desk}/demo/places/blog.xml"},
        include=("あおぞら", "Aozora", "炊飯器", "rice cooker"), minutes=15,
    )  # fmt: skip
    shop = listening.save_source(
        kind="maps", name=names["shop"], minutes=15,
        values={"place": PLACE, "address": "{desk}/demo/places", "token": KEY},
    )  # fmt: skip
    now, held = core.now(), {one.id: one for one in listening.sources()}
    for source_id, body in (
        (blog, feed(now, "https://notes.example")),
        (shop, json.dumps(reviews(now)).encode()),
    ):
        listening.keep(
            held[source_id], listening.adapters()[held[source_id].kind].read(held[source_id], body)
        )
    _handle(staff)


def _handle(staff: dict[str, int]) -> None:
    """Some of it is looked after already."""
    agent = next(one for one in people.all_staff() if one.id == staff["misaki"])
    viewer = Viewer("staff", staff=agent)
    known = listening.ids_by_name()
    listening.ignore(viewer, known["urn:demo:blog:6"], why="no_answer_wanted")
    listening.ignore(viewer, known["urn:demo:blog:10"], why="no_answer_wanted")
    listening.assign(viewer, known["r-06"], staff_id=agent.id)
    said = "店に確認中。取り置きの札が外れていた可能性あり。"
    listening.note(viewer, known["r-06"], text=said, client_id="demo-mention-note")
