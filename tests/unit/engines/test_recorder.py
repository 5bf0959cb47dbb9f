"""The recorder over a scripted device: levels, faults of the disk, and PortAudio's words made plain."""

import queue
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.domain.recording import Level, MicrophoneError, MicrophoneFault
from app.engines.microphones import explain
from app.engines.recorder import Recorder, level_of


class ScriptedDevice:
    """A device whose blocks a test sends."""

    def __init__(self, rate_hz: int = 48_000, channels: int = 1) -> None:
        self.rate_hz, self.channels, self.is_other, self.is_closed = rate_hz, channels, False, False

    def open(self, name: str, on_block: Callable[[bytes], None], on_end: Callable[[], None]) -> "ScriptedDevice":
        self.send, self.end = on_block, on_end
        return self

    def close(self) -> None:
        self.is_closed = True


def recorder_of(device: ScriptedDevice) -> "tuple[Recorder, queue.SimpleQueue[object]]":
    told: queue.SimpleQueue[object] = queue.SimpleQueue()

    def on_sound(data: bytes, level: Level, is_kept: bool) -> None:
        told.put((data, level, is_kept))

    return Recorder(on_sound, told.put, device.open), told  # type: ignore[arg-type]


def sine(seconds: float, rate_hz: int, channels: int = 1) -> bytes:
    wave = 16_000 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * rate_hz)) / rate_hz)
    return np.repeat(wave.astype(np.int16), channels).tobytes()


@pytest.mark.parametrize(("rate_hz", "channels"), [(8_000, 1), (16_000, 2), (44_100, 1), (48_000, 2), (96_000, 1)])
def test_any_device_is_kept_at_the_speech_models_rate(tmp_path: Path, rate_hz: int, channels: int) -> None:
    device = ScriptedDevice(rate_hz, channels)
    recorder, told = recorder_of(device)
    recorder.open()
    recorder.start(tmp_path / "a.wav")
    for _ in range(20):
        device.send(sine(0.1, rate_hz, channels))
        told.get(timeout=30)
    recording = recorder.stop()
    recorder.close()

    assert recording.duration_s == pytest.approx(2, abs=0.05)
    assert device.is_closed


def test_a_device_that_ends_is_told_once_and_the_file_is_whole(tmp_path: Path) -> None:
    device = ScriptedDevice()
    recorder, told = recorder_of(device)
    recorder.open("Yeti")
    recorder.start(tmp_path / "a.wav")
    device.send(sine(0.5, 48_000))
    told.get(timeout=30)
    device.end()
    trouble = told.get(timeout=30)
    recording = recorder.stop()
    recorder.close()

    assert isinstance(trouble, MicrophoneError)
    assert (trouble.fault, "“Yeti”" in trouble.says) == (MicrophoneFault.GONE, True)
    assert recording.trouble is trouble
    assert recording.duration_s > 0.4
    assert told.empty()


def test_closing_is_not_told_as_trouble(tmp_path: Path) -> None:
    device = ScriptedDevice()
    recorder, told = recorder_of(device)
    recorder.open()
    recorder.close()

    assert told.empty()


def test_a_folder_that_cannot_be_written_is_a_plain_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    recorder, _ = recorder_of(ScriptedDevice())
    recorder.open()
    with pytest.raises(MicrophoneError, match="cannot be written") as caught:
        recorder.start(tmp_path / "file" / "a.wav")
    assert caught.value.fault is MicrophoneFault.DISK
    assert not recorder.is_recording
    recorder.close()


def test_levels_are_those_of_the_sound() -> None:
    assert level_of(np.zeros(100, np.int16)) == Level(0.0, 0.0)
    square = level_of(np.full(100, 16_384, np.int16))
    assert (square.rms, square.peak) == (pytest.approx(0.5), pytest.approx(0.5))


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("Error opening RawInputStream: Device unavailable [PaErrorCode -9985]", MicrophoneFault.BUSY),
        ("Unanticipated host error [PaErrorCode -9999]: 'Permission denied' [ALSA error -13]", MicrophoneFault.REFUSED),
        ("Error querying device -1", MicrophoneFault.NONE),
        ("Invalid device [PaErrorCode -9996]", MicrophoneFault.NONE),
        ("Something nobody has seen", MicrophoneFault.BUSY),
    ],
)
def test_what_portaudio_says_becomes_help(said: str, fault: MicrophoneFault) -> None:
    error = explain(said, "Yeti")

    assert error.fault is fault
    assert error.next_step.endswith(".")
