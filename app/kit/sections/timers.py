"""Countdowns, stopwatches, intervals that follow one another, and the time left until a moment."""

from app.domain.blueprint_timers import Phase, Timer
from app.kit.markup import escape, literal
from app.kit.section import Context, Section
from app.kit.sections.frame import button, framed

DEFAULT_SECONDS = 5 * 60
_SECONDS_IN_HOUR = 3600


def timer_section(timer: Timer, context: Context) -> Section:
    """Return the section of one timer."""
    label = timer_label(timer)
    section_id = context.new_id(label)
    body, script = {
        "countdown": _countdown,
        "stopwatch": _stopwatch,
        "intervals": _intervals,
        "until": _until,
        "clock": _clock,
    }[timer.shape](timer, section_id, context)
    parts = ("sound", "clock", f"timer-{timer.shape}")
    return Section(section_id, label, framed(section_id, label, body, "timer", context), script, parts)


def timer_label(timer: Timer) -> str:
    """Return the timer's heading."""
    plain = {
        "countdown": "Countdown",
        "stopwatch": "Stopwatch",
        "intervals": "Intervals",
        "until": "Countdown to a date",
        "clock": "Clock",
    }
    return timer.label or plain[timer.shape]


def choice_label(phase: Phase) -> str:
    """Return what the button of a time to choose says: “Green 2 min”."""
    amount, unit = phase_unit(phase.seconds)
    return f"{phase.label} {amount} {unit[:3]}"


def phase_unit(seconds: int) -> tuple[int, str]:
    """Return (amount, unit) as a person sets it: whole minutes where it is minutes, else seconds."""
    return (seconds // 60, "minutes") if seconds and seconds % 60 == 0 else (seconds, "seconds")


def _countdown(timer: Timer, section_id: str, context: Context) -> tuple[str, str]:
    seconds = timer.seconds or DEFAULT_SECONDS
    fields = []
    if max(seconds, *(p.seconds for p in timer.phases), 0) >= _SECONDS_IN_HOUR:
        fields.append(_number("Hours", "hours", seconds // _SECONDS_IN_HOUR, section_id, context))
        fields.append(_number("Minutes", "minutes", seconds % _SECONDS_IN_HOUR // 60, section_id, context))
    else:
        fields.append(_number("Minutes", "minutes", seconds // 60, section_id, context))
    fields.append(_number("Seconds", "seconds", seconds % 60, section_id, context))
    choices = "".join(button(choice_label(p), f"choice-{i}") for i, p in enumerate(timer.phases))
    chosen = f'<div class="buttons timer-choices" role="group" aria-label="Times">{choices}</div>\n' if choices else ""
    body = (
        f'{_display("Time left")}\n{_message()}\n{chosen}{_buttons()}\n<div class="fields">\n'
        + "\n".join(fields)
        + "\n</div>"
    )
    return body, f"Kit.countdown({{ section: {literal(section_id)}, seconds: {seconds}{_choices(timer)} }});"


def _choices(timer: Timer) -> str:
    listed = ", ".join(f"{{ label: {literal(p.label)}, seconds: {p.seconds} }}" for p in timer.phases)
    return f", choices: [{listed}]" if listed else ""


def _stopwatch(timer: Timer, section_id: str, context: Context) -> tuple[str, str]:
    body = (
        f"{_display('Time')}\n{_buttons(button('Lap', 'lap'))}\n"
        '<ol class="laps" data-part="laps" aria-label="Laps"></ol>'
    )
    return body, f"Kit.stopwatch({{ section: {literal(section_id)} }});"


def _intervals(timer: Timer, section_id: str, context: Context) -> tuple[str, str]:
    fields = []
    for index, phase in enumerate(timer.phases):
        amount, unit = phase_unit(phase.seconds)
        fields.append(_number(f"{phase.label} ({unit})", f"phase-{index}", amount, section_id, context))
    fields.append(_number("Rounds", "rounds", timer.rounds, section_id, context))
    body = (
        f'<p class="phase" data-part="phase" aria-live="polite"></p>\n{_display("Time left")}\n'
        f'<p class="hint" data-part="round"></p>\n{_message()}\n{_buttons(button("Skip", "skip"))}\n'
        '<div class="fields">\n' + "\n".join(fields) + "\n</div>"
    )
    phases = ", ".join(
        f"{{ label: {literal(p.label)}, unit: {60 if phase_unit(p.seconds)[1] == 'minutes' else 1} }}"
        for p in timer.phases
    )
    return body, f"Kit.intervals({{ section: {literal(section_id)}, phases: [{phases}] }});"


def _until(timer: Timer, section_id: str, context: Context) -> tuple[str, str]:
    is_yearly = len(timer.until) == len("12-25")
    date, _, time = ("", "", "") if is_yearly else timer.until.partition("T")
    ids = context.new_id(section_id, "date"), context.new_id(section_id, "time")
    units = ("days", "hours", "minutes", "seconds")
    figures = "\n".join(
        f'  <p class="figure"><output data-part="{u}" aria-label="{u.capitalize()}">–</output>'
        f'<span class="figure-label">{u.capitalize()}</span></p>'
        for u in units
    )
    body = (
        f'<div class="figures until-figures" role="timer" aria-label="Time left">\n{figures}\n</div>\n{_message()}\n'
        f'<div class="fields">\n  <div class="field"><label for="{ids[0]}">Date</label>'
        f'<input type="date" id="{ids[0]}" data-part="date" value="{escape(date)}"></div>\n'
        f'  <div class="field"><label for="{ids[1]}">Time</label>'
        f'<input type="time" id="{ids[1]}" data-part="time" value="{escape(time[:5] or "00:00")}"></div>\n</div>'
    )
    yearly = f", yearly: {literal(timer.until)}" if is_yearly else ""
    return body, f"Kit.until({{ section: {literal(section_id)}, label: {literal(timer_label(timer))}{yearly} }});"


def _clock(timer: Timer, section_id: str, context: Context) -> tuple[str, str]:
    body = f'{_display("Time")}\n<p class="phase" data-part="date"></p>'
    return body, f"Kit.wallClock({{ section: {literal(section_id)} }});"


def _display(label: str) -> str:
    return f'<p class="timer-display" role="timer" aria-label="{label}" data-part="display">00:00</p>'


def _message() -> str:
    return '<p class="timer-message" data-part="message" role="status"></p>'


def _buttons(extra: str = "") -> str:
    return (
        f'<div class="buttons timer-buttons">{button("Start", "start", primary=True)}{button("Pause", "pause")}'
        f"{extra}{button('Reset', 'reset')}</div>"
    )


def _number(label: str, part: str, value: int, section_id: str, context: Context) -> str:
    control_id = context.new_id(section_id, part)
    return (
        f'  <div class="field"><label for="{control_id}">{escape(label)}</label>'
        f'<input type="number" inputmode="numeric" min="0" id="{control_id}" data-part="{part}" value="{value}"></div>'
    )
