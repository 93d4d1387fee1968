#!/usr/bin/env node
'use strict';

/*
 * The bridge between an MCP client that speaks standard input and output (Claude Desktop, Claude Code, Cursor)
 * and an ALECS server that speaks WebSocket. One JSON-RPC message is one line here and one text frame there.
 *
 *   ALECS_WS_URL                   ws://host:8082/mcp or wss://host/mcp
 *   ALECS_TOKEN                    the API token, or
 *   ALECS_TOKEN_FILE               a file that holds it, read again before every connection
 *   ALECS_RECONNECT_MAX_SECONDS    how long requests wait for a lost server before they get an error (60)
 *   ALECS_RESEND_GRACE_SECONDS     how long a call that lost its connection waits for a late answer (5)
 *   ALECS_DRAIN_SECONDS            how long to wait for answers after the end of input (30)
 *
 * Node 22 and later need nothing else; Node 18 and 20 need the package `ws`.
 * Exit codes: 0 the client ended it, 1 a fault of this program, 2 a setting or the token must be changed.
 */

const fs = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const { randomUUID } = require('node:crypto');

const MEBIBYTE = 1024 * 1024;
const QUEUE_MESSAGES = 1_000;
const QUEUE_BYTES = 16 * MEBIBYTE;
const LINE_BYTES = 16 * MEBIBYTE;
const SEND_BUFFER_BYTES = MEBIBYTE;

const BACKOFF_MIN_MS = 250;
const BACKOFF_MAX_MS = 30_000;
const STABLE_MS = 5_000;
const NUDGE_MS = 1_000;
const HANDSHAKE_MS = 15_000;
const DIAGNOSIS_MS = 10_000;
const INITIALIZE_MS = 30_000;
const CLOSE_MS = 2_000;
const CLOCK_TICK_MS = 2_000;
const SLEEP_GAP_MS = 10_000;
const PROBE_MS = 5_000;

/** A request that ends its own connection this often, and soon after it was sent, is taken for the cause. */
const MAX_QUICK_BREAKS = 3;
const QUICK_BREAK_MS = 10_000;

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const CONNECTION_ERROR = -32000;

const CLOSED_NORMALLY = 1000;
const CLOSED_WITHOUT_GOODBYE = 1006;
const CLOSED_MESSAGE_TOO_BIG = 1009;
const CLOSED_TOKEN_ENDED = 4401;

const EXIT_FAULT = 1;
const EXIT_REFUSED = 2;

const BROKE = 'The connection to ALECS broke while this call was running.';
const OUTCOME_UNKNOWN = 'The outcome of the call is unknown: check the current state before repeating it.';

/** A setting that a person has to correct; its message is one sentence for that person. */
class SettingError extends Error {}

/** What goes to standard error: one sentence per line, cleaned of every secret it was told about. */
class Journal {
  #secrets = new Set();
  #stream;
  #last = '';

  constructor(stream) {
    this.#stream = stream;
  }

  keepSecret(secret) {
    this.#secrets.add(secret);
  }

  /** Text of others: without secrets, without control characters, and not longer than a sentence should be. */
  clean(text, limit = 300) {
    let cleaned = String(text);
    for (const secret of this.#secrets) {
      cleaned = cleaned.replaceAll(secret, '***');
    }
    cleaned = cleaned.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    return cleaned.length > limit ? `${cleaned.slice(0, limit)}...` : cleaned;
  }

  say(sentence) {
    this.#last = sentence;
    this.#stream.write(`alecs: ${this.clean(sentence, 2_000)}\n`);
  }

  /** For what each attempt finds again: said once, until something else was said. */
  sayOnce(sentence) {
    if (sentence !== this.#last) {
      this.say(sentence);
    }
  }
}

function seconds(env, name, fallback) {
  const text = env[name]?.trim();
  if (!text) {
    return fallback * 1_000;
  }
  const value = Number(text);
  // A Node timer longer than 2^31 ms would fire at once.
  if (!(value >= 0 && value <= 86_400)) {
    throw new SettingError(`${name} must be a number of seconds from 0 to 86400.`);
  }
  return value * 1_000;
}

