"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const person = $("by-person"), country = $("by-country"), shown = $("shown");
  document.querySelector(".controls").hidden = false;

  const has = (element, name, value) => !value || element.dataset[name].split(" ").includes(value);
  const words = {};
  for (const link of all(".top nav a")) words[link.hash.slice(1)] = link.firstChild.textContent.trim();

  // What does not fit is hidden, and the line under the header says how much of each kind is left.
  const filter = () => {
    const counts = new Map();
    for (const element of all("[data-kind]")) {
      const fits = has(element, "people", person.value) && has(element, "codes", country.value);
      element.classList.toggle("dim", !fits);
      const count = counts.get(element.dataset.kind) || [0, 0];
      counts.set(element.dataset.kind, [count[0] + fits, count[1] + 1]);
    }
    for (const group of all(".speaker, .year")) {
      group.classList.toggle("dim", !group.querySelector("[data-kind]:not(.dim)"));
    }
    const chosen = Boolean(person.value || country.value);
    $("clear").hidden = shown.hidden = !chosen;
    const told = [...counts].map(([kind, [some, whole]]) => `${words[kind]} ${some} ${shown.dataset.of} ${whole}`);
    shown.textContent = `${shown.dataset.shown}: ${told.join(" · ")}`;
    mark(person.value);
    tie(person.value);
  };

  const mark = (id) => {
    for (const element of all(".hit")) element.classList.remove("hit");
    if (!id) return;
    for (const element of all("[data-ids]")) {
      if (element.dataset.ids.split(" ").includes(id)) element.classList.add("hit");
    }
  };

  // In the drawing, one name with those it met.
  const tie = (id) => {
    const drawing = document.querySelector("#network svg");
    if (!drawing) return;
    const arcs = all(".arc", drawing);
    const near = new Set([id]);
    for (const arc of arcs) {
      const ends = arc.dataset.ends.split(" ");
      const mine = Boolean(id) && ends.includes(id);
      arc.classList.toggle("tied", mine);
      if (mine) ends.forEach((end) => near.add(end));
    }
    drawing.classList.toggle("tying", Boolean(id));
    for (const node of all(".node", drawing)) node.classList.toggle("tied", near.has(node.dataset.node));
  };

  for (const select of [person, country]) select.addEventListener("change", filter);
  $("clear").addEventListener("click", () => {
    person.value = country.value = "";
    filter();
    person.focus();
  });
  for (const node of all("#network .node")) {
    for (const event of ["mouseenter", "focus"]) node.addEventListener(event, () => tie(node.dataset.node));
    for (const event of ["mouseleave", "blur"]) node.addEventListener(event, () => tie(person.value));
  }
  // A link to something hidden shows everything again rather than nothing.
  window.addEventListener("hashchange", () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = $(id);
    if (target && target.closest(".dim")) {
      person.value = country.value = "";
      filter();
      target.scrollIntoView();
    }
    const details = target && target.closest("details");
    if (details) details.open = true;
    mark(id);
  });
  window.addEventListener("beforeprint", () => all("details").forEach((details) => { details.open = true; }));
  $("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
})();
