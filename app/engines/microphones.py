"""Microphones of this machine through PortAudio: which there are, opening one, and its faults in plain words."""

import contextlib
import platform
from collections.abc import Callable, Iterator
from typing import Any

from app.domain.recording import Microphone, MicrophoneError, MicrophoneFault
from app.engines.system_packages import Purpose, install_command, is_debian, missing_parts

BLOCK_S = 0.03
_SYSTEM_CHOICES = frozenset({"default", "pulse", "pipewire", "sysdefault"})
"""Names PortAudio gives on Linux to "whatever the desktop uses": one row is enough for them."""
_PREFERRED_HOSTS = ("Core Audio", "Windows WASAPI", "ALSA")


def list_microphones() -> tuple[Microphone, ...]:
    """Return what can be recorded from now, the usual one first. Raises `MicrophoneError` without a sound system.

    Not while a stream is open: PortAudio is started anew.
    """
    sound = _portaudio()
    _look_afresh(sound)
    usual = _usual_index(sound)
    found = [Microphone(_name(device), index == usual) for index, device in _inputs(sound)]
    if usual is not None and not any(microphone.is_usual for microphone in found):
        found.insert(0, Microphone(str(sound.query_devices(usual)["name"]), True))
    return tuple(sorted(dict.fromkeys(found), key=lambda one: not one.is_usual))


class OpenMicrophone:
    """An open device. `on_block` gets int16 bytes of `channels` at `rate_hz` on PortAudio's own thread: only copy."""

    def __init__(self, name: str, on_block: Callable[[bytes], None], on_end: Callable[[], None]) -> None:
        """Open the microphone called `name`, or the usual one. Raises `MicrophoneError`."""
        sound = _portaudio()
        try:
            self._open(sound, name, on_block, on_end)
        except MicrophoneError:  # what PortAudio knows may be older than the plug
            _look_afresh(sound)
            self._open(sound, name, on_block, on_end)

    def _open(self, sound: Any, name: str, on_block: Callable[[bytes], None], on_end: Callable[[], None]) -> None:
        index = _find(sound, name)
        if name and index is None:
            _look_afresh(sound)
            index = _find(sound, name)
        self.is_other = bool(name) and index is None
        """The one asked for is not there; the usual one is used."""
        if index is None:
            index = _usual_index(sound)
        if index is None:
            raise _no_microphone()
        with _plain_faults(name):
            device = sound.query_devices(index)
            self.rate_hz = int(device["default_samplerate"])
            self.channels = 1 if _takes_mono(sound, index, self.rate_hz) else min(2, int(device["max_input_channels"]))
            self._stream = sound.RawInputStream(
                samplerate=self.rate_hz,
                blocksize=int(self.rate_hz * BLOCK_S),
                device=index,
                channels=self.channels,
                dtype="int16",
                latency=0.1,
                callback=lambda data, _frames, _time, _status: on_block(bytes(data)),
                finished_callback=on_end,
            )
            try:
                self._stream.start()
            except sound.PortAudioError:
                self.close()
                raise

    def is_alive(self) -> bool:
        return bool(self._stream.active)

    def close(self) -> None:
        """Give the device back. Aborts: a device that is gone would never finish what it still holds."""
        with contextlib.suppress(Exception):  # PortAudio has nothing useful to say of a device that is gone
            self._stream.abort()
        with contextlib.suppress(Exception):
            self._stream.close()


def _portaudio() -> Any:
    try:
        import sounddevice
    except OSError as error:
        missing = missing_parts(frozenset({Purpose.RECORDING}))
        step = f"Install it: {install_command(missing)}" if missing and is_debian() else "Install PortAudio."
        raise MicrophoneError(
            MicrophoneFault.NO_SOUND_SYSTEM, "A part of the system that records sound is missing (PortAudio).", step
        ) from error
    return sounddevice


