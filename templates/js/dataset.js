// The page of datasets, live: only what a format can be asked is shown. Without it everything is.
"use strict";

const form = document.getElementById("dataset");

/** Shows what the chosen format can be asked. */
function suit() {
  const format = new FormData(form).get("format");
  for (const field of form.querySelectorAll("[data-only]")) {
    field.hidden = !field.dataset.only.split(" ").includes(format);
  }
}

if (form) {
  form.addEventListener("change", suit);
  suit();
}
