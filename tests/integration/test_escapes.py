"""Written attempts to get out of the three sandboxes: pages in the engine, functions in V8, Python behind bubblewrap.

What `test_browser_walls` tries already (23 doors to the network, permissions, loops, memory) is not tried again here.
"""

# ruff: noqa: E501  (scripts under test, one a line)

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from app.browser.client import BrowserClient
from app.domain.check import Check, Step
from app.domain.codebase import Codebase, SourceFile
from app.engines.python_sandbox import SandboxedPython
from app.engines.script_runner import SandboxedScripts

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

# Each says "got …" only where it got something.
IN_PAGES = {
    "service worker": "navigator.serviceWorker ? navigator.serviceWorker.register('app.js').then(() => say('got'), () => say('refused')) : say('refused')",
    "shared worker": "const w = new SharedWorker(URL.createObjectURL(new Blob([\"onconnect = (e) => fetch('http://127.0.0.1:9').then(() => e.ports[0].postMessage('got'), () => e.ports[0].postMessage('refused'))\"]))); w.port.onmessage = (e) => say(e.data); w.onerror = () => say('refused'); w.port.start()",
    "prefetch": "document.head.append(Object.assign(document.createElement('link'), {rel: 'prefetch', href: 'http://127.0.0.1:9/x', onload: () => say('got'), onerror: () => say('refused')})); setTimeout(() => say('refused'), 50)",
    "file frame": "const f = document.createElement('iframe'); f.src = 'file:///etc/passwd'; f.onload = () => { try { say(f.contentDocument.body.textContent ? 'got' : 'refused') } catch { say('refused') } }; document.body.append(f); setTimeout(() => say('refused'), 50)",
    "path out of the app": "const r = new XMLHttpRequest(); r.onload = () => say(r.responseText.includes('root:') ? 'got' : 'refused'); r.onerror = () => say('refused'); r.open('GET', '../../../../etc/passwd'); r.send()",
    "encoded path": "const r = new XMLHttpRequest(); r.onload = () => say(r.responseText.includes('root:') ? 'got' : 'refused'); r.onerror = () => say('refused'); r.open('GET', '%2e%2e/%2e%2e/etc/passwd'); r.send()",
    "another app": "fetch('app://other/index.html').then((r) => say(r.ok ? 'got' : 'refused'), () => say('refused'))",
    "engine's own pages": "try { location.href = 'chrome://gpu' } catch {} setTimeout(() => say('refused'), 50)",
    "developer tools": "fetch('http://127.0.0.1:9222/json').then(() => say('got'), () => say('refused'))",
    "parent frame": "say(window.parent === window && window.opener === null ? 'refused' : 'got')",
    "Qt's bridge": "say(typeof qt === 'undefined' && typeof QWebChannel === 'undefined' ? 'refused' : 'got')",
    "file picker": "'showOpenFilePicker' in window ? showOpenFilePicker().then(() => say('got'), () => say('refused')) : say('refused')",
    "clipboard": "navigator.clipboard.readText().then(() => say('got'), () => say('refused'))",
    "clipboard by command": "say(document.execCommand('paste') ? 'got' : 'refused')",
    "pop-up": "say(window.open('about:blank') ? 'got' : 'refused')",
    "code from text": "try { new Function('return 1')(); say('got') } catch { say('refused') }",
    "code by timer": "setTimeout(\"say('got')\", 0); setTimeout(() => say('refused'), 30)",
    "old storage": "try { localStorage.getItem('secret') ? say('got') : say('refused') } catch { say('refused') }",
    "databases of others": "indexedDB.databases().then((all) => say(all.length ? 'got' : 'refused'), () => say('refused'))",
    "bluetooth": "navigator.bluetooth ? navigator.bluetooth.requestDevice({acceptAllDevices: true}).then(() => say('got'), () => say('refused')) : say('refused')",
    "usb": "navigator.usb ? navigator.usb.requestDevice({filters: []}).then(() => say('got'), () => say('refused')) : say('refused')",
    "screen": "navigator.mediaDevices.getDisplayMedia().then(() => say('got'), () => say('refused'))",
    "web transport": "try { const t = new WebTransport('https://127.0.0.1:9'); t.ready.then(() => say('got'), () => say('refused')) } catch { say('refused') }",
    "environment": "say(typeof process === 'undefined' && typeof require === 'undefined' ? 'refused' : 'got')",
}
IN_V8 = {
    "files": "return require('fs').readFileSync('/etc/passwd', 'utf8')",
    "module loader": "return import('fs')",
    "process": "return process.env.HOME",
    "network": "return fetch('http://127.0.0.1:9')",
    "old request": "return new XMLHttpRequest()",
    "socket": "return new WebSocket('ws://127.0.0.1:9')",
    "worker": "return new Worker('x')",
    "web assembly": "return new WebAssembly.Memory({initial: 1}).buffer.byteLength",
    "shared memory": "return new SharedArrayBuffer(8).byteLength",
    "sleep": "return Atomics.wait(new Int32Array(8), 0, 0, 1000)",
    "timer": "return setTimeout(() => 1, 0)",
    "outer global by constructor": "return this.constructor.constructor('return process')().env",
    "outer global by error": "try { null.x } catch (e) { return e.constructor.constructor('return require')()('fs') }",
    "loop": "for (;;);",
    "loop of promises": "const again = () => Promise.resolve().then(again); again(); for (;;);",
    "memory": "const a = []; for (;;) a.push(new Array(1e6).fill(1))",
    "buffers": "const a = []; for (;;) a.push(new ArrayBuffer(1e8))",
    "deep call": "const f = () => f() + 1; return f()",
    "long text": "return 'x'.repeat(2 ** 29)",
    "slow pattern": "return /^(a+)+$/.test('a'.repeat(40) + 'b')",
}
IN_PYTHON = {
    "files of the user": "return open('SECRET').read()",
    "password file": "return open('/etc/shadow').read()",
    "path trick": "return open('/usr/../SECRET').read()",
    "symbolic link": "import os\nos.symlink('SECRET', '/tmp/link')\nreturn open('/tmp/link').read()",
    "by /proc": "return open('/proc/1/root/SECRET').read()",
    "write outside": "open('/usr/bin/evil', 'w').write('x')\nreturn 'wrote'",
    "other processes": "import os\nreturn [p for p in os.listdir('/proc') if p.isdigit() and int(p) > 60][1]",
    "kill": "import os\nos.kill(1, 9)\nreturn 'killed'",
    "process": "import subprocess\nreturn subprocess.run(['id'], capture_output=True).stdout",
    "shell": "import os\nassert os.system('true') == 0\nreturn 'ran'",
    "fork bomb": "import os\nwhile True: os.fork()",
    "socket": "import socket\nsocket.create_connection(('1.1.1.1', 53), 1)\nreturn 'out'",
    "name server": "import socket\nreturn socket.getaddrinfo('example.org', 80)",
    "datagram": "import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('8.8.8.8', 53))\nreturn 'out'",
    "raw system call": "import ctypes\ns = ctypes.CDLL(None).socket(2, 1, 0)\nassert s >= 0\nreturn s",
    "environment": "import os\nreturn os.environ['COGNOMEGA_SECRET']",
    "memory": "a = []\nwhile True: a.append(bytearray(10 ** 8))",
    "loop": "while True: pass",
    "swallowed end": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "disk": "f = open('/tmp/big', 'wb')\nwhile True: f.write(b'x' * 10 ** 7)",
    "forged answer": "import os\nos.write(3, b'{\"ok\": 1}')\nos._exit(0)",
    "trace": "import ctypes\nassert ctypes.CDLL(None).ptrace(16, 1, 0, 0) == 0\nreturn 'traced'",
    "mount": "import ctypes\nassert ctypes.CDLL(None).mount(b'none', b'/tmp', b'tmpfs', 0, 0) == 0\nreturn 'mounted'",
    "parent's door": "import os\nreturn [os.readlink(f'/proc/self/fd/{n}') for n in range(9) if os.path.exists(f'/proc/self/fd/{n}') and 'SECRET' in os.readlink(f'/proc/self/fd/{n}')][0]",
}


