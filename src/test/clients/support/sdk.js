import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { WebSocketClientTransport } from '@modelcontextprotocol/sdk/client/websocket.js';
import WebSocket from 'ws';
import { endsWithSuite, environment } from './alecs.js';
import { evidence } from './evidence.js';

function newClient() {
  const client = new Client({ name: 'clients-suite', version: '1.0.0' });
  endsWithSuite({ stop: () => client.close() });
  return client;
}

function keepMessagesOf(transport, name) {
  const received = evidence.outlet(`messages to ${name}`);
  // The SDK's client calls a handler that is there before its own.
  transport.onmessage = (message) => received.add(`${JSON.stringify(message)}\n`);
}

/** A client that starts a program and speaks through its standard input and output, in an environment of `settings`. */
export async function connectThroughProgram(name, { command, args, settings = {} }) {
  const client = newClient();
  const transport = new StdioClientTransport({ command, args, env: environment(settings), stderr: 'pipe' });
  keepMessagesOf(transport, name);
  const logged = evidence.outlet(`standard error of ${name}`);
  client.logged = '';
  transport.stderr.setEncoding('utf8').on('data', (text) => {
    client.logged += text;
    logged.add(text);
  });
  await client.connect(transport);
  return client;
}

/** A client over the SDK's own WebSocket transport, which makes its socket with the global class of that name. */
export async function connectThroughWebSocket(name, url, WebSocketClass) {
  const client = newClient();
  const transport = new WebSocketClientTransport(new URL(url));
  keepMessagesOf(transport, name);
  const own = Object.getOwnPropertyDescriptor(globalThis, 'WebSocket');
  let connected;
  Object.defineProperty(globalThis, 'WebSocket', { value: WebSocketClass, configurable: true, writable: true });
  try {
    // The SDK makes the socket before its first await, so the class can go again at once: other tests run at the same time.
    connected = client.connect(transport);
  } finally {
    if (own) {
      Object.defineProperty(globalThis, 'WebSocket', own);
    } else {
      delete globalThis.WebSocket;
    }
  }
  await connected;
  return client;
}

/** A WebSocket class that the SDK takes for the global one: of the package `ws`, with the token in a header. */
export function webSocketWithHeader(token) {
  return class extends WebSocket {
    constructor(url, protocols) {
      super(url, protocols, { headers: { authorization: `Bearer ${token}` } });
    }
  };
}

/** A WebSocket class as browsers have it, which cannot set headers: the token is a subprotocol beside `mcp`. */
export function webSocketWithSubprotocol(token) {
  return class extends (globalThis.WebSocket ?? WebSocket) {
    constructor(url, protocols) {
      super(url, [protocols, 'bearer', token]);
    }
  };
}
