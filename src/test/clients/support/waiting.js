import { setTimeout as sleep } from 'node:timers/promises';

/** How long anything may take that ends by itself; generous, because a build machine has other things to do. */
export const PATIENCE_MS = 60_000;

/** The promise, or an error that says what did not come in time. */
export async function within(promise, what, patienceMs = PATIENCE_MS) {
  let timer;
  const overdue = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${patienceMs / 1_000} s in vain for ${what}`)), patienceMs);
  });
  try {
    return await Promise.race([promise, overdue]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits until the condition gives something true, and gives it back. */
export async function until(condition, what, everyMs = 20) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(everyMs)) {
    const value = await condition();
    if (value) {
      return value;
    }
  }
  throw new Error(`waited ${PATIENCE_MS / 1_000} s in vain for ${what}`);
}
