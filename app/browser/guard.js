// What a page could do beyond itself, closed or made harmless before its scripts run, in every frame: the ways round the
// request filter (WebRTC), boxes that would wait for a person, new windows, the clipboard, downloads.
// Everything tried is told to the actor as a note, by an event only it knows the name of.
function installGuard(secret, isFresh) {
  const MAX_NOTES = 200; // an alert in a loop
  let notes = 0;
  const note = (kind, text) =>
    notes++ < MAX_NOTES &&
    document.dispatchEvent(new CustomEvent(secret + ":note", { detail: JSON.stringify({ kind, text: String(text).slice(0, 20000) }) }));
  const replace = (owner, name, value) => {
    try {
      Object.defineProperty(owner, name, { value, writable: true, configurable: true });
    } catch {
      owner[name] = value;
    }
  };

  if (isFresh) {
    try {
      localStorage.clear();
      sessionStorage.clear();
    } catch {
      // a frame without an origin of its own has no storage
    }
  }
  // A storage that is full, when a check wants to see what the app does then.
  let isFull = false;
  const setItem = Storage.prototype.setItem;
  replace(Storage.prototype, "setItem", function (...item) {
    if (isFull) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    return setItem.apply(this, item);
  });
  document.addEventListener(secret + ":storage", (event) => {
    event.stopImmediatePropagation();
    isFull = event.detail === "full";
  });

  closeDoors(window);

  // A frame without an address is made without any script being injected; it "loads" before its maker gets it.
  function closeDoors(inner) {
    for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel", "RTCIceTransport", "WebTransport"]) {
      delete inner[name];
    }
    const watch = (root) => root.addEventListener("load", (event) => closeFrame(event.target), true);
    watch(inner.document);
    const attach = inner.Element.prototype.attachShadow;
    inner.Element.prototype.attachShadow = function (options) {
      const root = attach.call(this, options);
      watch(root);
      return root;
    };
  }
  function closeFrame(frame) {
    try {
      if (/^I?FRAME$/.test(frame.tagName) && frame.contentWindow.RTCPeerConnection) closeDoors(frame.contentWindow);
    } catch {
      // a frame of another origin: it has its own guard
    }
  }

  // Boxes: a person would read the alert, say yes to the question, and leave the prompt as it is.
  replace(window, "alert", (text = "") => note("dialog", text));
  replace(window, "confirm", (text = "") => (note("dialog", text), true));
  replace(window, "prompt", (text = "", preset = "") => (note("dialog", text), String(preset)));
  replace(window, "print", () => note("print", document.title));
  replace(window, "open", (url = "") => (note("window", url), null));

  if (navigator.clipboard) {
    replace(Clipboard.prototype, "writeText", async (text) => note("clipboard", text));
    replace(Clipboard.prototype, "readText", async () => {
      throw new DOMException("Read permission denied.", "NotAllowedError");
    });
  }

  // Sounds are told as they begin and as they are given an end; nobody needs to hear them.
  const tell = (what) => document.dispatchEvent(new CustomEvent(secret + ":sound", { detail: what }));
  const { start, stop } = window.AudioScheduledSourceNode?.prototype || {};
  if (start) {
    const ends = new WeakSet();
    replace(AudioScheduledSourceNode.prototype, "start", function (...when) {
      tell("begun");
      return start.apply(this, when);
    });
    const startBuffer = AudioBufferSourceNode.prototype.start; // it has one of its own
    replace(AudioBufferSourceNode.prototype, "start", function (...when) {
      tell("begun");
      return startBuffer.apply(this, when);
    });
    replace(AudioScheduledSourceNode.prototype, "stop", function (...when) {
      if (!ends.has(this)) tell("ended");
      ends.add(this);
      return stop.apply(this, when);
    });
  }

  // Downloads: a link with `download` gives its text away instead of a file.
  const blobs = new Map();
  const makeUrl = URL.createObjectURL;
  URL.createObjectURL = (thing) => {
    const url = makeUrl.call(URL, thing);
    if (thing instanceof Blob) blobs.set(url, thing);
    return url;
  };
  async function keepDownload(link) {
    const blob = blobs.get(link.href);
    const text = blob ? await blob.text() : link.href.startsWith("data:") ? decodeURIComponent(link.href.replace(/^[^,]*,/, "")) : link.href;
    note("download", (link.download || "download") + "\n" + text);
  }
  const isDownload = (link) => link && link.hasAttribute("download") && /^(blob|data):/.test(link.href);
  const click = HTMLElement.prototype.click;
  HTMLElement.prototype.click = function () {
    if (!this.isConnected && this instanceof HTMLAnchorElement && isDownload(this)) keepDownload(this);
    else click.call(this);
  };
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!event.defaultPrevented && isDownload(link)) {
      event.preventDefault();
      keepDownload(link);
    }
  });
}
