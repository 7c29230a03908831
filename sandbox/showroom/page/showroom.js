// The showroom: one of the three at a time on a narrow screen, and the visitor's own front door.

const tabs = [...document.querySelectorAll('[role="tab"]')];

function show(tab) {
  for (const one of tabs) {
    const chosen = one === tab;
    one.setAttribute("aria-selected", String(chosen));
    one.tabIndex = chosen ? 0 : -1;
    document.getElementById(one.getAttribute("aria-controls")).classList.toggle("current", chosen);
  }
}

tabs.forEach((tab, at) => {
  tab.addEventListener("click", () => show(tab));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(at + step + tabs.length) % tabs.length];
    show(next);
    next.focus();
  });
});
show(tabs[0]);

const door = document.getElementById("door");

async function at(method) {
  const answer = await fetch("/showroom/door", { method });
  const { at_home: atHome } = await answer.json();
  door.textContent = atHome ? "You are at home · Leave" : "You are out · Come home";
  door.classList.toggle("out", !atHome);
  door.hidden = false;
}

door.addEventListener("click", () => at("POST"));
at("GET");
