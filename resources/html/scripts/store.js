// The state of the page: what is shown and in which language and units, and who listens to it.

/** Make a store; each change makes a new frozen state and calls the listeners concerned. */
export function createStore(initial) {
  let state = Object.freeze({ ...initial });
  const listeners = [];
  return {
    get state() {
      return state;
    },
    set(changes) {
      const changed = Object.keys(changes).filter((name) => state[name] !== changes[name]);
      if (!changed.length) return;
      state = Object.freeze({ ...state, ...changes });
      for (const { names, listener } of listeners) {
        if (names.some((name) => changed.includes(name))) listener(state);
      }
    },
    /** Call `listener` now, and whenever one of the named parts changes. */
    watch(names, listener) {
      listeners.push({ names, listener });
      listener(state);
    },
  };
}
