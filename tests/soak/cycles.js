// In the page, before its first script: what was started and not ended, then mounts and unmounts on demand.
(() => {
  const pending = { timers: new Set(), intervals: new Set(), frames: new Set(), workers: new Set(), observers: 0 };
  window.soak = { pending };
  const wrap = (start, end, set) => {
    const [started, ended] = [window[start], window[end]];
    window[start] = (act, ...rest) => {
      const id = started.call(window, (...given) => {
        if (set !== pending.intervals) set.delete(id);
        return typeof act === 'function' ? act(...given) : undefined;
      }, ...rest);
      set.add(id);
      return id;
    };
    window[end] = (id) => {
      set.delete(id);
      ended.call(window, id);
    };
  };
  wrap('setTimeout', 'clearTimeout', pending.timers);
  wrap('setInterval', 'clearInterval', pending.intervals);
  wrap('requestAnimationFrame', 'cancelAnimationFrame', pending.frames);
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(...given) {
      super(...given);
      pending.workers.add(this);
    }
    terminate() {
      pending.workers.delete(this);
      super.terminate();
    }
  };

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const until = async (done, what) => {
    const end = performance.now() + 20000;
    while (!done()) {
      if (performance.now() > end) throw new Error(`waited 20 s: ${what}`);
      await frame();
    }
  };
  let root;
  let place;
  const use = async () => {
    await until(() => 'ready' in root.dataset, 'it does not become ready');
    root.scrollIntoView({block: 'nearest', behavior: 'instant'});
    for (const input of [...root.querySelectorAll('input[type=range]:enabled')].slice(0, 3)) {
      input.value = String(Number(input.value) > Number(input.min) ? input.min : input.max);
      input.dispatchEvent(new Event('input', {bubbles: true}));
      await frame();
    }
    await until(() => !root.querySelector('[aria-busy=true]'), 'it stays busy');
    await frame();
  };
  Object.assign(window.soak, {
    async begin(name) {
      root = document.querySelector(`[data-explorable="${name}"]`);
      place = document.createElement('div');
      root.before(place);
      root.scrollIntoView({block: 'center', behavior: 'instant'});
      await use();
    },
    async leave() {
      root.remove();
      await until(() => !('ready' in root.dataset), 'it is not ended');
      for (let n = 0; n < 3; n += 1) await frame();
    },
    async cycles(count) {
      for (let n = 0; n < count; n += 1) {
        place.after(root);
        await use();
        await this.leave();
      }
    },
    /** Waits for timers that end by themselves, such as the theme's, and counts the others. */
    async quiet() {
      const end = performance.now() + 3000;
      while (performance.now() < end && pending.timers.size) await frame();
    },
    still: () => ({
      timers: pending.timers.size + pending.intervals.size,
      frames: pending.frames.size,
      workers: pending.workers.size,
    }),
  });
})();