def _look_afresh(sound: Any) -> None:
    """Have PortAudio see what is plugged in now: it looks only when it starts. Not while a stream is open."""
    with _plain_faults(""):
        sound._terminate()
        sound._initialize()


def _inputs(sound: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield what can be recorded from, once: Windows shows each device once for every sound interface it has."""
    hosts = [str(host["name"]) for host in sound.query_hostapis()]
    wanted = next((hosts.index(name) for name in _PREFERRED_HOSTS if name in hosts), None)
    for index, device in enumerate(sound.query_devices()):
        if device["max_input_channels"] < 1 or (wanted is not None and device["hostapi"] != wanted):
            continue
        if platform.system() == "Linux" and _name(device) in _SYSTEM_CHOICES:
            continue
        yield index, device


def _find(sound: Any, name: str) -> int | None:
    return next((index for index, device in _inputs(sound) if _name(device) == name), None) if name else None


def _usual_index(sound: Any) -> int | None:
    index = int(sound.default.device[0])
    if index >= 0 and sound.query_devices(index)["max_input_channels"] > 0:
        return index
    return None


def _takes_mono(sound: Any, index: int, rate_hz: int) -> bool:
    try:
        sound.check_input_settings(device=index, channels=1, dtype="int16", samplerate=rate_hz)
    except sound.PortAudioError:
        return False
    return True


def _name(device: dict[str, Any]) -> str:
    return str(device["name"]).strip()


@contextlib.contextmanager
def _plain_faults(name: str) -> Iterator[None]:
    """Say what PortAudio's error means. Its codes: https://portaudio.com/docs/v19-doxydocs/portaudio_8h.html"""
    sound = _portaudio()
    try:
        yield
    except sound.PortAudioError as error:
        raise explain(str(error), name) from error


def explain(said: str, name: str = "") -> MicrophoneError:
    """Return PortAudio's words as a fault with help."""
    which = f"The microphone “{name}”" if name else "The microphone"
    low = said.lower()
    if "permission denied" in low or ("access" in low and "denied" in low) or "not authorized" in low:
        return MicrophoneError(
            MicrophoneFault.REFUSED, f"{which} may not be used: this computer refuses it.", _how_to_allow()
        )
    if "-9985" in low or "unavailable" in low or "busy" in low:
        return MicrophoneError(
            MicrophoneFault.BUSY,
            f"{which} is in use by another program.",
            "Close the program that records (a call, a recorder), or choose another microphone.",
        )
    if "invalid device" in low or "-9996" in low or "no default" in low or "querying device" in low:
        return _no_microphone()
    return MicrophoneError(
        MicrophoneFault.BUSY,
        f"{which} cannot be started ({said}).",
        "Choose another microphone, plug this one in again, or type what you want.",
    )


def gone(name: str) -> MicrophoneError:
    """Return the fault of a microphone that was pulled out while it was in use."""
    return MicrophoneError(
        MicrophoneFault.GONE,
        f"{f'The microphone “{name}”' if name else 'The microphone'} was unplugged or has stopped.",
        "What you said until then is kept. Plug it in again, or choose another one, and go on.",
    )


def silent(name: str) -> MicrophoneError:
    """Return the fault of a microphone that sends perfect silence: muted, or quietly refused as macOS does."""
    return MicrophoneError(
        MicrophoneFault.SILENT,
        f"No sound at all comes from {f'“{name}”' if name else 'the microphone'}: it is muted or not allowed.",
        f"See that it is switched on. {_how_to_allow()}",
    )


def _no_microphone() -> MicrophoneError:
    return MicrophoneError(
        MicrophoneFault.NONE,
        "There is no microphone.",
        "Plug one in, drop a recording here, or type what you want.",
    )


def _how_to_allow() -> str:
    places = {
        "Darwin": "Allow it in System Settings › Privacy & Security › Microphone.",
        "Windows": "Allow it in Settings › Privacy & security › Microphone.",
    }
    return places.get(platform.system(), "Allow it in the sound settings of this computer.")
