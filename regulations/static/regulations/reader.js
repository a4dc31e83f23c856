// Helps with reading; everything works without it.
(() => {
  const contents = document.querySelector("details.toc");
  if (contents && window.matchMedia("(max-width: 56rem)").matches) contents.open = false;

  // On a phone one language is shown until both are asked for: the tabs say so.
  const auto = document.querySelector(".reader.auto");
  if (auto && window.matchMedia("(max-width: 44rem)").matches) {
    const lead = auto.querySelector("article [lang]")?.lang;
    const tabs = [...document.querySelectorAll(".tabs a")];
    const own = tabs.find((tab) => tab.lang && tab.lang === lead);
    if (own) {
      tabs.forEach((tab) => tab.removeAttribute("aria-current"));
      own.setAttribute("aria-current", "page");
    }
  }

  // A click on a provision's link copies its lasting address besides leading to it.
  const text = document.querySelector(".reader > article");
  text?.addEventListener("click", (event) => {
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

  // Mark in the contents what is being read.
  if (!contents || !("IntersectionObserver" in window)) return;
  const entries = new Map();
  for (const entry of contents.querySelectorAll("a[href^='#']")) {
    const target = document.getElementById(decodeURIComponent(entry.hash.slice(1)));
    if (target) entries.set(target, entry);
  }
  const seen = new Set();
  const observer = new IntersectionObserver((changes) => {
    for (const change of changes) {
      if (change.isIntersecting) seen.add(change.target); else seen.delete(change.target);
    }
    const first = [...entries.keys()].find((target) => seen.has(target));
    if (!first) return;
    for (const [target, entry] of entries) {
      if (target === first) entry.setAttribute("aria-current", "true");
      else entry.removeAttribute("aria-current");
    }
  }, { rootMargin: "0px 0px -60% 0px" });
  entries.forEach((_entry, target) => observer.observe(target));
})();
