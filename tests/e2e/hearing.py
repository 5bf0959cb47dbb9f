"""What a person hears of a page: tones that sound now, and those that were struck, each with its pitch."""

from collections.abc import Callable

from tests.e2e.person import Person

# notes what sounds: oscillators that run, each with what lets it through on its way to the ears
LISTEN = """(() => { const ways = new Map(), on = new Set(), media = new Set(), struck = [];
    const wrap = (type, name, note) => { const own = type.prototype[name];
        type.prototype[name] = function (...args) { note(this, args); return own.apply(this, args); }; };
    const to = node => ways.get(node) || ways.set(node, new Set()).get(node);
    wrap(AudioNode, 'connect', (node, [next]) => { if (next instanceof AudioNode) to(node).add(next); });
    wrap(AudioNode, 'disconnect', node => ways.delete(node));
    for (const type of [OscillatorNode, AudioBufferSourceNode]) {
        wrap(type, 'start', n => { on.add(n); struck.push(n); }); wrap(type, 'stop', n => on.delete(n)); }
    wrap(HTMLMediaElement, 'play', e => { media.add(e); struck.push(e); });
    wrap(HTMLMediaElement, 'pause', e => media.delete(e));
    const through = (node, depth) => node instanceof AudioDestinationNode ? 1 : depth > 9 ? 0 :
        Math.max(0, ...[...to(node)].map(n => through(n, depth + 1))) *
        (node instanceof GainNode ? Math.abs(node.gain.value) : 1);
    window.__sounds = () => [
        ...[...on].filter(n => n.context.state === 'running').map(n => [n.frequency?.value || 0, through(n, 0)]),
        ...[...media].map(e => [0, e.muted ? 0 : e.volume])].filter(([, g]) => g > 1e-4);
    window.__struck = from => struck.slice(from).map(n => n.frequency ? n.frequency.value : 0);
})()"""


def heard(p: Person) -> list[tuple[float, float]]:
    """Return pitch and loudness of all that sounds now; the pitch of what comes from a file is 0."""
    return [(float(pitch), float(loud)) for pitch, loud in p.page.evaluate("window.__sounds()")]


def struck(p: Person, start: int = 0) -> list[float]:
    """Return the pitches of all that was ever made to sound, from the start-th on, also of what is over."""
    return [float(pitch) for pitch in p.page.evaluate("from => window.__struck(from)", start)]


def within_moments(p: Person, holds: Callable[[], bool]) -> bool:
    """Return whether it comes true within a second or two; sound keeps its own time."""
    for _ in range(12):
        if holds():
            return True
        p.page.clock.run_for(100)
        p.page.wait_for_timeout(120)
    return False
