"""Words while somebody speaks, with the real models on real sound (played faster than it was spoken)."""

from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
import pytest_asyncio

from app.bootstrap import House
from app.domain.errors import InputError
from app.paths import Paths
from tests.bench.building import make_home
from tests.live_speech import listen_to
from tests.speech_fixtures import NOT_SPEECH, RATE, Samples, read_wav, speak

pytestmark = [pytest.mark.models, pytest.mark.asyncio(loop_scope="module")]
SAID = "I want a shopping list with a name and a price."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    made = House(Paths.from_environment({"COGNOMEGA_HOME": str(make_home(tmp_path_factory.mktemp("live")))}))
    yield made
    await made.stop()
    made.close()


def quiet(seconds: float) -> Samples:
    return (0.0005 * np.random.default_rng(1).standard_normal(int(seconds * RATE))).astype(np.float32)


async def test_words_are_shown_settle_and_end_as_they_were_said(house: House, tmp_path: Path) -> None:
    sound = np.concatenate([quiet(0.5), read_wav(speak(SAID, tmp_path / "s.wav")), quiet(3)])
    heard = await listen_to(house, sound, tmp_path / "r.wav", hands_free=True, speed=1.5)

    assert heard.transcript is not None
    assert heard.transcript.text == SAID
    assert heard.over_s > 0, "the pause ended it, nobody pressed anything"
    assert any(words.settled for _, words in heard.words), "words settle before the end"
    assert "shopping" in heard.words[-1][1].text


async def test_talk_with_a_long_pause_is_not_ended_by_it_when_the_key_is_held(house: House, tmp_path: Path) -> None:
    one = read_wav(speak("I want a list of books with a title and an author.", tmp_path / "1.wav"))
    two = read_wav(speak("And let me sort it by title.", tmp_path / "2.wav"))
    sound = np.concatenate([quiet(0.3), one, quiet(1.5), two, quiet(0.2)])
    heard = await listen_to(house, sound, tmp_path / "r.wav", hands_free=False, speed=3)

    assert heard.transcript is not None
    assert heard.over_s == 0
    text = heard.transcript.text.lower()
    assert "list of books" in text and "sort it by title" in text


@pytest.mark.parametrize("what", ["digital silence", "pink noise", "a chord", "clicks"])
async def test_what_is_no_speech_becomes_no_words(house: House, tmp_path: Path, what: str) -> None:
    with pytest.raises(InputError, match="I heard nothing"):
        await listen_to(house, NOT_SPEECH[what]().astype(np.float32), tmp_path / "r.wav", hands_free=False, speed=20)
