import http from 'node:http';
import WebSocket from 'ws';
import { evidence } from './evidence.js';
import { within } from './waiting.js';

const offer = ({ token, protocols = ['mcp'], headers = {}, ...options }) => [
  protocols,
  { headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers }, ...options },
];

/** A client that says exactly what it is told to: JSON-RPC over one WebSocket. */
export class Line {
  /** Messages that no request waited for. */
  unasked = [];
  #socket;
  #waiting = new Map();
  #lastId = 0;

  /** options: token, protocols, headers, and those of `ws` */
  static async open(url, options = {}) {
    const line = new Line(new WebSocket(url, ...offer(options)), new URL(url).port);
    await within(line.opened, `a connection to ${url.split('?')[0]}`);
    return line;
  }

  constructor(socket, port) {
    this.#socket = socket;
    this.received = evidence.outlet(`messages from port ${port}`);
    this.opened = new Promise((resolve, reject) => {
      socket.on('open', () => resolve());
      socket.on('error', reject);
    });
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => {
        this.received.add(String(reason));
        this.#waiting.forEach(({ reject }) => reject(new Error(`closed before the answer: ${code} ${reason}`)));
        resolve({ code, reason: String(reason) });
      });
    });
    socket.on('message', (data) => this.#receive(String(data)));
  }

  /** The subprotocol that the server chose. */
  get protocol() {
    return this.#socket.protocol;
  }

  get isOpen() {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  #receive(text) {
    this.received.add(`${text}\n`);
    const message = JSON.parse(text);
    const waiting = this.#waiting.get(message.id);
    if (waiting) {
      this.#waiting.delete(message.id);
      waiting.resolve(message);
    } else {
      this.unasked.push(message);
    }
  }

  send(text) {
    this.#socket.send(text);
  }

  /** Sends a request and gives back its answer, whole. */
  ask(method, params, id = ++this.#lastId) {
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return within(answer, `the answer to ${method}`);
  }

  notify(method, params) {
    this.send(JSON.stringify({ jsonrpc: '2.0', method, params }));
  }

  initialize(protocolVersion = '2025-11-25') {
    return this.ask('initialize', { protocolVersion, capabilities: {}, clientInfo: { name: 'clients-suite', version: '1' } });
  }

  /** Calls a tool and gives back its result. */
  async call(name, args = {}) {
    const { result, error } = await this.ask('tools/call', { name, arguments: args });
    if (error) {
      throw Object.assign(new Error(`${name}: ${error.message}`), { code: error.code });
    }
    return result;
  }

  async close() {
    this.#socket.close(1000);
    return within(this.closed, 'the end of the connection');
  }
}

/** The text of a tool's result. */
export function textOf(result) {
  return result.content.map(({ text }) => text).join('\n');
}

/** What Akamai, or the tool, answered. */
export function answerOf(result) {
  if (result.isError) {
    throw new Error(textOf(result));
  }
  return JSON.parse(result.content[0].text);
}

/** Offers a handshake that is refused, and gives back the refusal. */
export function knock(url, options = {}) {
  const socket = new WebSocket(url, ...offer(options));
  const refusal = new Promise((resolve, reject) => {
    socket.on('open', () => {
      socket.terminate();
      reject(new Error('the handshake was accepted'));
    });
    socket.on('error', reject);
    socket.on('unexpected-response', (_, response) => resolve(answered(response)));
  });
  return within(refusal, 'the answer to the handshake');
}

/** A plain GET of the endpoint. */
export function get(url, headers = {}) {
  const address = url.replace(/^ws/, 'http');
  return within(
    new Promise((resolve, reject) => {
      http.get(address, { headers, agent: false }, (response) => resolve(answered(response))).on('error', reject);
    }),
    `the answer to GET ${address}`,
  );
}

async function answered(response) {
  const { statusCode: status, headers } = response;
  let body = '';
  for await (const chunk of response.setEncoding('utf8')) {
    body += chunk;
  }
  evidence.outlet(`HTTP ${status}`).add(`${JSON.stringify(headers)}\n${body}`);
  const json = headers['content-type'] === 'application/json' ? JSON.parse(body) : {};
  return { status, headers, body, ...json };
}