function readAddress(env) {
  const text = env.ALECS_WS_URL?.trim();
  if (!text) {
    throw new SettingError('ALECS_WS_URL is not set; set it to the address of the server, such as wss://alecs.example.com/mcp.');
  }
  let url;
  try {
    url = new URL(text);
  } catch {
    throw new SettingError('ALECS_WS_URL is not an address; it should look like wss://alecs.example.com/mcp.');
  }
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') {
    throw new SettingError('ALECS_WS_URL must start with ws:// or wss:// (use ws:// where you would write http://, wss:// for https://).');
  }
  if (url.username || url.password) {
    throw new SettingError('ALECS_WS_URL must not hold a user name or password; put the token into ALECS_TOKEN.');
  }
  url.hash = '';
  return url;
}

function readToken(env) {
  let token = env.ALECS_TOKEN?.trim();
  if (!token) {
    const file = env.ALECS_TOKEN_FILE?.trim();
    if (!file) {
      throw new SettingError('ALECS_TOKEN is not set; set it, or ALECS_TOKEN_FILE, to a token made with `alecs token issue`.');
    }
    try {
      token = fs.readFileSync(file, 'utf8').trim();
    } catch (error) {
      throw new SettingError(`ALECS_TOKEN_FILE cannot be read (${error.code}); check the path and its permissions.`);
    }
  }
  // The browser-style WebSocket can carry the token only as a subprotocol, hence the characters of RFC 6455, section 4.1.
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(token) || token === 'mcp' || token === 'bearer') {
    throw new SettingError(
      'The token is empty or holds characters that no token has; copy it again, without quotes, spaces or the word Bearer.',
    );
  }
  return token;
}

function readSettings(env) {
  return {
    url: readAddress(env),
    token: () => readToken(env),
    outageMs: seconds(env, 'ALECS_RECONNECT_MAX_SECONDS', 60),
    graceMs: seconds(env, 'ALECS_RESEND_GRACE_SECONDS', 5),
    drainMs: seconds(env, 'ALECS_DRAIN_SECONDS', 30),
  };
}

/** The address without its query, which may hold a secret. */
function placeOf(url) {
  return `${url.protocol}//${url.host}${url.pathname}`;
}

function isLoopback(url) {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
}

/** Finds a WebSocket: Node's own, which cannot set headers, or the one of the package `ws`, which can. */
function findWebSocket() {
  if (typeof globalThis.WebSocket === 'function') {
    return (url, token) => new globalThis.WebSocket(url, ['mcp', 'bearer', token]);
  }
  let Ws;
  try {
    Ws = require('ws');
  } catch {
    throw new SettingError(
      `Node ${process.versions.node} has no WebSocket of its own; install Node 22 or later, or run \`npm install ws\` in the folder of websocket-client.js.`,
    );
  }
  return (url, token) => new Ws(url, ['mcp'], { headers: { authorization: `Bearer ${token}` } });
}

/** One WebSocket from its handshake to its end, of which it tells exactly once. */
class Connection {
  #socket;
  #events;
  #opened = false;
  #over = false;
  #timer;

  /** events: opened(), frame(text), ended({ opened, code, reason }) */
  constructor(openSocket, url, token, events) {
    this.#events = events;
    this.#socket = openSocket(url, token);
    this.#socket.binaryType = 'arraybuffer';
    this.#timer = setTimeout(() => this.abandon('the handshake took too long'), HANDSHAKE_MS);
    this.#socket.onopen = () => this.#open();
    this.#socket.onmessage = ({ data }) => this.#over || events.frame(typeof data === 'string' ? data : Buffer.from(data).toString());
    this.#socket.onclose = ({ code, reason }) => this.#end(code, reason);
    this.#socket.onerror = () => this.#fail();
  }

  get writable() {
    return this.#socket.readyState === 1 && this.#socket.bufferedAmount < SEND_BUFFER_BYTES;
  }

  send(text) {
    this.#socket.send(text);
  }

  close() {
    if (this.#opened) {
      this.#socket.close(CLOSED_NORMALLY);
    } else {
      this.abandon('');
    }
  }

  /** Ends it here and now, whatever the other side does. */
  abandon(reason) {
    this.#end(CLOSED_WITHOUT_GOODBYE, reason);
    if (this.#socket.terminate) {
      this.#socket.terminate();
    } else {
      this.#socket.close();
    }
  }

  /** Only `ws` can stop reading; with Node's own WebSocket the input is held, so that no new answers are asked for. */
  hold(held) {
    if (held) {
      this.#socket.pause?.();
    } else {
      this.#socket.resume?.();
    }
  }

  #open() {
    if (!this.#over) {
      this.#opened = true;
      clearTimeout(this.#timer);
      this.#events.opened();
    }
  }

