// Pictures and codes: a photo made small, a signature drawn, a label read, where the phone can.

const SIDE_MAX = 1280;

/** A photo as a small JPEG; where it was taken is not told along. Fails for what is no picture. */
export async function small(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const share = Math.min(1, SIDE_MAX / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * share);
  canvas.height = Math.round(picture.height * share);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8));
}

/** A pad to sign on with a finger. */
export class Pad {
  constructor(canvas, changed) {
    this.canvas = canvas;
    this.changed = changed;
    this.pen = canvas.getContext("2d");
    this.last = null;
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.last = this.place(event);
      this.line(this.last);
    });
    canvas.addEventListener("pointermove", (event) => this.last && this.line(this.place(event)));
    for (const end of ["pointerup", "pointercancel"]) {
      canvas.addEventListener(end, () => { this.last = null; });
    }
    this.clear();
  }

  place(event) {
    const box = this.canvas.getBoundingClientRect();
    return {
      x: (event.clientX - box.left) * this.canvas.width / box.width,
      y: (event.clientY - box.top) * this.canvas.height / box.height,
    };
  }

  line(to) {
    this.pen.beginPath();
    this.pen.moveTo(this.last.x, this.last.y);
    this.pen.lineTo(to.x + 0.1, to.y);
    this.pen.stroke();
    this.drawn += Math.hypot(to.x - this.last.x, to.y - this.last.y);
    this.last = to;
    this.changed();
  }

  get isSigned() { return this.drawn > 60; }

  clear() {
    this.pen.fillStyle = "#ffffff";
    this.pen.fillRect(0, 0, this.canvas.width, this.canvas.height);
    Object.assign(this.pen, { lineWidth: 4, lineCap: "round", lineJoin: "round", strokeStyle: "#10231c" });
    this.drawn = 0;
    this.changed();
  }

  blob() { return new Promise((done) => this.canvas.toBlob(done, "image/png")); }
}

export const canRead = "BarcodeDetector" in window && !!(navigator.mediaDevices);

/** The first code that the camera sees; empty where the dialog was closed before. */
export async function read(dialog, film) {
  const detector = new window.BarcodeDetector();
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  film.srcObject = stream;
  dialog.showModal();
  try {
    await film.play();
    while (dialog.open) {
      const [found] = await detector.detect(film).catch(() => []);
      if (found && found.rawValue) return found.rawValue;
      await new Promise((done) => setTimeout(done, 150));
    }
    return "";
  } finally {
    for (const track of stream.getTracks()) track.stop();
    film.srcObject = null;
    dialog.close();
  }
}
