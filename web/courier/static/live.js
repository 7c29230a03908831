// Live: the house tells what changes. Where it cannot, the page asks, ever less often while nothing does.

const LOOK_MS = 4000, LOOK_MAX_MS = 60000, AGAIN_MS = 30000, DEAF_MS = 45000;

let page = null, stream = null, isLive = false, isOver = false, pause = LOOK_MS, timer = 0, triedAt = 0, heardAt = 0;

/** `what`: address() of the stream, heard(news, mark), over(), net(isThere), and look(), which says whether it found anything new. */
export function begin(what) {
  page = what;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hangUp(); else hurry();
  });
  addEventListener("offline", hangUp);
  addEventListener("online", hurry);
  listen();
  plan();
}

/** Something was done here: what comes of it is wanted soon. */
export function hurry() {
  pause = LOOK_MS;
  listen();
  plan();
}

export function end() {
  isOver = true;
  hangUp();
  clearTimeout(timer);
}

function hangUp() {
  isLive = false;
  if (stream) stream.close();
  stream = null;
}

function listen() {
  if (stream || isOver || document.hidden || !page || !("EventSource" in window)) return;
  triedAt = Date.now();
  stream = new EventSource(page.address());
  const on = (name, then) => stream.addEventListener(name, (event) => {
    heardAt = Date.now();
    isLive = true;
    then(event);
  });
  on("open", () => page.net(true));
  on("beat", () => page.net(true));
  on("stops", (event) => page.heard(JSON.parse(event.data), event.lastEventId));
  on("over", () => page.over());
  stream.addEventListener("error", () => {
    isLive = false;
    if (stream && stream.readyState === EventSource.CLOSED) hangUp();
  });
}

function plan() {
  clearTimeout(timer);
  if (!isOver) timer = setTimeout(step, pause);
}

async function step() {
  if (isLive && Date.now() - heardAt > DEAF_MS) hangUp();
  if (!stream && Date.now() - triedAt > AGAIN_MS) listen();
  if (!document.hidden && !isLive) {
    const isNew = await page.look();
    pause = isNew ? LOOK_MS : Math.min(LOOK_MAX_MS, pause * 1.5);
  } else {
    pause = LOOK_MS;
  }
  plan();
}
