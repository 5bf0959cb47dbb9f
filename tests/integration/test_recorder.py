"""The real recorder on a virtual microphone: what is played is what is kept."""

import queue
import subprocess
import sys
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from app.domain.audio import AudioClip
from app.domain.recording import Level, MicrophoneError, MicrophoneFault
from app.engines.microphones import list_microphones
from app.engines.recorder import Recorder
from app.engines.whisper import WhisperTranscriber, load_vocabulary
from tests.speech_fixtures import RATE, VOCABULARY_FILE, WHISPER_DIR, encode, read_wav, speak, tone
from tests.virtual_microphone import VirtualMicrophone, virtual_microphone

ROOT = Path(__file__).resolve().parents[2]
WITHIN_S = 60.0
SAID = "I want a shopping list with a name and a price."


class Heard:
    """What a recorder told."""

    def __init__(self) -> None:
        self.blocks: queue.SimpleQueue[tuple[bytes, Level, bool]] = queue.SimpleQueue()
        self.troubles: queue.SimpleQueue[MicrophoneError] = queue.SimpleQueue()
        self.recorder = Recorder(
            lambda data, level, kept: self.blocks.put((data, level, kept)), lambda fault: self.troubles.put(fault)
        )

    def until(self, holds: Callable[[bytes, Level, bool], bool]) -> None:
        """Wait for a block of which something holds."""
        deadline_s = time.monotonic() + WITHIN_S
        while not holds(*self.blocks.get(timeout=WITHIN_S)):
            assert time.monotonic() < deadline_s

    def seconds(self, seconds: float) -> None:
        """Wait until so much more sound has come."""
        left = int(seconds * RATE) * 2
        while left > 0:
            left -= len(self.blocks.get(timeout=WITHIN_S)[0])


@pytest.fixture
def microphone(tmp_path: Path) -> Iterator[VirtualMicrophone]:
    with virtual_microphone(tmp_path / "pulse") as plugged_in:
        yield plugged_in


@pytest.fixture
def heard() -> Iterator[Heard]:
    listening = Heard()
    yield listening
    listening.recorder.close()


@pytest.mark.models
async def test_speech_through_the_microphone_is_written_down_word_for_word(
    microphone: VirtualMicrophone, heard: Heard, tmp_path: Path
) -> None:
    assert heard.recorder.open()
    heard.recorder.start(tmp_path / "session" / "said.wav")
    assert microphone.play(speak(SAID, tmp_path / "spoken.wav")).wait(WITHIN_S) == 0
    heard.seconds(0.5)
    recording = heard.recorder.stop()

    assert recording.trouble is None
    transcriber = WhisperTranscriber(WHISPER_DIR, load_vocabulary(VOCABULARY_FILE), threads=2)
    try:
        assert (await transcriber.transcribe(AudioClip(recording.path))).text == SAID
    finally:
        transcriber.close()