@pytest.mark.parametrize("door", IN_PAGES)
async def test_no_page_gets_out(browser: BrowserClient, door: str) -> None:
    script = f"let said = ''; function say(t) {{ if (!said) document.body.append(said = ' ' + t); }} {IN_PAGES[door]}"
    page = Codebase(
        (SourceFile("index.html", f"<!doctype html><title>t</title><p>hello</p><script>{script}</script>"),)
    )
    verdict = await browser.run_checks(
        page, (Check("x", (Step("see", value="refused"), Step("see_not", value="got"))),)
    )
    assert verdict.outcomes[0].held, verdict.outcomes[0].reason


@pytest.mark.parametrize(
    "path",
    [
        "../evil.js",
        "/etc/evil",
        "a/../../evil",
        "C:\\evil",
        "con.js",
        "a\x00b",
        "a\nb",
        "./x",
        "x.",
        "\\\\host\\x",
        "a:b",
    ],
)
async def test_no_file_name_leads_out_of_an_app(path: str) -> None:
    with pytest.raises(ValueError, match="not a safe path"):
        SourceFile(path, "")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def scripts() -> AsyncIterator[SandboxedScripts]:
    made = SandboxedScripts()
    yield made
    await made.close()


@pytest.mark.parametrize("door", IN_V8)
async def test_no_function_gets_out_of_v8(scripts: SandboxedScripts, door: str) -> None:
    [answer] = await scripts.call(f"function f() {{ {IN_V8[door]} }}", "f", ((),))
    assert '"error"' in answer and '"ok"' not in answer, answer
    assert await scripts.call("function f(a) { return a + 1 }", "f", ((1,),)) == ('{"ok":2}',), "the next one runs"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def python() -> AsyncIterator[SandboxedPython]:
    async with SandboxedPython() as sandbox:
        yield sandbox


