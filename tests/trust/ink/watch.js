// Before any script of the page: what runs that nobody of the house has written is told here.
(() => {
  const seen = (window.__seen = { ran: [], strange: [], open: 0, changes: 0, still: 0 });
  Object.defineProperty(window, "__x", {
    get: () => () => seen.ran.push("called"),
    set: () => seen.ran.push("set"),
  });
  document.addEventListener("securitypolicyviolation", (event) =>
    seen.ran.push(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
  );

  // Quiet is told in frames: a busy machine draws fewer of them.
  const touched = () => {
    seen.changes += 1;
  };
  let before = -1;
  const frame = () => {
    seen.still = seen.changes === before ? seen.still + 1 : 0;
    before = seen.changes;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new PerformanceObserver(touched).observe({ type: "resource", buffered: true });

  const { fetch } = window;
  window.fetch = (...asked) => {
    seen.open += 1;
    return fetch(...asked).finally(() => {
      seen.open -= 1;
      touched();
    });
  };

  const NAMES = new Set(
    `html head body title meta link script style div main header footer nav aside section article h1 h2 h3 h4 h5 p
    span a b strong em small i code pre br hr ul ol li dl dt dd table thead tbody tfoot tr th td colgroup col caption
    form fieldset legend label input textarea select option optgroup button img figure figcaption time details summary
    noscript output mark kbd progress meter canvas audio dialog svg g path circle rect line polyline polygon ellipse
    blockquote ins del defs clippath lineargradient stop mask text tspan use`.split(/\s+/),
  );
  const PLACES = ["href", "xlink:href", "src", "srcset", "action", "formaction", "data", "poster", "srcdoc", "ping"];

  const leads = (element, value) => {
    const there = new URL(value, document.baseURI);
    if (there.origin === location.origin) return true;
    if (element.localName === "img") return /^(blob|data:image\/(png|jpeg|webp|gif)[;,])/.test(value);
    if (element.localName !== "a") return false;
    return there.protocol === "tel:" || (/^https?:$/.test(there.protocol) && /noopener/.test(element.rel));
  };
  const fault = (element) => {
    const name = element.localName;
    if (!NAMES.has(name.toLowerCase())) return "an element of no use here";
    if (name === "script" && !element.src) return "a script without a file";
    if (name === "meta" && element.httpEquiv) return "an order to the browser";
    if (name === "style" && /evil\.example|__x/.test(element.textContent)) return "a foreign style";
    for (const { name: key, value } of element.attributes) {
      if (key.startsWith("on")) return `a handler, ${key}`;
      if (key === "style" && /url\(|expression|evil\.example|__x/.test(value)) return "a foreign style";
      if (PLACES.includes(key) && value && !leads(element, value)) return `a way out, ${key}`;
    }
    return "";
  };
  const look = (element) => {
    const why = fault(element);
    if (why) seen.strange.push(`${why}: ${element.outerHTML.slice(0, 200)}`);
  };
  seen.look = () => document.querySelectorAll("*").forEach(look);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node.nodeType === 1) {
          touched();
          look(node);
          node.querySelectorAll("*").forEach(look);
        }
  }).observe(document, { childList: true, subtree: true });
})();
