// A server that is away: it is asked whether it answers again, and what waited for it then goes on by itself.
import { healthy } from "../api.js";
import { answering } from "../state.js";

const EVERY_MS = 2000;
let waiting = null;

async function poll() {
  do await new Promise((later) => setTimeout(later, EVERY_MS));
  while (!(await healthy()));
  waiting = null;
  answering.value += 1;
}

/** Resolves when the server answers again. All that wait share one question every two seconds. */
export function answers() {
  waiting ??= poll();
  return waiting;
}