@pytest.mark.parametrize("door", IN_PYTHON)
async def test_no_python_gets_out_of_its_box(
    python: SandboxedPython, door: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    monkeypatch.setenv("COGNOMEGA_SECRET", "the secret")
    body = IN_PYTHON[door].replace("SECRET", str(secret)) if "COGNOMEGA" not in IN_PYTHON[door] else IN_PYTHON[door]
    source = "def f():\n" + "".join(f"    {line}\n" for line in body.splitlines())
    [answer] = await python.run(source, "f", ("()",))
    assert "error" in answer and "ok" not in answer, answer
    assert secret.read_text() == "the secret"
    assert await python.run("def f(a):\n    return a + 1\n", "f", ("(1,)",)) == ({"ok": "2"},), "the next one runs"


async def test_what_code_wanted_from_the_network_is_told() -> None:
    """Each attempt once, also where the code swallows that it failed, and nothing of code that wanted nothing."""
    told: list[str] = []
    async with SandboxedScripts(told.append) as scripts:
        assert await scripts.call("function f(a) { return a + 1 }", "f", ((1,),)) == ('{"ok":2}',)
        assert await scripts.call("const fetch = (a) => a; function f(a) { return fetch(a) }", "f", ((1,),)) == (
            '{"ok":1}',
        )
        assert told == []
        swallowed = (
            "__tried = () => ''; Set.prototype.add = Array.prototype.push = () => 0;"
            "function f() { for (const go of [() => fetch('http://a.example'), () => new WebSocket('ws://b.example'),"
            " () => new XMLHttpRequest()]) try { go() } catch {} return 1 }"
        )
        assert await scripts.call(swallowed, "f", ((), ())) == ('{"ok":1}', '{"ok":1}')
        assert told == ["fetch", "WebSocket", "XMLHttpRequest"]
    told.clear()
    async with SandboxedPython(told.append) as python:
        assert await python.run("def f(a):\n    return a + 1\n", "f", ("(1,)",)) == ({"ok": "2"},)
        assert told == []
        source = (
            "import socket\ndef f(host):\n    try:\n        socket.create_connection((host, 443), 1)\n"
            "    except OSError:\n        return 1\n"
        )
        assert await python.run(source, "f", ("('a.example',)", "('1.1.1.1',)")) == ({"ok": "1"}, {"ok": "1"})
        assert "a.example:443" in told and "1.1.1.1:443" in told
