// Saves a draft while it is written. Without it the button does the same.
"use strict";
const form = document.querySelector("form[data-save]");
if (form) {
  const status = document.getElementById("sparat");
  const typed = () => Array.from(form.querySelectorAll("textarea"), (area) => area.value).join("\u0000");
  let kept = typed();
  let waits = 0;
  let saving = Promise.resolve();

  const save = async () => {
    const now = typed();
    if (now === kept) return;
    status.textContent = form.dataset.saving;
    try {
      const answer = await fetch(form.dataset.save, {
        method: "POST",
        headers: { accept: "application/json" },
        body: new URLSearchParams(new FormData(form)),
      });
      const told = await answer.json();
      status.textContent = told.says;
      if (!told.kept) return;
      form.elements.seen.value = told.seen;
      kept = now;
    } catch {
      status.textContent = form.dataset.failed;
      later();
    }
  };
  const soon = () => {
    clearTimeout(waits);
    waits = 0;
    saving = saving.then(save);
  };
  const later = () => {
    if (!waits) waits = setTimeout(soon, 3000);
  };

  form.addEventListener("input", later);
  document.addEventListener("visibilitychange", () => document.hidden && soon());
  form.addEventListener("submit", () => clearTimeout(waits));
}
