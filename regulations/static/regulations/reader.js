// Helps with reading; everything works without it.
(() => {
  const text = document.querySelector(".reader > article");
  const contents = document.querySelector(".reader > .toc");
  if (!text) return;

  // On a phone one language is shown until both are asked for: the switch says so.
  const segments = document.querySelector(".segments.auto");
  const own = segments?.querySelector(".lead-language");
  if (own && window.matchMedia("(max-width: 44rem)").matches) {
    for (const link of segments.children) link.removeAttribute("aria-current");
    own.setAttribute("aria-current", "page");
  }

  // A click on a provision's link copies its lasting address besides leading to it.
  text.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-copy]");
    if (!link || !navigator.clipboard) return;
    const address = new URL(link.dataset.copy || link.href, document.baseURI).href;
    navigator.clipboard.writeText(address).then(() => {
      const said = document.createElement("span");
      said.className = "copied";
      said.setAttribute("role", "status");
      said.textContent = text.dataset.copied;
      link.after(said);
      setTimeout(() => said.remove(), 1500);
    }).catch(() => {});
  });

  // Escape closes the contents where they cover the text.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && window.location.hash === "#contents") {
      window.location.hash = "#text";
    }
  });

  // Mark in the contents what is being read, and keep the place when the language is switched.
  const links = contents ? [...contents.querySelectorAll("ol a[href^='#']")] : [];
  const entries = new Map();
  for (const link of links) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) entries.set(target, link);
  }
  const targets = [...entries.keys()];
  let here = null;
  const mark = () => {
    const line = window.innerHeight * 0.25;
    let low = 0;
    let high = targets.length; // the last target that begins above the line
    while (low < high) {
      const middle = (low + high) >> 1;
      if (targets[middle].getBoundingClientRect().top <= line) low = middle + 1;
      else high = middle;
    }
    const target = targets[low - 1] ?? null;
    if (target === here) return;
    if (here) entries.get(here).removeAttribute("aria-current");
    here = target;
    if (!here) return;
    const link = entries.get(here);
    link.setAttribute("aria-current", "true");
    const box = contents.getBoundingClientRect();
    const place = link.getBoundingClientRect();
    if (place.top < box.top + 40 || place.bottom > box.bottom - 40) {
      contents.scrollTop += place.top - box.top - box.height / 2;
    }
  };
  let waits = false;
  window.addEventListener("scroll", () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => { waits = false; mark(); });
  }, { passive: true });
  mark();

  for (const link of document.querySelectorAll(".segments a")) {
    link.addEventListener("click", () => {
      if (here && window.scrollY > 200) link.hash = here.id;
    });
  }
})();
