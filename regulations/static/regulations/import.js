// The import screens with a script: files are sent one by one, reading goes on by itself, and words
// that are selected in a text go into the field of the split. Everything works without it.
(() => {
  "use strict";

  const LARGEST = 20 * 1024 * 1024;

  function send(address, data, onProgress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", address);
      request.setRequestHeader("Accept", "application/json");
      request.responseType = "json";
      if (onProgress) {
        request.upload.addEventListener("progress", (event) => {
          if (event.lengthComputable) onProgress(event.loaded / event.total);
        });
      }
      request.addEventListener("load", () => {
        if (request.status === 200 && request.response) resolve(request.response);
        else reject(new Error(String(request.status)));
      });
      request.addEventListener("error", () => reject(new Error("network")));
      request.send(data);
    });
  }

  function token(form) {
    return form.querySelector("input[name=csrfmiddlewaretoken]").value;
  }

  function problem(list, text) {
    const item = document.createElement("li");
    item.textContent = text;
    list.append(item);
  }

  async function begin(form) {
    if (form.dataset.address) return form.dataset.address;
    const data = new FormData();
    data.set("csrfmiddlewaretoken", token(form));
    data.set("language", form.elements.language.value);
    data.set("category", form.elements.category.value);
    return (await send(form.action, data)).address;
  }

  async function upload(form, files) {
    const box = form.querySelector("[data-import-progress]");
    const bar = box.querySelector("progress");
    const status = box.querySelector("[data-import-status]");
    const problems = box.querySelector("[data-import-problems]");
    const onward = box.querySelector("[data-import-onward]");
    const buttons = form.querySelectorAll("button");
    buttons.forEach((button) => { button.disabled = true; });
    box.hidden = false;
    bar.max = files.length;
    let address = "";
    try {
      address = await begin(form);
    } catch {
      problem(problems, form.dataset.failed);
      buttons.forEach((button) => { button.disabled = false; });
      return;
    }
    let failed = 0;
    for (const [index, file] of files.entries()) {
      status.textContent = form.dataset.sending
        .replace("{done}", index + 1).replace("{total}", files.length) + ": " + file.name;
      if (file.size > LARGEST) {
        problem(problems, file.name + ": " + form.dataset.tooLarge);
        failed += 1;
      } else {
        const data = new FormData();
        data.set("csrfmiddlewaretoken", token(form));
        data.set("act", "add");
        data.append("files", file, file.name);
        try {
          const told = await send(address, data, (part) => { bar.value = index + part; });
          told.refused.forEach((text) => { problem(problems, text); failed += 1; });
        } catch {
          problem(problems, file.name + ": " + form.dataset.failed);
          failed += 1;
        }
      }
      bar.value = index + 1;
    }
    onward.href = address;
    if (failed) {
      onward.hidden = false;
      onward.focus();
    } else {
      window.location.assign(address);
    }
  }

  document.querySelectorAll("[data-import-begin], [data-import-add]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      const input = form.querySelector("input[type=file]");
      if (!input.files.length) return;
      event.preventDefault();
      const most = Number(form.dataset.most);
      const box = form.querySelector("[data-import-problems]");
      box.replaceChildren();
      if (input.files.length > most) problem(box, form.dataset.tooMany);
      upload(form, [...input.files].slice(0, most));
    });
  });

  // -- reading -----------------------------------------------------------------------------------
  const wait = (seconds) => new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });

  async function readOn(place) {
    const bar = place.querySelector("progress");
    const status = place.querySelector("[data-import-status]");
    const form = place.querySelector("[data-import-step]").form;
    const data = new FormData();
    data.set("csrfmiddlewaretoken", token(form));
    data.set("act", "step");
    let failures = 0;
    for (;;) {
      let told;
      try {
        told = await send(place.dataset.address, data);
        failures = 0;
      } catch {
        failures += 1;
        if (failures > 3) {
          status.textContent = place.dataset.lost;
          return;
        }
        await wait(failures * 2);
        continue;
      }
      bar.value = told.done;
      bar.max = told.total;
      status.textContent = told.text;
      if (told.file) {
        const row = place.querySelector(`[data-file="${told.file.id}"]`);
        if (row) {
          const chip = row.querySelector("[data-file-state]");
          chip.textContent = told.file.label;
          chip.className = "import-chip import-chip--" + told.file.state;
          row.querySelector("[data-file-reason]").textContent = told.file.reason;
        }
      }
      if (!told.waiting) {
        window.location.reload();
        return;
      }
      if (!told.file) await wait(told.busy ? 5 : 1);
    }
  }

  const reading = document.querySelector("[data-import-reading]");
  if (reading && Number(reading.dataset.waiting) && !reading.dataset.stopped) readOn(reading);

  // -- words for a split -----------------------------------------------------------------------
  document.querySelectorAll("[data-import-words]").forEach((text) => {
    const field = text.closest("form").querySelector("input[name=words]");
    document.addEventListener("selectionchange", () => {
      const chosen = document.getSelection();
      if (!chosen || chosen.isCollapsed || !text.contains(chosen.anchorNode)) return;
      const words = chosen.toString().trim();
      if (field && words) field.value = words.slice(0, 200);
    });
  });
})();
