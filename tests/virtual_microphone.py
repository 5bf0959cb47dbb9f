"""A microphone without hardware: a PulseAudio server of one's own whose null sink is heard by PortAudio as a device."""

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

_STARTS_WITHIN_S = 20.0


class VirtualMicrophone:
    """Plays sound files into the microphone that this process and its children see as the usual one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self.environment = {
            "PULSE_SERVER": f"unix:{folder / 'socket'}",
            "PULSE_COOKIE": str(folder / "cookie"),
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_LATENCY_MSEC": "30",
        }

    def plug_in(self) -> None:
        """Start the server and wait until it answers."""
        program = shutil.which("pulseaudio")
        assert program and shutil.which("pactl"), "apt-get install pulseaudio pulseaudio-utils libasound2-plugins"
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        loads = (
            f"module-native-protocol-unix socket={self._folder / 'socket'} auth-anonymous=1",
            "module-null-sink sink_name=speaker rate=48000",
        )
        command = [program, "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"]
        for load in loads:
            command += ["-L", load]
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                command, env={**os.environ, **self.environment, "HOME": str(self._folder)}, stdout=log, stderr=log
            )
        deadline_s = time.monotonic() + _STARTS_WITHIN_S
        while self._ask("set-default-source", "speaker.monitor") != 0:
            assert time.monotonic() < deadline_s, (self._folder / "log").read_text()
            time.sleep(0.05)

    def pull_out(self) -> None:
        """Stop the server at once, as a pulled plug would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def play(self, wav: Path) -> "subprocess.Popen[bytes]":
        """Begin to play a file into the microphone; wait for the process to know its end."""
        return subprocess.Popen(["paplay", "--device=speaker", str(wav)], env={**os.environ, **self.environment})

    def _ask(self, *words: str) -> int:
        environment = {**os.environ, **self.environment}
        return subprocess.run(["pactl", *words], env=environment, capture_output=True, check=False).returncode


@contextlib.contextmanager
def virtual_microphone(folder: Path) -> Iterator[VirtualMicrophone]:
    """Plug a virtual microphone in for this process; pull it out at the end."""
    microphone = VirtualMicrophone(folder)
    before = {name: os.environ.get(name) for name in microphone.environment}
    microphone.plug_in()
    os.environ.update(microphone.environment)
    try:
        yield microphone
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        microphone.pull_out()
