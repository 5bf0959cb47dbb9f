"""Speech has the processor first."""

import threading

from app.engines.processor_turn import ProcessorTurn


def test_a_step_waits_until_speech_is_read() -> None:
    turn, order = ProcessorTurn(), list[str]()
    is_reading, may_end = threading.Event(), threading.Event()

    def read() -> None:
        with turn.speech():
            is_reading.set()
            may_end.wait(30)
            order.append("read")

    def step() -> None:
        assert turn.wait(30)
        order.append("step")

    reader = threading.Thread(target=read)
    reader.start()
    is_reading.wait(30)
    stepper = threading.Thread(target=step)
    stepper.start()
    may_end.set()
    reader.join(30)
    stepper.join(30)

    assert order == ["read", "step"]


def test_without_speech_nothing_waits_and_a_reading_that_hangs_is_not_waited_for_for_ever() -> None:
    turn = ProcessorTurn()
    assert turn.wait(0)
    with turn.speech(), turn.speech():
        assert not turn.wait(0)
    assert turn.wait(0)
