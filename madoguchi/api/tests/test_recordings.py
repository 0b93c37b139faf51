"""Recordings at the voice door: where nothing is installed all stays text, and says so."""

import base64

import pytest

from madoguchi.config import doctor
from madoguchi.conversations.models import Message
from madoguchi.language.sound import MOST_BYTES, SPEAKING, engines, missing
from madoguchi.language.tests.test_sound import model, tone, wav  # noqa: F401 (a fixture)

speaks = pytest.mark.skipif(bool(missing(SPEAKING)), reason="the extra voice is not installed")
HELLO = "電気ケトルの水あかを取りたい"


@pytest.fixture
def ask(system):
    phone = system("assistant:talk")

    def asked(**given):
        return phone.ask("POST", "assistant/turns", {"client_id": "recording-0001", **given})

    asked.possible = lambda: phone.ask("GET", "assistant/voice").json()
    return asked


@pytest.fixture
def nothing_installed(monkeypatch):
    monkeypatch.setattr(engines, "find_spec", lambda name: None)


def encoded(seconds: float = 2, loud: int = 1) -> str:
    return base64.b64encode(wav(tone(seconds) * loud)).decode()


def test_without_the_extra_a_turn_is_text_and_says_why(ask, nothing_installed):
    told = ask.possible()
    assert (told["hears"], told["speaks"], told["deaf_because"]) == ([], [], "not_installed")
    heard = ask(utterance=HELLO, speak="wav").json()
    assert heard["text"]
    assert (heard["audio"], heard["silent_because"], heard["heard"]) == (None, "not_installed", "")


@pytest.mark.parametrize(("given", "status", "code"), [
    ({"audio": "UklGRg=="}, 422, "not_heard"), ({"audio": "not base64!"}, 422, "invalid"),
    ({"audio": "UklGRg==", "digits": "1"}, 422, "invalid"),
    ({"audio": "UklG" * MOST_BYTES}, 413, "too_large"),
    ({"utterance": HELLO, "speak": "mp3"}, 422, "invalid"),
])  # fmt: skip
def test_a_recording_that_cannot_be_heard_is_refused_and_keeps_nothing(
    ask, nothing_installed, given, status, code
):
    before = Message.objects.count()
    refused = ask(**given)
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert Message.objects.count() == before


@speaks
@pytest.mark.parametrize(("kind", "begins"), [("wav", b"RIFF"), ("opus", b"OggS")])
def test_what_is_read_to_her_comes_as_a_recording(ask, kind, begins):
    heard = ask(utterance=HELLO, speak=kind).json()
    audio = heard["audio"]
    assert base64.b64decode(audio["data"]).startswith(begins)
    assert audio["sentences"] == len(heard["sentences"])
    assert audio["seconds"] > 3
    english = ask(
        utterance="I want to descale my kettle", language="en", speak=kind, client_id="recording-en"
    )
    assert (english.json()["audio"], english.json()["silent_because"]) == (None, "language")


@speaks
def test_what_she_said_in_a_recording_is_a_turn_like_any_other(ask, settings, model):  # noqa: F811
    settings.MADOGUCHI_WHISPER_MODEL = model
    assert ask.possible()["hears"] == ["ja", "en"]
    first, again = (ask(audio=encoded()).json() for _ in range(2))
    assert first["heard"] == "ja 2"
    assert (again["number"], again["sentences"]) == (first["number"], first["sentences"])
    assert Message.objects.filter(conversation__number=first["number"], body="ja 2").count() == 1
    for audio, code in ((encoded(loud=0), "nothing_said"), (encoded()[:40], "no_recording")):
        assert ask(audio=audio, client_id="recording-0002").json()["code"] == code


def test_the_doctor_names_a_model_that_cannot_be_used(nothing_installed):
    assert doctor.voice("").well
    named = doctor.voice("/nowhere")
    assert not named.well
    assert "MADOGUCHI_WHISPER_MODEL" in named.mend[1]
