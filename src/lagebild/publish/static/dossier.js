"use strict";
(function () {
  const words = document.body.dataset;

  function openTo(target) {
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
  }

  function arrive() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    document.querySelectorAll("mark.hit").forEach((mark) => mark.classList.remove("hit"));
    if (!target) return;
    openTo(target);
    if (target.tagName === "MARK") {
      target.classList.add("hit");
      document.querySelectorAll('mark[data-of="' + CSS.escape(id) + '"]').forEach((mark) => mark.classList.add("hit"));
    }
    target.scrollIntoView({ block: target.tagName === "MARK" ? "center" : "start" });
  }

  // As web/search/words.py: small letters, "ä", "ae" and "a" alike; a sought word loses its ending.
  const fold = (text) =>
    text.toLowerCase().replace(/ß/g, "ss").normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ")
      .replace(/([ao])e|(^|[^aeq])ue/g, (all, vowel, before) => vowel || before + "u");
  const stem = (word) => word.replace(/^(.{4,}?)(innen|ern|ers|ens)$|^(.{3,}?)(em|en|es|e)$|^(.{4,}?)(er|s)$/, "$1$3$5");

  function setUp(form) {
    const list = document.getElementById(form.dataset.filter);
    const output = form.querySelector("output");
    const groups = Array.from(list.querySelectorAll("[data-group]")).map((element) => ({
      element,
      name: fold(element.querySelector("summary").textContent),
      wasOpen: element.open,
      items: Array.from(element.querySelectorAll("[data-item]")).map((item) => ({ element: item, text: null })),
    }));

    function matches(item, group, wanted) {
      for (const [name, value] of wanted) {
        if (name === "suche") {
          if (item.text === null) item.text = group.name + " " + fold(item.element.textContent);
          if (!value.every((word) => item.text.includes(word))) return false;
        } else if (name === "wer") {
          if (group.element.dataset.wer !== value) return false;
        } else if (name === "medium") {
          if (item.element.dataset.medium !== value) return false;
        } else if (!(item.element.dataset[name] || "").split(" ").includes(value)) {
          return false;
        }
      }
      return true;
    }

    function apply() {
      const wanted = Array.from(new FormData(form))
        .map(([name, value]) => [name, name === "suche" ? fold(value).split(" ").filter(Boolean).map(stem) : value])
        .filter(([, value]) => value.length);
      const shown = new Set();
      const all = new Set();
      for (const group of groups) {
        let any = false;
        for (const item of group.items) {
          const hit = matches(item, group, wanted);
          item.element.hidden = !hit;
          any = any || hit;
          const id = item.element.dataset.q || item.element.id;
          all.add(id);
          if (hit) shown.add(id);
        }
        for (const item of group.items) {
          const outer = item.element.parentElement.closest("[data-item]");
          if (outer && !item.element.hidden) outer.hidden = false;
        }
        group.element.hidden = !any;
        group.element.open = wanted.length ? any : group.wasOpen;
      }
      output.textContent = wanted.length ? shown.size + " " + words.of + " " + all.size : "";
    }

    let timer = 0;
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(apply, 120);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
  }

  function markNew(form) {
    const dated = Array.from(document.querySelectorAll("[data-neu]"));
    const output = form.querySelector("output");
    const links = Array.from(document.querySelectorAll(".toc li a"));
    form.addEventListener("input", () => {
      const since = form.elements.seit.value;
      const found = new Map();
      let total = 0;
      for (const element of dated) {
        const fresh = since !== "" && element.dataset.neu >= since;
        element.classList.toggle("is-new", fresh);
        if (!fresh || element.parentElement.closest("[data-item]")) continue;
        total += 1;
        const section = "#" + element.closest("main > section").id;
        found.set(section, (found.get(section) || 0) + 1);
      }
      for (const link of links) {
        const number = found.get(link.hash);
        if (number) link.dataset.fresh = "+" + number;
        else delete link.dataset.fresh;
      }
      output.textContent = since ? total + " " + (total === 1 ? words.one : words.many) : "";
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
  }

  document.querySelectorAll("form.since").forEach(markNew);
  document.querySelectorAll("form.filter[data-filter]").forEach(setUp);
  addEventListener("hashchange", arrive);
  addEventListener("beforeprint", () => {
    document.querySelectorAll("main details:not(.article):not(.removed):not(.legend)").forEach((element) => {
      if (!element.open) {
        element.dataset.printed = "";
        element.open = true;
      }
    });
  });
  addEventListener("afterprint", () => {
    document.querySelectorAll("details[data-printed]").forEach((element) => {
      element.open = false;
      delete element.dataset.printed;
    });
  });
  arrive();
})();
