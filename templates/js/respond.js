// Makes the questionnaire quicker to fill; everything works without it.
"use strict";

// “None of these” and the other choices exclude one another.
document.addEventListener("change", ({ target }) => {
  if (target.type !== "checkbox" || !target.checked) return;
  const group = target.closest("[data-choices]");
  if (!group) return;
  for (const box of group.querySelectorAll("input[type=checkbox]")) {
    if (box !== target && (target.dataset.alone !== undefined || box.dataset.alone !== undefined)) box.checked = false;
  }
});

// “Don't know” empties the field beside it, and typing takes “don't know” back.
document.addEventListener("input", ({ target }) => {
  const question = target.closest("[data-typed]");
  if (!question) return;
  if (target.dataset.field !== undefined) {
    if (target.value) for (const box of question.querySelectorAll("input[type=checkbox]")) box.checked = false;
  } else if (target.checked) {
    for (const field of question.querySelectorAll("[data-field],[data-joined]")) field.value = "";
    for (const box of question.querySelectorAll("input[type=checkbox]")) if (box !== target) box.checked = false;
  }
});

// A second tap while the first is under way sends nothing; coming back from the cache allows it again.
let sending = false;
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  if (sending) event.preventDefault();
  sending = true;
});
addEventListener("pageshow", (event) => {
  sending = false;
  // What a browser kept of a page may hold answers that are gone from the phone.
  if (event.persisted) location.reload();
});

// After an error the summary is read first.
{
  const errors = document.querySelector(".errors");
  if (errors) errors.focus();
}