def test_what_was_said_just_before_the_press_is_kept(
    microphone: VirtualMicrophone, heard: Heard, tmp_path: Path
) -> None:
    heard.recorder.open()
    heard.seconds(0.3)
    beep = encode(np.concatenate([tone(440, 0.2), np.zeros(RATE // 20, np.float32)]), tmp_path / "b.wav", "pcm_s16le")
    playing = microphone.play(beep)
    heard.until(lambda _data, level, _kept: level.peak > 0.3)
    heard.until(lambda _data, level, _kept: level.peak < 0.01)
    heard.recorder.start(tmp_path / "said.wav")
    heard.until(lambda _data, _level, kept: kept)
    recording = heard.recorder.stop()
    playing.wait(WITHIN_S)

    assert 0.4 < recording.duration_s < 1.2
    assert np.abs(read_wav(recording.path)).max() > 0.3


def test_nothing_older_than_a_second_is_held(microphone: VirtualMicrophone, heard: Heard, tmp_path: Path) -> None:
    heard.recorder.open()
    heard.seconds(2.5)
    heard.recorder.start(tmp_path / "said.wav")
    heard.until(lambda _data, _level, kept: kept)

    assert heard.recorder.stop().duration_s < 1.2


def test_pulled_out_while_speaking_what_was_said_is_kept_and_it_is_told(
    microphone: VirtualMicrophone, heard: Heard, tmp_path: Path
) -> None:
    heard.recorder.open()
    heard.recorder.start(tmp_path / "said.wav")
    playing = microphone.play(speak(SAID, tmp_path / "spoken.wav"))
    heard.until(lambda _data, level, _kept: level.peak > 0.1)
    heard.seconds(0.5)
    microphone.pull_out()
    trouble = heard.troubles.get(timeout=WITHIN_S)
    recording = heard.recorder.stop()
    playing.wait(WITHIN_S)

    assert trouble.fault is MicrophoneFault.GONE
    assert "kept" in trouble.next_step
    assert recording.trouble == trouble
    assert recording.duration_s > 0.5
    assert np.abs(read_wav(recording.path)).max() > 0.1
    heard.recorder.close()

    microphone.plug_in()
    heard.recorder.open()
    heard.seconds(0.3)


def test_perfect_silence_is_told_as_a_muted_microphone(
    microphone: VirtualMicrophone, heard: Heard, tmp_path: Path
) -> None:
    heard.recorder.open()
    heard.recorder.start(tmp_path / "said.wav")
    heard.seconds(2.5)
    recording = heard.recorder.stop()

    assert recording.trouble is not None
    assert recording.trouble.fault is MicrophoneFault.SILENT


def test_the_usual_microphone_is_listed_first(microphone: VirtualMicrophone) -> None:
    found = list_microphones()

    assert found[0].is_usual
    assert sum(one.is_usual for one in found) == 1


def test_one_that_is_not_plugged_in_gives_way_to_the_usual_one(microphone: VirtualMicrophone, heard: Heard) -> None:
    assert heard.recorder.open("Blue Yeti") is False
    heard.seconds(0.2)


_NO_SOUND_CARD = pytest.mark.skipif(
    Path("/dev/snd").exists(), reason="this machine has a sound card that cannot be hidden"
)


@_NO_SOUND_CARD
def test_one_that_is_plugged_in_after_the_start_is_found(heard: Heard, tmp_path: Path) -> None:
    with pytest.raises(MicrophoneError) as error:
        heard.recorder.open()
    assert error.value.fault is MicrophoneFault.NONE

    with virtual_microphone(tmp_path / "pulse"):
        assert heard.recorder.open()
        heard.seconds(0.2)
        heard.recorder.close()


@_NO_SOUND_CARD
def test_without_a_microphone_it_says_so(tmp_path: Path) -> None:
    # In a process of its own: PortAudio connects to the sound server once a process.
    probe = (
        "from app.domain.recording import MicrophoneError\n"
        "from app.engines.recorder import Recorder\n"
        "try:\n    Recorder(print, print).open()\n"
        "except MicrophoneError as error:\n    print(error.fault.value, '|', error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PULSE_SERVER": "unix:/nowhere"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("none | There is no microphone.")


def test_killed_while_recording_the_file_holds_what_was_said(microphone: VirtualMicrophone, tmp_path: Path) -> None:
    path = tmp_path / "said.wav"
    script = (
        "import sys, pathlib, time\n"
        "from app.engines.recorder import Recorder\n"
        "recorder = Recorder(lambda data, level, kept: print(len(data), flush=True), print)\n"
        "recorder.open()\n"
        f"recorder.start(pathlib.Path({str(path)!r}))\n"
        "time.sleep(600)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = 0
    while told < 2 * RATE:
        told += int(process.stdout.readline())
    process.kill()
    process.wait()
    process.stdout.close()

    with wave.open(str(path)) as file:
        assert file.getnframes() * 2 >= told - 2 * RATE // 10
        assert (file.getframerate(), file.getnchannels()) == (RATE, 1)