  #fail() {
    if (this.#opened) {
      // The close event that follows knows the code; Node 22 does not always send one.
      this.#timer = setTimeout(() => this.#end(CLOSED_WITHOUT_GOODBYE, ''), 500);
    } else {
      this.#end(CLOSED_WITHOUT_GOODBYE, '');
    }
  }

  #end(code, reason) {
    if (!this.#over) {
      this.#over = true;
      clearTimeout(this.#timer);
      this.#events.ended({ opened: this.#opened, code, reason });
    }
  }
}

/** Asks the same address by plain HTTP why the handshake failed; answers { sentence, final }, never rejects. */
function diagnose(url, token, journal) {
  const address = new URL(url);
  address.protocol = url.protocol === 'wss:' ? 'https:' : 'http:';
  const client = url.protocol === 'wss:' ? https : http;
  return new Promise((resolve) => {
    const failed = (error) => resolve({ sentence: explainFailure(url, error, journal), final: false });
    const request = client.get(address, { agent: false, headers: { authorization: `Bearer ${token}` } });
    const deadline = setTimeout(() => request.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })), DIAGNOSIS_MS);
    request.on('close', () => clearTimeout(deadline));
    request.on('error', failed);
    request.on('response', (response) => {
      let body = '';
      const done = () => {
        request.destroy();
        resolve(explainAnswer(url, response, body, journal));
      };
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        body += chunk;
        if (body.length > 64 * 1024) {
          done();
        }
      });
      response.on('end', done);
      response.on('error', done);
    });
  });
}

function messageIn(body, journal) {
  try {
    const { message } = JSON.parse(body);
    return typeof message === 'string' ? journal.clean(message).replace(/[.\s]+$/, '') : '';
  } catch {
    return '';
  }
}

function explainAnswer(url, response, body, journal) {
  const place = placeOf(url);
  const status = response.statusCode;
  const said = messageIn(body, journal);
  const quoted = said ? ` ("${said}")` : '';
  if (status === 401) {
    const sentence = `The server refused the token${quoted}; put a valid one into ALECS_TOKEN (\`alecs token issue\` on the server makes one) and start again.`;
    return { sentence, final: true };
  }
  return { sentence: explainStatus(), final: false };

  function explainStatus() {
    if (status === 426) {
      return (
        `An MCP server answers at ${place}, but something in between takes the WebSocket upgrade away; in nginx set proxy_http_version 1.1, ` +
        'proxy_set_header Upgrade $http_upgrade and proxy_set_header Connection "upgrade".'
      );
    }
    if (status === 404) {
      return `There is a web server at ${url.host} but nothing at ${url.pathname}; check the path in ALECS_WS_URL (usually /mcp).`;
    }
    if (status === 403) {
      return `Access to ${place} is forbidden (HTTP 403)${quoted}; ask whoever runs the server or the proxy before it.`;
    }
    if (status >= 300 && status < 400) {
      return `${place} redirects to another address (HTTP ${status}); put the final address into ALECS_WS_URL${url.protocol === 'ws:' ? ', most likely with wss://' : ''}.`;
    }
    if (status === 400 && url.protocol === 'ws:') {
      return `${place} did not understand the request (HTTP 400)${quoted}; if that port expects TLS, use wss:// in ALECS_WS_URL.`;
    }
    if (status === 502 || status === 503 || status === 504) {
      return `The proxy at ${url.host} answers, but the ALECS server behind it does not (HTTP ${status})${quoted}; check that the server runs.`;
    }
    return `${place} answered with HTTP ${status}${quoted} and not with a WebSocket; check that ALECS_WS_URL is the address of an ALECS server.`;
  }
}

