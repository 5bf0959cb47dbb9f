"""Real sound for tests: spoken by the `flite` and `espeak-ng` programs, encoded by PyAV (no ffmpeg program needed)."""

import shutil
import subprocess
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

RATE = 16_000
VOICES = ("slt", "rms", "awb")
WHISPER_DIR = Path.home() / ".local/share/cognomega/models/whisper-base"
SHARED = Path(__file__).resolve().parents[2] / "shared"
VOCABULARY_FILE = Path(__file__).resolve().parents[1] / "resources/prompts/speech_words.toml"


def speak(text: str, path: Path, voice: str = "slt") -> Path:
    """Speak `text` into a wav file."""
    program = shutil.which("flite")
    assert program, "flite is missing: apt-get install flite"
    subprocess.run([program, "-voice", voice, "-t", text, "-o", str(path)], check=True)
    return path


def speak_language(text: str, path: Path, language: str) -> Path:
    """Speak another language (espeak-ng voice code) into a wav file."""
    program = shutil.which("espeak-ng")
    assert program, "espeak-ng is missing: apt-get install espeak-ng"
    subprocess.run([program, "-v", language, "-s", "140", "-w", str(path), text], check=True)
    return path


def read_wav(path: Path) -> Samples:
    """Return a flite wav (16 kHz, mono, 16 bit) as float32 [n]."""
    with av.open(str(path)) as container:
        parts = [frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)]
    return np.concatenate(parts).astype(np.float32) / 32768


def encode(
    samples: Samples, path: Path, codec: str, rate: int = RATE, channels: int = 1, faststart: bool = False
) -> Path:
    """Write float32 [n] at 16 kHz to `path`; the container follows from the suffix, rate and channels are converted."""
    layout = {1: "mono", 2: "stereo", 6: "5.1"}[channels]
    block = np.ascontiguousarray(np.tile(samples, (channels, 1)), dtype=np.float32)
    return encode_channels(block, path, codec, rate, layout, faststart)


def encode_channels(
    block: Samples, path: Path, codec: str, rate: int = RATE, layout: str = "stereo", faststart: bool = False
) -> Path:
    """Write float32 [channels, n] at 16 kHz to `path`."""
    options = {"movflags": "+faststart"} if faststart else {}
    with av.open(str(path), "w", options=options) as container:
        # FFmpeg calls its own Vorbis encoder experimental and wants to be told that this is known.
        stream = container.add_stream(codec, rate=rate, layout=layout, options={"strict": "experimental"})
        resampler = av.AudioResampler(
            format=stream.codec_context.format,
            layout=layout,
            rate=rate,
            frame_size=stream.codec_context.frame_size or 1024,
        )
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout=layout)
        frame.sample_rate, frame.time_base, frame.pts = RATE, Fraction(1, RATE), 0
        for source in (frame, None):
            for part in resampler.resample(source):
                container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path


def silent_video(path: Path) -> Path:
    """Write a second of moving picture with no sound track."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for _ in range(10):
            picture = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), dtype=np.uint8), format="rgb24")
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
    return path


def tone(hertz: float, seconds: float = 1.0) -> Samples:
    """Return a sine of half loudness."""
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE)).astype(np.float32)


def _times() -> NDArray[np.float64]:
    return np.arange(8 * RATE) / RATE


def _noise() -> NDArray[np.float64]:
    return np.random.default_rng(1).standard_normal(8 * RATE)


def _pink() -> NDArray[np.float64]:
    spectrum = np.fft.rfft(_noise())
    spectrum[1:] /= np.sqrt(np.arange(1, len(spectrum)))
    sound = np.fft.irfft(spectrum)
    return 0.5 * sound / np.abs(sound).max()


def _melody() -> NDArray[np.float64]:
    beat = _times()[: RATE // 2]
    notes = (262, 294, 330, 349, 392, 440, 494, 523) * 2
    return np.concatenate([0.5 * np.sin(2 * np.pi * note * beat) * np.exp(-4 * beat) for note in notes])


def _chord() -> NDArray[np.float64]:
    return np.sum([0.15 * np.sin(2 * np.pi * note * _times()) for note in (262, 330, 392)], axis=0)


def _hum() -> NDArray[np.float64]:
    return np.sum([0.2 * np.sin(2 * np.pi * 50 * part * _times()) / part for part in (1, 2, 3, 5)], axis=0)


def _beating_tone() -> NDArray[np.float64]:
    """A tone that swells at the rate of syllables: it passes the voice gate, and Whisper then echoes its prompt."""
    return 0.3 * np.sin(2 * np.pi * 180 * _times()) * (1 + np.sin(2 * np.pi * 4 * _times()))


NOT_SPEECH: dict[str, Callable[[], NDArray[np.float64]]] = {
    "digital silence": lambda: np.zeros(8 * RATE),
    "loud white noise": lambda: 0.1 * _noise(),
    "faint white noise": lambda: 0.001 * _noise(),
    "pink noise": _pink,
    "mains hum": _hum,
    "a chord": _chord,
    "a melody": _melody,
    "a beating tone": _beating_tone,
    "clicks": lambda: 0.9 * (np.abs(_noise()) > 3.5),
}
