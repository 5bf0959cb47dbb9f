"""What a page lets one hear: every note with its pitch, its kind and when it sounds, by the clock of the page.

Sound keeps its own, real time; the clock of the page must run while one listens.
"""

import itertools
from dataclasses import dataclass

from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Note:
    """`at` is in seconds by the page's clock; `kind` tells apart how it is made; `pitch` is 0 where nobody can say."""

    at: float
    pitch: float
    kind: str


def notes(page: Page, since: float = 0.0) -> list[Note]:
    """Return what was to be heard from a time on, in the order in which it sounds."""
    found = [Note(float(at), float(pitch), str(kind)) for at, pitch, kind in page.evaluate("window.__notes()")]
    return sorted((one for one in found if one.at >= since), key=lambda one: one.at)


def now(page: Page) -> float:
    return float(page.evaluate("Date.now()")) / 1000


def listen(page: Page, milliseconds: int) -> list[Note]:
    """Return what sounds in so many real milliseconds from now."""
    since = now(page)
    page.wait_for_timeout(milliseconds)
    until = now(page)
    return [one for one in notes(page, since) if one.at <= until]


def beats(found: list[Note]) -> list[float]:
    """Return the times at which something sounds; what sounds together is one beat."""
    times: list[float] = []
    for note in found:
        if not times or note.at - times[-1] > 0.03:
            times.append(note.at)
    return times


def gap(found: list[Note]) -> float:
    """Return the usual seconds from one beat to the next; 0 where there are too few."""
    times = beats(found)
    if len(times) < 3:
        return 0.0
    gaps = sorted(b - a for a, b in itertools.pairwise(times))
    return gaps[len(gaps) // 2]


# notes every start of a sound: by which time of the page's clock, how high, made how
NOTES = """(() => { const log = [], set = new WeakMap(), ways = new WeakMap();
    const wrap = (proto, name, note) => { const own = proto[name]; if (!own) return;
        proto[name] = function (...args) { const out = own.apply(this, args);
            try { note(this, args); } catch (e) { /* the page is not to notice */ } return out; }; };
    for (const name of ['setValueAtTime', 'linearRampToValueAtTime', 'exponentialRampToValueAtTime'])
        wrap(AudioParam.prototype, name, (p, [v]) => { if (!set.has(p) || name === 'setValueAtTime') set.set(p, v); });
    wrap(AudioNode.prototype, 'connect', (node, [next]) => ways.set(node, next));
    const made = node => { const out = []; for (let at = node, i = 0; at && i < 5; at = ways.get(at), i++)
            if (at instanceof BiquadFilterNode) out.push(at.type + Math.round(at.frequency.value));
        if (node instanceof OscillatorNode) out.push(node.type, Math.round(set.get(node.frequency) || node.frequency.value));
        else out.push('noise', node.buffer ? Math.round(node.buffer.duration * 100) : 0); return out.join(); };
    const reaches = node => { for (let at = node, i = 0; at && i < 12; at = ways.get(at), i++)
        if (at instanceof AudioDestinationNode) return true; return false; };
    for (const type of [OscillatorNode, AudioBufferSourceNode]) wrap(type.prototype, 'start', (node, [when = 0]) => {
        const pitch = node.frequency ? set.get(node.frequency) || node.frequency.value : 0;
        const late = Math.max(0, when - node.context.currentTime), at = Date.now() / 1000 + late;
        log.push([at, pitch, node]); });
    wrap(HTMLMediaElement.prototype, 'play', e => log.push([Date.now() / 1000, 0, (e.src || '').slice(-60)]));
    window.__notes = () => log.filter(([, , n]) => !(n instanceof AudioNode) || (n.context.state === 'running' && reaches(n)))
        .map(([at, pitch, n]) => [at, pitch, n instanceof AudioNode ? made(n) : n]); })()"""  # noqa: E501
