"""Speech out and in: with the engines where they are installed, and without them."""

import io
import wave
from types import SimpleNamespace

import numpy as np
import pytest

from madoguchi.language import api as language
from madoguchi.language.sound import engines, hearing, recordings

sound = language.sound
speaks = pytest.mark.skipif(bool(sound.missing(sound.SPEAKING)), reason="the extra voice is not installed")
SAID = ("ご注文は、2、0、4、8の、7、7、9、0です。", "明日の午前中にお届けします。")


@pytest.fixture
def no_engines(monkeypatch):
    monkeypatch.setattr(engines, "find_spec", lambda name: None)


@pytest.fixture
def model(monkeypatch, tmp_path):
    """A folder that looks like a model, and an ear that writes down what it is given."""
    for name in ("model.bin", "config.json", "tokenizer.json", "vocabulary.txt"):
        (tmp_path / name).touch()
    monkeypatch.setattr(engines, "find_spec", lambda name: True)
    monkeypatch.setattr(hearing, "_loaded", lambda folder: Ear())
    return str(tmp_path)


class Ear:
    """Hears how many seconds something sounded, and nothing in silence."""

    model = SimpleNamespace(is_multilingual=True)

    def transcribe(self, samples, **given):
        assert samples.dtype == np.float32
        assert abs(samples).max() <= 1
        words = f" {given['language']} {len(samples) / recordings.RATE:.0f} "
        return ([SimpleNamespace(text=words)] if samples.any() else []), None


def tone(seconds: float) -> np.ndarray:
    steps = np.arange(int(seconds * recordings.RATE))
    return (np.sin(steps / 8) * 9000).astype(np.int16)


def wav(samples) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setparams((1, 2, recordings.RATE, 0, "NONE", ""))
        file.writeframes(samples.astype("<i2").tobytes())
    return made.getvalue()


@speaks
def test_sentences_are_spoken_as_telephones_carry_them():
    spoken = sound.speak(SAID, "wav")
    with wave.open(io.BytesIO(spoken.recording.data)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16_000, 1, 2)
        seconds = file.getnframes() / 16_000
        loud = np.abs(np.frombuffer(file.readframes(file.getnframes()), "<i2")).max()
    assert 5 < seconds < 12
    assert loud > 3000
    assert (spoken.sentences, spoken.recording.seconds) == (2, pytest.approx(seconds, abs=0.01))
    small = sound.speak(SAID, "opus").recording
    assert small.data.startswith(b"OggS")
    assert len(small.data) * 5 < len(spoken.recording.data)
    assert len(recordings.samples_of(small.data)) / 16_000 == pytest.approx(seconds, abs=0.1)


@speaks
def test_what_is_too_long_ends_with_a_whole_sentence_and_says_so(monkeypatch):
    monkeypatch.setattr("madoguchi.language.sound.speaking.LONGEST_SPEECH", 20)
    assert sound.speak(SAID, "opus").sentences == 1
    assert sound.speak(["…", "。", ""], "opus") is None


@speaks
@pytest.mark.parametrize("bad", [
    b"", b"abc", b"RIFF" + b"\0" * 100, b"OggS" + b"\1" * 300,
    b"#EXTM3U\n#EXTINF:9,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n",
    b"ffconcat version 1.0\nfile '/etc/hostname'\n",
])  # fmt: skip
def test_what_holds_no_sound_is_no_recording(bad):
    with pytest.raises(sound.NotARecording):
        recordings.samples_of(bad)


@speaks
def test_a_recording_may_be_neither_large_nor_long():
    hours = recordings.recording(tone(90), "opus").data
    assert len(hours) < sound.MOST_BYTES
    for much in (hours, b"x" * (sound.MOST_BYTES + 1)):
        with pytest.raises(sound.TooLong):
            recordings.samples_of(much)


@speaks
def test_a_recording_is_heard_in_its_language_and_silence_says_nothing(model):
    assert sound.heard_languages(model) == ("ja", "en")
    assert sound.hear(wav(tone(2)), language="ja", folder=model) == "ja 2"
    with pytest.raises(sound.NothingHeard):
        sound.hear(wav(tone(1) * 0), language="ja", folder=model)


def test_without_the_engines_nothing_is_spoken_or_heard(no_engines, tmp_path):
    assert sound.spoken_languages() == ()
    with pytest.raises(sound.HearingUnavailable, match="not_installed"):
        sound.heard_languages(str(tmp_path))


@pytest.mark.parametrize(("folder", "reason"), [("", "no_model"), ("/nowhere", "model_incomplete")])
def test_a_model_that_is_not_there_is_named_and_none_is_fetched(monkeypatch, folder, reason):
    monkeypatch.setattr(engines, "find_spec", lambda name: True)
    with pytest.raises(sound.HearingUnavailable, match=reason):
        sound.hear(b"", language="ja", folder=folder)
