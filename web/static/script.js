// What the pages do beyond reading: suggestions while typing, copying an
// address. Everything else works without it.
"use strict";

(function () {
  const field = document.getElementById("find");
  if (field) suggest(field);
  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(location.href);
      button.textContent += " ✓";
      button.disabled = true;
    });
  }
  // A mark in the text opens the reason for its coding.
  const open = () => {
    const item = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const why = item && item.querySelector("details");
    if (why) why.open = true;
  };
  addEventListener("hashchange", open);
  open();

  // suggest makes a field a combobox (WAI-ARIA Authoring Practices) of those
  // whom its text may name.
  function suggest(input) {
    const list = document.createElement("ul");
    list.id = "hints";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.placeholder);
    list.hidden = true;
    input.after(list);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "hints"], ["aria-expanded", "false"]]) input.setAttribute(name, value);
    let hints = [], at = -1, timer = 0, asked = 0;

    const close = () => {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const choose = (i) => {
      at = i;
      [...list.children].forEach((li, n) => li.setAttribute("aria-selected", String(n === i)));
      if (i >= 0) input.setAttribute("aria-activedescendant", list.children[i].id);
      else input.removeAttribute("aria-activedescendant");
    };
    const show = () => {
      list.replaceChildren(...hints.map((h, i) => {
        const li = document.createElement("li");
        li.id = "hint" + i;
        li.setAttribute("role", "option");
        li.setAttribute("aria-selected", "false");
        const name = document.createElement("bdi");
        name.textContent = h.name;
        li.append(name);
        if (h.is) {
          const is = document.createElement("small");
          is.textContent = h.is;
          li.append(is);
        }
        li.addEventListener("mousedown", (e) => { e.preventDefault(); location.href = h.address; });
        return li;
      }));
      list.hidden = hints.length === 0;
      input.setAttribute("aria-expanded", String(hints.length > 0));
      choose(-1);
    };
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const mine = ++asked, words = input.value.trim();
        if (!words) { hints = []; close(); return; }
        try {
          const answer = await fetch("/suggest?q=" + encodeURIComponent(words));
          if (!answer.ok || mine !== asked) return;
          hints = await answer.json();
          show();
        } catch { close(); }
      }, 120);
    });
    input.addEventListener("keydown", (e) => {
      if (list.hidden) return;
      if (e.key === "ArrowDown" || e.key === "ArrowUp") {
        e.preventDefault();
        const n = hints.length + 1; // one more place for the field itself
        choose((at + 1 + (e.key === "ArrowDown" ? 1 : n - 1)) % n - 1);
      } else if (e.key === "Escape") close();
    });
    input.form.addEventListener("submit", (e) => {
      if (list.hidden || at < 0) return;
      e.preventDefault();
      location.href = hints[at].address;
    });
    input.addEventListener("blur", close);
  }
})();
