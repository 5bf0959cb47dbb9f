"""How a person sees what belongs to a name alone, wherever it stands, and what all parts of an app show together."""

import re

from tests.e2e.person import Person

# what the largest elements that show one of the names and none of the others say and look like
_OWN = """([name, others]) => {
    const holds = (e, word) => new RegExp('(^|[^\\\\p{L}\\\\p{N}])' + word + '($|[^\\\\p{L}\\\\p{N}])', 'iu').test(e.innerText || '');
    const all = [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && holds(e, name) &&
        !e.closest('option,select,label,script,style') && !others.some(one => holds(e, one)));
    const tops = all.filter(e => !all.some(o => o !== e && o.contains(e)));
    const words = tops.map(e => e.innerText), looks = new Set();
    for (const top of tops) for (const e of [top, ...top.querySelectorAll('*')]) {
        if (e.closest('button,input,select,a') || !e.checkVisibility()) continue;
        const s = getComputedStyle(e);
        looks.add('text ' + s.color + s.fontWeight + s.textDecorationLine); looks.add('back ' + s.backgroundColor);
        for (const side of ['Left', 'Top'])
            if (s[`border${side}Style`] !== 'none') looks.add('edge ' + s[`border${side}Color`]);
    }
    return [words, [...looks]]; }"""  # noqa: E501


def pieces_of(p: Person, name: str, others: tuple[str, ...]) -> list[str]:
    """Return what stands on the page together with the name and with none of the others."""
    return list(p.page.evaluate(_OWN, [name, list(others)])[0])


def stands_apart(p: Person, name: str, rest: tuple[str, ...]) -> bool:
    """Return whether the name has a word, a sign or a colour by it, in any list, that none of the rest has."""
    p.page.mouse.move(0, 0)
    own = _signs(p, name, rest)
    return bool(own - set[str]().union(*(_signs(p, one, tuple({*rest, name} - {one})) for one in rest)))


def _signs(p: Person, name: str, others: tuple[str, ...]) -> set[str]:
    words, looks = p.page.evaluate(_OWN, [name, list(others)])
    plain = re.sub(re.escape(name), " ", "\n".join(words), flags=re.I)
    return {*looks, *re.findall(r"[^\W\d_]{2,}|[^\w\s.,:;/()|·•%–—-]", plain.lower())}


def text_everywhere(p: Person) -> str:
    """Return all visible words of all parts the app has."""
    seen = [p.text()]
    for name in [b["names"][0] for b in p.buttons() if b["isNav"] and not b["inRow"] and b["names"]]:
        if not re.match(r"skip\b", name, re.I) and p.go_to(name):
            seen.append(p.text())
    return "\n".join(seen)
