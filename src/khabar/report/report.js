"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  document.querySelector(".controls").hidden = false;
  const filterable = document.querySelectorAll("[data-people]");
  const has = (element, name, value) => !value || (element.dataset[name] || "").split(" ").includes(value);
  const filter = () => {
    const person = $("by-person").value, country = $("by-country").value;
    for (const element of filterable) {
      element.classList.toggle("dim", !(has(element, "people", person) && has(element, "codes", country)));
    }
    mark(person);
  };
  const mark = (id) => {
    for (const element of document.querySelectorAll(".hit")) element.classList.remove("hit");
    if (!id) return;
    for (const element of document.querySelectorAll("[data-ids]")) {
      if (element.dataset.ids.split(" ").includes(id)) element.classList.add("hit");
    }
  };
  $("by-person").addEventListener("change", filter);
  $("by-country").addEventListener("change", filter);
  window.addEventListener("hashchange", () => mark(decodeURIComponent(location.hash.slice(1))));
  $("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
})();
