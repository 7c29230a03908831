// The live console: parts of the page are replaced as the server sends them.
(() => {
  "use strict";
  const columns = document.querySelector("[data-stream]");
  const lines = document.getElementById("lines");
  const toEnd = () => { if (lines) lines.scrollTop = lines.scrollHeight; };
  toEnd();

  const stream = new EventSource(columns.dataset.stream);
  for (const part of ["queue", "beside", "baton"]) {
    stream.addEventListener(part, (event) => {
      const place = document.getElementById(part);
      if (!place || place.contains(document.activeElement)) return;
      const open = [...place.querySelectorAll("details")].map((d) => d.open);
      place.innerHTML = JSON.parse(event.data);
      place.querySelectorAll("details").forEach((d, i) => { d.open = open[i] ?? d.open; });
    });
  }
  stream.addEventListener("line", (event) => {
    if (!lines || document.getElementById(`line-${event.lastEventId}`)) return;
    lines.insertAdjacentHTML("beforeend", JSON.parse(event.data));
    toEnd();
  });

  const say = document.getElementById("say");
  if (!say) return;
  const text = say.elements.text;
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) say.requestSubmit();
  });
  say.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await fetch(say.action, {
      method: "POST", body: new URLSearchParams(new FormData(say)),
      headers: { "X-Requested-With": "fetch" },
    });
    if (answer.redirected) { location.href = answer.url; return; }
    if (answer.ok) { text.value = ""; text.focus(); }
  });
})();
