import { frequencyOf, LENGTH, panOf, soundInWords, VOLUME } from "../lib/sound.js";
import { createChoice } from "./choice.js";
import { element, mount, setText } from "./dom.js";
import { createSwitch } from "./switch.js";

/** @typedef {{on: boolean, what: "row" | "state"}} Heard kept by whoever builds the parts anew */

const MISSING = "This browser gives pages no sound (it has no AudioContext); the values stand beside the rows.";

/** One voice, which speaks for a moment and is silent again; made at the first tone, after the reader has asked for it. */
function createVoice() {
  /** @type {{context: AudioContext, pitch: AudioParam, gain: AudioParam, pan: AudioParam} | null} */
  let made = null;
  function make() {
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { type: "triangle" });
    const volume = new GainNode(context, { gain: 0 });
    const place = new StereoPannerNode(context);
    tone.connect(volume).connect(place).connect(context.destination);
    tone.start();
    return { context, pitch: tone.frequency, gain: volume.gain, pan: place.pan };
  }
  return {
    /** @param {number} frequency @param {number} from −1 the left, 1 the right */
    say(frequency, from) {
      made ??= make();
      const { context, pitch, gain, pan } = made;
      if (context.state === "suspended") context.resume();
      const now = context.currentTime;
      pitch.setTargetAtTime(frequency, now, 0.005);
      pan.setTargetAtTime(from, now, 0.005);
      gain.cancelScheduledValues(now);
      gain.setTargetAtTime(VOLUME, now, 0.01);
      gain.setTargetAtTime(0, now + LENGTH, 0.03);
    },
    silence() {
      made?.gain.cancelScheduledValues(made.context.currentTime);
      made?.gain.setTargetAtTime(0, made.context.currentTime, 0.01);
      made?.context.suspend();
    },
    destroy() {
      made?.context.close();
    },
  };
}

/**
 * A row of the timeline as tones, one for each step that is played or scrubbed to. Off until the reader switches it on.
 * @param {HTMLElement} container
 * @param {{heard: Heard, state: string, onChange: () => void}} options state: what can be heard besides the chosen row
 * @returns {import("./dom.js").Figure<{tracks: import("../lib/tracks.js").Track[], quantity: string, unit: number,
 *   cursorUnit: number, t: number, seqLen: number, playing: boolean}>}
 */
export function createSonifier(container, { heard, state, onChange }) {
  const root = element("div", { class: "lx-sound", "data-affects": "view" });
  const figure = mount(container, root);
  const note = element("p", { class: "lx-label" });
  const voice = createVoice();
  let last = "";
  let played = false;
  const toggle = createSwitch(root, {
    label: "Sound",
    onToggle(on) {
      heard.on = on && "AudioContext" in globalThis;
      setText(note, on && !heard.on ? MISSING : "");
      if (!heard.on) voice.silence();
      last = "";
      onChange();
    },
  });
  const choice = createChoice(root, {
    label: "Hear",
    values: /** @type {const} */ (["row", "state"]),
    names: ["chosen row", state],
    onChoose(what) {
      heard.what = what;
      onChange();
    },
  });
  root.append(note);
  const hide = () => document.hidden && voice.silence();
  document.addEventListener("visibilitychange", hide, { signal: figure.signal });

  return {
    update({ tracks, quantity, unit, cursorUnit, t, seqLen, playing }) {
      const { on, what } = heard;
      toggle.update({ on });
      choice.update({ value: what });
      const chosen = what === "state" ? state : quantity;
      const track = tracks.find((row) => row.quantity === chosen);
      if (!on || !track) return;
      const row = what === "state" ? unit : cursorUnit;
      setText(note, soundInWords(`${track.caption} of unit ${row}`, track));
      if (played && !playing) voice.silence();
      played = playing;
      const frequency = frequencyOf(track.values[t * track.units + row], track);
      const now = [chosen, row, t, frequency].join();
      if (now !== last && frequency !== null && !document.hidden) voice.say(frequency, panOf(t, seqLen));
      last = now;
    },
    destroy() {
      voice.destroy();
      figure.destroy();
    },
  };
}