function explainFailure(url, error, journal) {
  const place = placeOf(url);
  // Node tries every address of a name and reports the failures together.
  const code = error.code ?? error.errors?.[0]?.code ?? '';
  switch (code) {
    case 'ECONNREFUSED':
      return `Nothing listens at ${url.host}; check that the server runs, the port in ALECS_WS_URL, and the SSH tunnel if you use one.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name ${url.hostname} cannot be resolved; check the spelling in ALECS_WS_URL, the network and the VPN.`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `${url.host} does not answer (${code}); check the network, the VPN and the firewall between here and the server.`;
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return `The certificate of ${url.host} is not valid today (${code}); check the clock of this machine, or have the certificate renewed.`;
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `The certificate of ${url.host} was made for another name; use the name in the certificate in ALECS_WS_URL.`;
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return `This machine does not trust the certificate of ${url.host} (${code}); for a private CA set NODE_EXTRA_CA_CERTS to the path of its PEM file.`;
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return `${url.host} does not speak TLS the way wss:// needs; if the server has no certificate, use ws:// in ALECS_WS_URL.`;
    case 'ECONNRESET':
    case 'HPE_INVALID_CONSTANT':
      return `${url.host} hung up in the middle of the handshake; ${url.protocol === 'ws:' ? 'if that port expects TLS, use wss:// in ALECS_WS_URL' : 'check that the port is the one of the server, and the proxy before it'}.`;
    default:
      return `${place} cannot be reached (${journal.clean(code || error.message)}); check the address in ALECS_WS_URL and the network.`;
  }
}

/** Cuts a stream of text into lines of bounded length, without ever searching the same text twice. */
class LineSplitter {
  #parts = [];
  #length = 0;
  #first = true;
  #onLine;
  #onTooLong;

  constructor(onLine, onTooLong) {
    this.#onLine = onLine;
    this.#onTooLong = onTooLong;
  }

  push(chunk) {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      this.#add(chunk.slice(start, end));
      this.end();
      start = end + 1;
    }
    this.#add(chunk.slice(start));
  }

  end() {
    const tooLong = this.#length > LINE_BYTES;
    // Some Windows shells begin what they pipe with a byte order mark.
    const line = this.#parts
      .join('')
      .replace(this.#first ? /^\uFEFF/ : '', '')
      .trim();
    this.#parts = [];
    this.#length = 0;
    this.#first = false;
    if (tooLong) {
      this.#onTooLong();
    } else if (line) {
      this.#onLine(line);
    }
  }

  #add(part) {
    this.#length += part.length;
    if (this.#length <= LINE_BYTES) {
      this.#parts.push(part);
    } else {
      this.#parts = [];
    }
  }
}

/** One message of the client on its way to the server. */
class Outgoing {
  sentAt = 0;
  lostAt = 0;
  quickBreaks = 0;

  constructor(text, message) {
    this.text = text;
    this.bytes = Buffer.byteLength(text);
    this.message = message;
    this.isRequest = 'method' in message && 'id' in message;
    this.isAnswer = !('method' in message);
  }

  get method() {
    return this.message.method;
  }

  get key() {
    return keyOf(this.message.id);
  }

  /** A call may have changed something already, so that sending it twice is for the caller to decide. */
  get mayBeRepeated() {
    return this.method !== 'tools/call';
  }
}

/** The ids 1 and "1" are two ids. */
function keyOf(id) {
  return JSON.stringify(id);
}

/** Carries messages between the client and whichever connection is there, and owes each request exactly one answer. */
class Bridge {
  #settings;
  #token;
  #openSocket;
  #journal;
  #input;
  #output;

  #connection = null;
  #ready = false;
  #everReady = false;
  #readyAt = 0;
  #outageSince = Date.now();
  #diagnosis = 'the connection is not up yet.';
  #failures = 0;
  #attemptAt = 0;

  #queue = [];
  #queuedBytes = 0;
  #pending = new Map();
  #askedByServer = new Set();
  #handshake = null;
  #privateId = null;
  #onPrivateAnswer = null;

  #outputFull = false;
  #inputEnded = false;
  #stopping = false;
  #clockAt = Date.now();
  #timers = new Map();
  #onClosed = () => {};

  constructor(settings, openSocket, journal, input, output) {
    this.#settings = settings;
    this.#token = settings.token();
    journal.keepSecret(this.#token);
    this.#openSocket = openSocket;
    this.#journal = journal;
    this.#input = input;
    this.#output = output;
  }

  start() {
    const lines = new LineSplitter(
      (line) => this.#accept(line),
      () => this.#answerError(null, INVALID_REQUEST, 'The message is larger than 16 MiB.'),
    );
    const ended = () => {
      if (!this.#inputEnded && !this.#stopping) {
        lines.end();
        this.#endInput();
      }
    };
    this.#input.setEncoding('utf8');
    this.#input.on('data', (chunk) => this.#stopping || lines.push(chunk));
    this.#input.on('end', ended);
    this.#input.on('error', ended);
    this.#output.on('drain', () => this.#setOutputFull(false));
    // The client is gone when nobody reads its answers any more.
    this.#output.on('error', () => this.stop(0));
    this.#after('outage', this.#settings.outageMs, () => this.#giveUpWaiting());
    this.#tick();
    this.#connect();
  }

  /** Says goodbye to the server and leaves with that exit code, within a bounded time. */
  stop(exitCode) {
    if (this.#stopping) {
      return;
    }
    this.#stopping = true;
    this.#timers.forEach(clearTimeout);
    this.#input.pause();
    const leave = () => this.#flushAndExit(exitCode);
    if (this.#connection) {
      this.#after('close', CLOSE_MS, leave);
      this.#onClosed = leave;
      this.#connection.close();
    } else {
      leave();
    }
  }

  #flushAndExit(exitCode) {
    setTimeout(() => process.exit(exitCode), CLOSE_MS);
    this.#output.write('', () => process.stderr.write('', () => process.exit(exitCode)));
  }

