"""What happens while somebody speaks, without any widget: the microphone, the words that come back, the faults.

The recorder is touched by one thread of its own; what it tells comes back to the event loop.
"""

import asyncio
import contextlib
import itertools
import time
from collections import deque
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Literal

from app.child_process import Message
from app.domain.errors import AppError
from app.domain.listening import HeardWords
from app.domain.recording import Level, Microphone, MicrophoneError, Recording
from app.domain.transcript import Transcript, correct
from app.engines.microphones import list_microphones
from app.engines.recorder import Recorder
from app.gui.models.observable import Observable
from app.service.client import ServiceClient
from app.service.messages import unpack
from app.storage.settings_file import SettingsFile
from app.worker import Worker

State = Literal["off", "ready", "speaking", "reading"]
LEVELS = 160
_AFTER_RELEASE_S = 0.25
"""People let go of the key with the last syllable."""
MakeRecorder = Callable[[Callable[[bytes, Level, bool], None], Callable[[MicrophoneError], None]], Recorder]


class SpeakingModel(Observable):
    """Belongs to the window's event loop. `levels` are the latest loudness values, oldest first."""

    def __init__(
        self,
        client: ServiceClient,
        settings: SettingsFile,
        folder: Path,
        on_bug: Callable[[BaseException], None],
        make_recorder: MakeRecorder = Recorder,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.state: State = "off"
        self.levels: deque[float] = deque([0.0] * LEVELS, maxlen=LEVELS)
        self.heard = HeardWords()
        self.transcript: Transcript | None = None
        self.trouble: AppError | None = None
        self.note = ""
        self.started_s = 0.0
        self.recording: Path | None = None
        self._client = client
        self._folder = folder
        self._on_bug = on_bug
        self._recorder = make_recorder(self._on_sound, self._on_trouble)
        self._worker = Worker("microphone")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._turn = asyncio.Lock()
        self._listening: asyncio.Task[Message] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.is_starting = False
        """From the wish to speak until the microphone records; opening one takes up to half a second."""
        self._wanted_meanwhile: set[Literal["stop", "cancel"]] = set()
        self._is_hands_free = False
        self._numbers = itertools.count()

    # Wishes

    def arm(self) -> None:
        """Make the microphone ready: from now on the last second is held in memory, and nothing is kept."""
        if self.state == "off":
            self.do(self._arm())

    def disarm(self) -> None:
        """Give the microphone back, unless somebody speaks."""
        if self.state == "ready":
            self.do(self._disarm())

    def start(self, hands_free: bool = False) -> None:
        """Begin to record and to listen."""
        if self.state in ("off", "ready") and not self.is_starting:
            self._forget()
            self._is_hands_free = hands_free
            self.is_starting = True
            self._wanted_meanwhile.clear()
            self.do(self._start())
            self.tell()

    def stop(self) -> None:
        """End what is being said; the words are read to the end."""
        if self.is_starting:
            self._wanted_meanwhile.add("stop")
        elif self.state == "speaking":
            self.do(self._stop())

    def toggle(self, hands_free: bool = False) -> None:
        if self.state == "speaking" or self.is_starting:
            self.stop()
        else:
            self.start(hands_free)

    def cancel(self) -> None:
        """Throw away what is being said."""
        if self.is_starting:
            self._wanted_meanwhile.add("cancel")
        elif self._listening:
            self._listening.cancel()

    def hear_file(self, file: Path) -> None:
        """Write down what is said in a sound file."""
        if self.state in ("off", "ready"):
            self._forget()
            self.do(self._hear_file(file))

    def recover(self) -> None:
        """Write down what was being said when the program ended unexpectedly."""
        left = sorted(self._folder.glob("unfinished/*.wav"))
        if left and self.state in ("off", "ready"):
            self.do(self._recover(left[-1]))

    @property
    def has_unfinished(self) -> bool:
        """Whether somebody was speaking when the program ended."""
        return any(self._folder.glob("unfinished/*.wav"))

    async def list_microphones(self) -> tuple[Microphone, ...]:
        """Return the microphones there are. Raises `MicrophoneError`."""
        was_ready = self.state == "ready"
        if was_ready:
            await self._disarm()
        try:
            return await self._worker.run(list_microphones, lambda: None)
        finally:
            if was_ready:
                await self._arm()

    def choose_microphone(self, name: str) -> None:
        """Use another microphone from now on."""
        if self._keep_choice("audio.microphone", name) and self.state in ("off", "ready"):
            self.do(self._arm())

    def choose_way(self, way: str) -> None:
        """Speak in another way from now on: as "audio.start_with" says."""
        self._keep_choice("audio.start_with", way)

    def _keep_choice(self, key: str, value: str) -> bool:
        """Write a setting; False, and told as trouble, where that is not possible (a full disk)."""
        try:
            self.settings.write(key, value)
        except AppError as error:
            self.trouble = error
            self.tell()
            return False
        self.tell()
        return True

    def fields_for(self, text: str) -> dict[str, object]:
        """Return what a build is told of the words' origin, and forget it: the recording if kept, the certainty."""
        heard, recording = self.transcript, self.recording
        self.transcript = self.recording = None
        self.heard = HeardWords()
        if heard is None or not _is_alike(heard.text, text):
            return {}
        from app.service.messages import pack

        fields: dict[str, object] = {"transcript": pack(correct(heard, text))}
        return {**fields, "audio": str(recording)} if recording else fields

    async def close(self) -> None:
        """Give everything back."""
        for task in tuple(self._tasks):
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)
        await self._on_worker(self._recorder.close)
        self._worker.stop()
        self.state = "off"

    # How

    async def _arm(self) -> None:
        async with self._turn:
            self.trouble, self.note = None, ""
            name = self.settings.read().text("audio.microphone")
            try:
                is_the_one = await self._on_worker(lambda: self._recorder.open(name))
            except MicrophoneError as error:
                self.trouble, self.state = error, "off"
            else:
                self.state = "ready"
                self.do(self._warm())
                self.note = "" if is_the_one else f"“{name}” is not plugged in; the usual microphone is used."
            self.tell()

    async def _warm(self) -> None:
        """Have the speech models loaded by the time somebody speaks."""
        with contextlib.suppress(AppError):  # told when somebody has spoken
            await self._client.ask("warm_speech")

    async def _disarm(self) -> None:
        async with self._turn:
            await self._on_worker(self._recorder.close)
            self.state = "off"
            self.levels.extend([0.0] * LEVELS)
            self.tell()

    async def _start(self) -> None:
        path = self._folder / "unfinished" / f"{time.strftime('%Y%m%d-%H%M%S')}-{next(self._numbers)}.wav"
        try:
            is_recording = await self._begin_recording(path)
        except MicrophoneError as error:
            self.trouble, is_recording = error, False
        finally:
            self.is_starting = False
        if is_recording:
            self.state, self.started_s = "speaking", time.monotonic()
        self.tell()
        if not is_recording:
            return
        if "stop" in self._wanted_meanwhile:
            self.do(self._stop())
        await self._listen(path, "listen", hands_free=self._is_hands_free)

    async def _begin_recording(self, path: Path) -> bool:
        """Open the microphone and record; False where it cannot be opened or nobody wants it any more."""
        if self.state == "off":
            await self._arm()
        if self.state != "ready" or "cancel" in self._wanted_meanwhile:
            return False
        await self._on_worker(lambda: self._recorder.start(path))
        if "cancel" in self._wanted_meanwhile:
            await self._on_worker(self._recorder.stop)
            self._throw_away(path)
        return "cancel" not in self._wanted_meanwhile

    async def _stop(self) -> None:
        await asyncio.sleep(_AFTER_RELEASE_S)
        await self._end_recording()

    async def _end_recording(self) -> None:
        if self.state != "speaking":
            return
        self.state = "reading"
        self.tell()
        recording: Recording = await self._on_worker(self._recorder.stop)
        if recording.trouble:
            self.trouble = recording.trouble
        with contextlib.suppress(AppError):  # the listening itself tells it
            await self._client.ask("end_listening", audio=str(recording.path))

    async def _listen(self, path: Path, do: str, **fields: object) -> None:
        """Have `path` written down; the recording is kept or deleted as the settings say."""
        self._listening = asyncio.create_task(self._client.ask(do, None, self._on_told, audio=str(path), **fields))
        try:
            done = await self._listening
            self.transcript = unpack(Transcript, done["transcript"])
            self._keep(path)
        except asyncio.CancelledError:
            self._throw_away(path)
        except AppError as error:
            self.trouble = self.trouble or error
            self._keep(path)
        finally:
            if self._recorder.is_recording:
                await self._on_worker(self._recorder.stop)
            self._listening = None
            self.state = "ready" if self._recorder.is_open else "off"
            self.tell()

    async def _hear_file(self, file: Path) -> None:
        self.state = "reading"
        self.tell()
        await self._listen(file, "hear")

    async def _recover(self, file: Path) -> None:
        self.state, self.note = "reading", "You were speaking when Cognomega ended. This is what you said."
        self.tell()
        await self._listen(file, "hear")

    def _keep(self, path: Path) -> None:
        """Move a recording from the unfinished ones to where it is kept, or delete it."""
        if path.parent.name != "unfinished" or path.parent.parent != self._folder:
            return
        if self.settings.read().is_on("privacy.keep_recordings"):
            self.recording = path.replace(self._folder / path.name)
        else:
            path.unlink(missing_ok=True)

    def _forget(self) -> None:
        self.heard, self.transcript, self.recording, self.trouble = HeardWords(), None, None, None

    def _throw_away(self, path: Path) -> None:
        self.heard = HeardWords()
        if path.parent.parent == self._folder:
            path.unlink(missing_ok=True)

    def _on_told(self, told: Message) -> None:
        if "heard" in told:
            self.heard = unpack(HeardWords, told["heard"])
        if "over" in told:
            self.do(self._end_recording())
        self.tell()

    def _on_sound(self, _data: bytes, level: Level, _is_kept: bool) -> None:
        self.levels.append(level.peak)  # on the recorder's thread: appending to a deque is safe

    def _on_trouble(self, trouble: MicrophoneError) -> None:
        if self._loop:
            self._loop.call_soon_threadsafe(lambda: self.do(self._lose(trouble)))

    async def _lose(self, trouble: MicrophoneError) -> None:
        """The microphone is gone: what was said until then is read."""
        self.trouble = trouble
        if self.state == "speaking":
            await self._end_recording()
        async with self._turn:
            await self._on_worker(self._recorder.close)
        if self.state == "ready":
            self.state = "off"
        self.tell()

    async def _on_worker(self, work: Callable[[], Any]) -> Any:
        return await self._worker.run(work, lambda: None)

    def do(self, work: "Coroutine[Any, Any, None]") -> None:
        """Start `work` on the loop; its faults become trouble or a crash report."""
        self._loop = asyncio.get_running_loop()
        task = asyncio.create_task(self._safely(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(lambda _: work.close())  # one that was stopped before it began is never awaited

    async def _safely(self, work: "Coroutine[Any, Any, None]") -> None:
        try:
            await work
        except AppError as error:
            self.trouble = error
            self.tell()
        except Exception as error:
            self._on_bug(error)


def _is_alike(heard: str, text: str) -> bool:
    """Whether `text` is a correction of what was heard, rather than something else typed later."""
    import difflib

    return difflib.SequenceMatcher(None, heard.lower().split(), text.lower().split()).ratio() > 0.4
