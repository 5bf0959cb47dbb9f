"""What travels between client and host arrives unchanged."""

from hypothesis import given
from hypothesis import strategies as st

from app.browser.messages import LoadReport, Trial, pack_checks, pack_report, unpack_checks, unpack_report
from app.child_process import decode, encode
from app.domain.check import Check, Step

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(st.builds(Step, do=st.sampled_from(["see", "fill"]), target=TEXT, value=TEXT, within=TEXT, row=TEXT)))
def test_steps_arrive_unchanged(steps: list[Step]) -> None:
    packed = decode(encode({"checks": pack_checks((Check("x", tuple(steps)),))}))["checks"]
    assert unpack_checks(packed) == (Trial(tuple(steps)),)


@given(TEXT, TEXT)
def test_reports_arrive_unchanged_on_one_line(error: str, text: str) -> None:
    report = LoadReport((error,), (), (text,), (), (), text, True)
    line = encode(pack_report(report))
    assert line.count(b"\n") == 1
    assert unpack_report(decode(line)) == report
