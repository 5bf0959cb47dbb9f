"""How far words lag behind speech, and how long after the last word the transcript is there.

Run by name: `.venv/bin/python -m pytest -s tests/bench/bench_live.py`. Requests of three lengths, three voices,
played in real time; hands-free, so that the time includes the pause of 0.7 s by which the end is known.
"""

from pathlib import Path
from statistics import median, quantiles

import numpy as np
import pytest

from app.bootstrap import House
from app.paths import Paths
from tests.bench.building import VOICES, make_home
from tests.live_speech import listen_to
from tests.speech_fixtures import RATE, read_wav, speak

pytestmark = [pytest.mark.bench, pytest.mark.models, pytest.mark.timeout(3_600)]

REQUESTS = (
    "A shopping list with prices.",
    "I want to track my running with the date, the distance and the minutes, and see a chart by month.",
    "I need an app for my little shop where I write down every order with the customer, the product, the amount and "
    "the price, and it should add up what I earned in each month, warn me when something is not paid after two weeks, "
    "and let me search by the name of the customer.",
)


async def test_print_seconds_behind_speech(tmp_path: Path) -> None:
    house = House(Paths.from_environment({"COGNOMEGA_HOME": str(make_home(tmp_path))}))
    transcriber = await house.start_transcriber()
    await transcriber.load()
    await transcriber.load_guesser()
    print(f"\n{'seconds of speech':>18} {'voice':>6} {'words behind':>21} {'95 %':>6} {'final after':>12}  heard")
    for request in REQUESTS:
        for voice in VOICES:
            speech = read_wav(speak(request, tmp_path / "s.wav", voice))
            end = int(np.flatnonzero(np.abs(speech) > 0.02)[-1])
            padding = np.zeros(3 * RATE, np.float32)
            heard = await listen_to(
                house, np.concatenate([padding[: RATE // 2], speech, padding]), tmp_path / "r.wav", hands_free=True
            )
            assert heard.transcript is not None
            lags = heard.seconds_behind(heard.transcript)
            worst = quantiles(lags, n=20)[-1] if len(lags) > 1 else lags[0]
            after_s = heard.done_s - 0.5 - end / RATE
            print(
                f"{end / RATE:18.1f} {voice:>6} {median(lags):21.2f} {worst:6.2f} {after_s:12.2f}  "
                f"{heard.transcript.text[:50]}"
            )
    await house.stop()
    house.close()
