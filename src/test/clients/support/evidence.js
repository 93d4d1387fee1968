/*
 * What left ALECS while the suite ran: output of its processes and messages to clients, kept so that the last test can look for
 * secrets in all of it.
 */

/** One place where text comes out, and the secrets that may be read there. */
class Outlet {
  #pieces = [];
  #shown = new Map();

  constructor(name) {
    this.name = name;
  }

  add(text) {
    this.#pieces.push(text);
  }

  get text() {
    return this.#pieces.join('');
  }

  /** Whoever issued a secret saw it here, so many times and no more. */
  showed(secret, times = 1) {
    this.#shown.set(secret, (this.#shown.get(secret) ?? 0) + times);
  }

  mayShow(secret) {
    return this.#shown.get(secret) ?? 0;
  }

  get shown() {
    return [...this.#shown.keys()];
  }
}

// Every token has this shape, also one that no test knows of.
const TOKEN = /alecs_[0-9A-Za-z]{43,}/g;

// What only the header that signs a request to Akamai holds.
const SIGNATURE = /EG1-HMAC-SHA256|signature=|client_token=/gi;

class Evidence {
  #outlets = [];
  #secrets = new Map();

  outlet(name) {
    const outlet = new Outlet(name);
    this.#outlets.push(outlet);
    return outlet;
  }

  /** Something that must never come out, and what it is. */
  secret(value, what) {
    this.#secrets.set(value, what);
  }

  get size() {
    return {
      outlets: this.#outlets.length,
      characters: this.#outlets.reduce((sum, { text }) => sum + text.length, 0),
      tokensShown: this.#outlets.reduce((sum, { shown }) => sum + shown.length, 0),
      secrets: this.#secrets.size,
    };
  }

  /** One sentence for each secret in the wrong place, and for each token that was not shown where it should have been. */
  findings() {
    return this.#outlets.flatMap((outlet) => [...this.#tokensIn(outlet), ...this.#secretsIn(outlet)]);
  }

  #tokensIn(outlet) {
    const counts = new Map(outlet.shown.map((secret) => [secret, 0]));
    for (const [token] of outlet.text.matchAll(TOKEN)) {
      counts.set(token, (counts.get(token) ?? 0) + 1);
    }
    return [...counts]
      .filter(([token, count]) => count !== outlet.mayShow(token))
      .map(([token, count]) => `${outlet.name}: ${token.slice(0, 10)}… ${count} times in place of ${outlet.mayShow(token)}`);
  }

  #secretsIn(outlet) {
    const { text } = outlet;
    const known = [...this.#secrets].filter(([value]) => text.includes(value)).map(([, what]) => what);
    const signatures = [...text.matchAll(SIGNATURE)].map(([found]) => `"${found}"`);
    return [...known, ...new Set(signatures)].map((what) => `${outlet.name}: ${what}`);
  }
}

export const evidence = new Evidence();