  #after(name, ms, action) {
    clearTimeout(this.#timers.get(name));
    this.#timers.set(name, setTimeout(action, ms));
  }

  #cancel(name) {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  // From the client

  #accept(line) {
    let message;
    try {
      message = JSON.parse(line);
    } catch {
      this.#answerError(null, PARSE_ERROR, 'The message is not valid JSON.');
      return;
    }
    if (message === null || typeof message !== 'object' || Array.isArray(message)) {
      this.#answerError(null, INVALID_REQUEST, 'A message must be one JSON object.');
      return;
    }
    this.#noticeSleep();
    this.#admit(new Outgoing(line, message));
  }

  #admit(outgoing) {
    if (outgoing.isAnswer) {
      this.#admitAnswer(outgoing);
    } else if (outgoing.isRequest) {
      this.#admitRequest(outgoing);
    } else {
      this.#admitNotification(outgoing);
    }
  }

  #admitRequest(request) {
    const { id } = request.message;
    if (typeof id !== 'string' && typeof id !== 'number') {
      this.#answerError(null, INVALID_REQUEST, 'The id of a request must be a string or a number.');
    } else if (this.#pending.has(request.key)) {
      // An answer with this id would be taken for the answer to the first request.
      this.#answerError(null, INVALID_REQUEST, `The id ${request.key} belongs to a request that is still running.`);
    } else if (this.#isFull(request)) {
      this.#answerError(id, CONNECTION_ERROR, `Too many messages wait for the connection to ALECS: ${this.#diagnosis}`, true);
    } else {
      this.#pending.set(request.key, request);
      this.#enqueue(request);
    }
  }

  #admitNotification(notification) {
    const cancelled = notification.method === 'notifications/cancelled' && this.#pending.get(keyOf(notification.message.params?.requestId));
    if (cancelled) {
      this.#settle(cancelled);
      if (!cancelled.sentAt) {
        this.#leaveIfDone();
        return;
      }
    }
    if (this.#isFull(notification)) {
      this.#journal.sayOnce('Too many messages wait for the connection, so notifications of the client are dropped.');
    } else {
      this.#enqueue(notification);
    }
  }

  #admitAnswer(answer) {
    const { message } = answer;
    if (!('result' in message) && !('error' in message)) {
      const id = ['string', 'number'].includes(typeof message.id) ? message.id : null;
      this.#answerError(id, INVALID_REQUEST, 'The message is neither a request, a notification nor an answer.');
    } else if (this.#askedByServer.delete(answer.key)) {
      // Questions of an earlier connection are not in the set: their ids may mean something else by now.
      this.#enqueue(answer);
    }
  }

  #isFull(outgoing) {
    return !this.#ready && (this.#queue.length >= QUEUE_MESSAGES || this.#queuedBytes + outgoing.bytes > QUEUE_BYTES);
  }

  #enqueue(outgoing) {
    this.#queue.push(outgoing);
    this.#queuedBytes += outgoing.bytes;
    this.#pump();
    this.#nudge();
  }

  #replaceQueue(queue) {
    this.#queue = queue;
    this.#queuedBytes = queue.reduce((sum, outgoing) => sum + outgoing.bytes, 0);
  }

  #pump() {
    while (this.#ready && this.#queue.length > 0 && this.#connection.writable) {
      const outgoing = this.#queue.shift();
      this.#queuedBytes -= outgoing.bytes;
      this.#send(outgoing);
    }
    if (this.#ready && this.#queue.length > 0) {
      this.#after('pump', 20, () => this.#pump());
    }
    this.#regulate();
    this.#leaveIfDone();
  }

  #send(outgoing) {
    outgoing.sentAt = Date.now();
    if (outgoing.method === 'initialize') {
      this.#handshake = { request: outgoing, protocolVersion: null, answered: false, initialized: null };
    } else if (outgoing.method === 'notifications/initialized' && this.#handshake) {
      this.#handshake.initialized = outgoing;
    }
    this.#connection.send(outgoing.text);
  }

  /** Holds the input while the client does not read or the server does not keep up, so that memory stays bounded. */
  #regulate() {
    const congested = this.#ready && this.#queue.length > 0;
    if (this.#outputFull || congested) {
      this.#input.pause();
    } else if (!this.#stopping) {
      this.#input.resume();
    }
  }

  #setOutputFull(full) {
    this.#outputFull = full;
    this.#connection?.hold(full);
    this.#regulate();
  }

  #endInput() {
    this.#inputEnded = true;
    this.#after('drain', this.#settings.drainMs, () => {
      const cause = this.#ready ? '.' : `: ${this.#diagnosis}`;
      this.#failAll(`No answer came within ${this.#settings.drainMs / 1_000} s after the end of input${cause}`);
      this.stop(0);
    });
    this.#leaveIfDone();
  }

  #leaveIfDone() {
    if (this.#inputEnded && this.#pending.size === 0 && this.#queue.length === 0) {
      this.stop(0);
    }
  }

  // To the client

  #print(text) {
    // In JSON a raw line break can only be space between tokens, and these separators, at which some readers end a line, part of a string.
    const line = text
      .replace(/[\r\n]+/g, ' ')
      .replaceAll('\u2028', '\\u2028')
      .replaceAll('\u2029', '\\u2029');
    const fits = this.#output.write(`${line}\n`);
    if (!fits && !this.#outputFull) {
      this.#setOutputFull(true);
    }
  }

  #answerError(id, code, message, retryable) {
    const error = { code, message: this.#journal.clean(message, 2_000) };
    if (retryable !== undefined) {
      error.data = { retryable };
    }
    this.#print(JSON.stringify({ jsonrpc: '2.0', id, error }));
  }

  #settle(request) {
    this.#pending.delete(request.key);
    this.#replaceQueue(this.#queue.filter((outgoing) => outgoing !== request));
  }

  #fail(request, why, retryable = true) {
    this.#settle(request);
    if (request.sentAt && !request.mayBeRepeated) {
      this.#answerError(request.message.id, CONNECTION_ERROR, `${why} ${OUTCOME_UNKNOWN}`, false);
    } else {
      this.#answerError(request.message.id, CONNECTION_ERROR, why, retryable);
    }
  }

  #failAll(why, retryable = true) {
    for (const request of [...this.#pending.values()]) {
      this.#fail(request, why, retryable);
    }
    // The session is not complete without this one, whenever the server comes back.
    this.#replaceQueue(this.#queue.filter((outgoing) => outgoing.method === 'notifications/initialized'));
  }

  // From the server

  #receive(text) {
    let message;
    try {
      message = JSON.parse(text);
    } catch {
      message = null;
    }
    if (message === null || typeof message !== 'object') {
      this.#journal.sayOnce('The server sent something that is not a JSON-RPC message; it was dropped.');
    } else if ('method' in message) {
      if ('id' in message) {
        this.#askedByServer.add(keyOf(message.id));
      }
      this.#print(text);
    } else if (message.id === undefined || message.id === null) {
      this.#print(text);
    } else if (message.id === this.#privateId) {
      this.#privateId = null;
      this.#onPrivateAnswer(message);
    } else {
      this.#receiveAnswer(message, text);
    }
  }

  #receiveAnswer(message, text) {
    const request = this.#pending.get(keyOf(message.id));
    // Not waited for: cancelled, already answered, or sent again by the server after we gave up.
    if (!request?.sentAt) {
      return;
    }
    this.#settle(request);
    if (request.method === 'initialize' && message.result) {
      Object.assign(this.#handshake, { answered: true, protocolVersion: message.result.protocolVersion });
    }
    this.#print(text);
    this.#leaveIfDone();
  }

  // The connection

  #connect() {
    this.#attemptAt = Date.now();
    this.#cancel('retry');
    const token = this.#currentToken();
    this.#connection = new Connection(this.#openSocket, this.#settings.url, token, {
      opened: () => this.#opened(),
      frame: (text) => this.#receive(text),
      ended: (end) => this.#ended(end, token),
    });
  }

  /** A token file that is just being replaced must not end the bridge, so the token before it is tried once more. */
  #currentToken() {
    try {
      this.#token = this.#settings.token();
      this.#journal.keepSecret(this.#token);
    } catch (error) {
      this.#journal.sayOnce(error.message);
    }
    return this.#token;
  }

  #opened() {
    if (this.#stopping) {
      return;
    }
    this.#connection.hold(this.#outputFull);
    if (this.#handshake?.answered) {
      this.#replayInitialize();
    } else {
      this.#becomeReady();
    }
  }

  /** The new connection is a new session to the server, while the client knows of only one. */
  #replayInitialize() {
    const { request, protocolVersion, initialized } = this.#handshake;
    this.#ask('initialize', request.message.params, INITIALIZE_MS, (answer) => {
      if (answer.error) {
        this.#connection.abandon(`the server refused to start a session again: ${this.#journal.clean(answer.error.message)}`);
        return;
      }
      if (answer.result?.protocolVersion !== protocolVersion) {
        this.#journal.say('The server speaks another revision of the protocol than before; restart the client if calls fail.');
      }
      if (initialized) {
        this.#connection.send(initialized.text);
      }
      this.#becomeReady();
    });
  }

  /** Asks the server something on our own account; the client sees neither question nor answer. */
  #ask(method, params, patienceMs, onAnswer) {
    this.#privateId = `alecs-bridge-${randomUUID()}`;
    this.#onPrivateAnswer = (answer) => {
      this.#cancel('private');
      onAnswer(answer);
    };
    this.#after('private', patienceMs, () => this.#connection.abandon(`no answer to ${method}`));
    this.#connection.send(JSON.stringify({ jsonrpc: '2.0', id: this.#privateId, method, params }));
  }

  #becomeReady() {
    this.#journal.say(`${this.#everReady ? 'Connected again' : 'Connected'} to ${placeOf(this.#settings.url)}.`);
    this.#ready = true;
    this.#everReady = true;
    this.#readyAt = Date.now();
    this.#outageSince = 0;
    this.#cancel('outage');
    if ([...this.#pending.values()].some(({ lostAt }) => lostAt)) {
      this.#after('grace', this.#settings.graceMs, () => this.#giveUpLost());
    }
    this.#pump();
  }

  #giveUpLost() {
    for (const request of [...this.#pending.values()].filter(({ lostAt }) => lostAt)) {
      this.#fail(request, BROKE);
    }
    this.#leaveIfDone();
  }

  #ended({ opened, code, reason }, token) {
    this.#connection = null;
    if (this.#stopping) {
      this.#onClosed();
      return;
    }
    const now = Date.now();
    if (this.#ready && now - this.#readyAt >= STABLE_MS) {
      this.#failures = 0;
    }
    this.#ready = false;
    this.#privateId = null;
    this.#askedByServer.clear();
    ['grace', 'private', 'pump'].forEach((name) => this.#cancel(name));

    const said = this.#journal.clean(reason ?? '').replace(/\.$/, '');
    if (code === CLOSED_TOKEN_ENDED) {
      this.#refuse(
        `The server closed the connection because the token is no longer valid${said && ` ("${said}")`}; put a new one into ALECS_TOKEN and start again.`,
      );
      return;
    }
    this.#sortOut(code, now);
    this.#leaveIfDone();
    if (this.#stopping) {
      return;
    }
    this.#countOutage(now);
    if (opened) {
      this.#diagnosis = `the connection broke (${code}${said && `, ${said}`}).`;
      this.#journal.sayOnce(`The connection broke (${code}${said && `, ${said}`}); connecting again.`);
      this.#retry();
    } else {
      this.#explain(token);
    }
  }

  /** What was under way on the connection that ended: repeat it, wait for a late answer, or give it up. */
  #sortOut(code, now) {
    const underway = [...this.#pending.values()].filter((request) => request.sentAt && !this.#queue.includes(request));
    const repeat = [];
    let tooBig = null;
    if (code === CLOSED_MESSAGE_TOO_BIG) {
      tooBig = underway.reduce((largest, request) => (request.bytes > (largest?.bytes ?? 0) ? request : largest), null);
    }
    for (const request of underway) {
      if (now - request.sentAt < QUICK_BREAK_MS) {
        request.quickBreaks++;
      }
      if (request === tooBig) {
        this.#settle(request);
        this.#answerError(
          request.message.id,
          CONNECTION_ERROR,
          'The server closed the connection because a message was too large, most likely this one.',
          false,
        );
      } else if (!request.mayBeRepeated) {
        request.lostAt ||= now;
        // A connection that comes and goes never leaves the late answer enough time.
        if (now - request.lostAt > this.#settings.outageMs + this.#settings.graceMs) {
          this.#fail(request, BROKE);
        }
      } else if (request.quickBreaks >= MAX_QUICK_BREAKS) {
        this.#fail(
          request,
          `The connection broke ${request.quickBreaks} times soon after this request was sent, so it is not sent again.`,
          false,
        );
      } else {
        repeat.push(request);
        if (request === this.#handshake?.request && this.#handshake.initialized) {
          repeat.push(this.#handshake.initialized);
        }
      }
    }
    this.#replaceQueue([...repeat, ...this.#queue.filter((outgoing) => !outgoing.isAnswer)]);
  }

  #countOutage(now) {
    if (!this.#outageSince) {
      this.#outageSince = now;
      this.#after('outage', this.#settings.outageMs, () => this.#giveUpWaiting());
    }
  }

  async #explain(token) {
    const { sentence, final } = await diagnose(this.#settings.url, token, this.#journal);
    if (this.#stopping) {
      return;
    }
    this.#diagnosis = sentence;
    if (final) {
      this.#refuse(sentence);
      return;
    }
    this.#journal.sayOnce(sentence);
    this.#retry();
  }

  #giveUpWaiting() {
    const outage = Math.round((Date.now() - this.#outageSince) / 1_000);
    this.#failAll(`ALECS has been out of reach for ${outage} s: ${this.#diagnosis}`);
    this.#leaveIfDone();
  }

  #refuse(sentence) {
    this.#journal.say(sentence);
    this.#failAll(sentence, false);
    this.stop(EXIT_REFUSED);
  }

  #retry() {
    if (Date.now() - this.#outageSince >= this.#settings.outageMs) {
      this.#giveUpWaiting();
      if (this.#stopping) {
        return;
      }
    }
    const longest = Math.min(BACKOFF_MAX_MS, BACKOFF_MIN_MS * 2 ** this.#failures++);
    // Jitter, or all laptops come back in the same moment after the server was restarted.
    const delay = Math.max(BACKOFF_MIN_MS, longest * (0.5 + Math.random() / 2));
    this.#after('retry', delay, () => this.#connect());
  }

  /** Somebody is waiting now, so a long back-off is cut short. */
  #nudge() {
    if (this.#timers.has('retry') && this.#failures > 2) {
      this.#after('retry', Math.max(0, this.#attemptAt + NUDGE_MS - Date.now()), () => this.#connect());
    }
  }

  // A laptop that slept

  #tick() {
    this.#noticeSleep();
    this.#after('clock', CLOCK_TICK_MS, () => this.#tick());
  }

  /**
   * After a sleep the server has most likely given the connection up, of which nothing reached us. A call sent into it would be
   * lost with an unknown outcome, so messages are held until the server has answered a ping.
   */
  #noticeSleep() {
    const now = Date.now();
    const slept = now - this.#clockAt > SLEEP_GAP_MS;
    this.#clockAt = now;
    if (slept && this.#ready) {
      this.#ready = false;
      this.#ask('ping', undefined, PROBE_MS, () => {
        this.#ready = true;
        this.#pump();
      });
    }
  }
}

function main() {
  const journal = new Journal(process.stderr);
  // Nobody reads the journal: no reason to stop working.
  process.stderr.on('error', () => {});
  process.on('uncaughtException', (error) => {
    journal.say(`A fault in this program: ${error?.stack ?? error}`);
    process.exit(EXIT_FAULT);
  });
  try {
    const settings = readSettings(process.env);
    if (settings.url.protocol === 'ws:' && !isLoopback(settings.url)) {
      journal.say(`The token travels unencrypted to ${settings.url.host}; use wss:// or an SSH tunnel outside a network you trust.`);
    }
    const bridge = new Bridge(settings, findWebSocket(), journal, process.stdin, process.stdout);
    process.on('SIGTERM', () => bridge.stop(0));
    process.on('SIGINT', () => bridge.stop(0));
    bridge.start();
  } catch (error) {
    if (!(error instanceof SettingError)) {
      throw error;
    }
    journal.say(error.message);
    process.exitCode = EXIT_REFUSED;
  }
}

main();
