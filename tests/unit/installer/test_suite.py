"""The closing line of several runs of pytest."""

import pytest

from installer.suite import BESIDE, ROOT, closing_line, exit_code


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            ["===== 1 failed, 20 passed, 3 skipped in 12.00s =====", "===== 300 passed in 61.20s (0:01:01) ====="],
            " 1 failed, 320 passed, 3 skipped in 100.00s (0:01:40) ",
        ),
        (["20 passed in 1.00s", "INTERNALERROR> boom"], " 20 passed, 1 errors in 100.00s (0:01:40) "),
    ],
)
def test_runs_are_counted_together(lines: list[str], wanted: str) -> None:
    assert closing_line(lines, 100.0).strip("=") == wanted


@pytest.mark.parametrize(("codes", "wanted"), [((0, 0), 0), ((0, 1), 1), ((-11, 0), 1), ((0, -9), 1)])
def test_a_run_that_crashed_does_not_hold(codes: tuple[int, ...], wanted: int) -> None:
    assert exit_code(codes) == wanted


def test_what_runs_beside_is_there() -> None:
    """pytest would say so too, but only when all tests are asked for."""
    assert len(BESIDE) > 5
    assert [path for path in BESIDE if not (ROOT / path).exists()] == []
