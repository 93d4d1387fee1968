'use strict';

const assert = require('node:assert/strict');
const { spawn, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const readline = require('node:readline');
const { after, describe, it } = require('node:test');
const { setTimeout: sleep } = require('node:timers/promises');
const { WebSocketServer } = require('ws');

const TOKEN = 'alecs_5ecret-0123456789abcdef';
const HAS_OWN_WEBSOCKET = typeof globalThis.WebSocket === 'function';
const PATIENCE_MS = 20_000;

// A copy in a folder of its own finds no node_modules: what works there has no dependencies.
const SCRATCH = fs.mkdtempSync(path.join(os.tmpdir(), 'alecs-bridge-'));
const LONELY_BRIDGE = path.join(SCRATCH, 'websocket-client.js');
fs.copyFileSync(path.join(__dirname, 'websocket-client.js'), LONELY_BRIDGE);
const BRIDGE = HAS_OWN_WEBSOCKET ? LONELY_BRIDGE : path.join(__dirname, 'websocket-client.js');
after(() => fs.rmSync(SCRATCH, { recursive: true, force: true }));

/** Waits until the condition gives something true, and gives it back. */
async function until(condition, what) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(10)) {
    const value = condition();
    if (value) {
      return value;
    }
  }
  assert.fail(`waited in vain for ${what}`);
}

/** An MCP server that does what the test tells it: `server.connections[n]` holds what the n-th client said. */
class ScriptedServer {
  connections = [];
  /** Turns a handshake or a plain request away: (request) => ({ status, body, headers }) or nothing. */
  turnAway = () => {};
  /** Called for each message of a connection. */
  onMessage = answerEverything;

  static async start(t, { port = 0, tls, ...script } = {}) {
    const server = Object.assign(new ScriptedServer(), script);
    server.http = tls ? https.createServer(tls) : http.createServer();
    const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'mcp' });
    server.http.on('upgrade', (request, socket, head) => {
      const refusal = server.turnAway(request);
      if (refusal) {
        const { status, body = '', headers = {} } = refusal;
        const lines = Object.entries({ 'content-length': Buffer.byteLength(body), ...headers }).map(
          ([name, value]) => `${name}: ${value}\r\n`,
        );
        socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.join('')}connection: close\r\n\r\n${body}`);
        return;
      }
      sockets.handleUpgrade(request, socket, head, (webSocket) => server.#welcome(webSocket, request));
    });
    server.http.on('request', (request, response) => {
      const { status, body, headers } = server.turnAway(request) ?? { status: 426 };
      response.writeHead(status, headers).end(body);
    });
    await new Promise((resolve) => server.http.listen(port, '127.0.0.1', resolve));
    server.port = server.http.address().port;
    server.url = `${tls ? 'wss' : 'ws'}://127.0.0.1:${server.port}/mcp`;
    t.after(() => server.stop());
    return server;
  }

  #welcome(webSocket, request) {
    const connection = { webSocket, request, messages: [], closeCode: null, send: (message) => webSocket.send(JSON.stringify(message)) };
    this.connections.push(connection);
    webSocket.on('close', (code) => (connection.closeCode = code));
    webSocket.on('error', () => {});
    webSocket.on('message', (data) => {
      const message = JSON.parse(data);
      connection.messages.push(message);
      this.onMessage(message, connection, this);
    });
  }

  /** The n-th connection, once it has received a message with that method. */
  received(n, method) {
    return until(
      () => this.connections[n]?.messages.some((message) => message.method === method) && this.connections[n],
      `${method} on connection ${n}`,
    );
  }

  count(method) {
    return this.connections.flatMap(({ messages }) => messages).filter((message) => message.method === method).length;
  }

  async stop() {
    this.connections.forEach(({ webSocket }) => webSocket.terminate());
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }
}

function answerEverything(message, connection) {
  if (message.id !== undefined && message.method) {
    connection.send({
      jsonrpc: '2.0',
      id: message.id,
      result: message.method === 'initialize' ? { protocolVersion: '2025-11-25' } : { of: message.method },
    });
  }
}

function answerAllBut(...methods) {
  return (message, connection) => methods.includes(message.method) || answerEverything(message, connection);
}

/** The bridge as a client starts it; whatever it prints is held against the promises that always hold. */
class RunningBridge {
  lines = [];
  errors = '';
  #taken = 0;

  static start(t, url, env = {}, file = BRIDGE) {
    const bridge = new RunningBridge();
    const { PATH, SystemRoot } = process.env;
    bridge.process = spawn(process.execPath, [file], {
      env: { PATH, ...(SystemRoot && { SystemRoot }), ALECS_WS_URL: url, ALECS_TOKEN: TOKEN, ...env },
    });
    bridge.process.stdin.on('error', () => {});
    bridge.process.stderr.setEncoding('utf8').on('data', (text) => (bridge.errors += text));
    bridge.reader = readline.createInterface({ input: bridge.process.stdout }).on('line', (line) => bridge.lines.push(line));
    bridge.exited = new Promise((resolve) => bridge.process.on('close', (code, signal) => resolve(signal ?? code)));
    // A bridge that does not end by itself fails its test with this signal in place of an exit code.
    const overdue = setTimeout(() => bridge.process.kill('SIGKILL'), 3 * PATIENCE_MS);
    bridge.process.on('exit', () => clearTimeout(overdue));
    t.after(() => bridge.#checkPromises());
    return bridge;
  }

  async #checkPromises() {
    this.process.kill('SIGKILL');
    await this.exited;
    assert.ok(!this.lines.join('\n').includes(TOKEN), 'the token is on standard output');
    assert.ok(!this.errors.includes(TOKEN), 'the token is on standard error');
    assert.doesNotMatch(this.errors, /fault in this program/);
    const answers = this.lines.map((line) => JSON.parse(line)).filter(({ id, method }) => id !== null && id !== undefined && !method);
    assert.equal(new Set(answers.map(({ id }) => JSON.stringify(id))).size, answers.length, 'a request was answered twice');
  }

  send(message) {
    this.process.stdin.write(`${typeof message === 'string' ? message : JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  }

  /** The next line of its output that no one has taken yet. */
  async next() {
    const line = await until(() => this.lines[this.#taken], `line ${this.#taken + 1} of output; standard error: ${this.errors}`);
    this.#taken++;
    return JSON.parse(line);
  }

  async handshake() {
    this.send({ id: 0, method: 'initialize', params: { protocolVersion: '2025-11-25', clientInfo: { name: 'test' } } });
    const answer = await this.next();
    this.send({ method: 'notifications/initialized' });
    return answer;
  }

  says(pattern) {
    return until(() => pattern.exec(this.errors), `${pattern} on standard error, which is: ${this.errors}`);
  }
}

/** An address at which nothing listens, for now. */
async function freePort() {
  const server = net.createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const CALL = { id: 7, method: 'tools/call', params: { name: 'activate-property' } };

describe('websocket-client', { concurrency: 4 }, () => {
  describe('a connection that works', () => {
    it('sends each line as one frame and prints each frame as one line', async (t) => {
      const server = await ScriptedServer.start(t, {
        onMessage: (message, { webSocket }) =>
          webSocket.send(JSON.stringify({ jsonrpc: '2.0', id: message.id, result: { text: 'a\nb é \u2028' } }, null, 2)),
      });
      const bridge = RunningBridge.start(t, server.url);

      bridge.send('  {"jsonrpc":"2.0",  "id":"1","method":"ping","params":{"x":"Zürich"}}\r');
      const answer = await bridge.next();

      assert.deepEqual(answer, { jsonrpc: '2.0', id: '1', result: { text: 'a\nb é \u2028' } });
      assert.equal(bridge.lines.length, 1);
      assert.equal(server.connections[0].messages[0].params.x, 'Zürich');
    });

    it('presents the token in the way its Node can', async (t) => {
      const server = await ScriptedServer.start(t);
      const bridge = RunningBridge.start(t, server.url);

      await bridge.handshake();

      const { headers } = server.connections[0].request;
      if (HAS_OWN_WEBSOCKET) {
        assert.deepEqual(headers['sec-websocket-protocol'].split(/, */), ['mcp', 'bearer', TOKEN]);
      } else {
        assert.equal(headers.authorization, `Bearer ${TOKEN}`);
        assert.equal(headers['sec-websocket-protocol'], 'mcp');
      }
    });

    it('says on standard error that it is connected', async (t) => {
      const server = await ScriptedServer.start(t);
      const bridge = RunningBridge.start(t, `${server.url}?view=1`);

      await bridge.says(/^alecs: Connected to ws:\/\/127\.0\.0\.1:\d+\/mcp\.$/m);

      assert.deepEqual(bridge.lines, []);
    });

    it('passes notifications and questions of the server on, and the answers of the client back', async (t) => {
      const server = await ScriptedServer.start(t);
      const bridge = RunningBridge.start(t, server.url);
      await bridge.handshake();

      server.connections[0].send({ jsonrpc: '2.0', method: 'notifications/tools/list_changed' });
      server.connections[0].send({ jsonrpc: '2.0', id: 1, method: 'roots/list' });
      const notification = await bridge.next();
      const question = await bridge.next();
      bridge.send({ id: 1, result: { roots: [] } });

      assert.equal(notification.method, 'notifications/tools/list_changed');
      assert.equal(question.method, 'roots/list');
      await until(() => server.connections[0].messages.some(({ result }) => result?.roots), 'the answer of the client');
    });

    it('keeps what is not a message out of the output', async (t) => {
      const server = await ScriptedServer.start(t, {
        onMessage: (message, connection) => {
          connection.webSocket.send('hello');
          connection.webSocket.send('42');
          answerEverything(message, connection);
        },
      });
      const bridge = RunningBridge.start(t, server.url);

      bridge.send({ id: 1, method: 'ping' });
      const answer = await bridge.next();

      assert.equal(answer.id, 1);
      await bridge.says(/not a JSON-RPC message/);
    });

    it('does not forward malformed JSON and answers it itself', async (t) => {
      const server = await ScriptedServer.start(t);
      const bridge = RunningBridge.start(t, server.url);

      bridge.send('{"jsonrpc":"2.0","id":1');
      bridge.send('');
      bridge.send('[]');
      bridge.send({ id: null, method: 'ping' });
      bridge.send({ id: 5 });
      bridge.send({ id: 6, method: 'ping' });
      const answers = [await bridge.next(), await bridge.next(), await bridge.next(), await bridge.next(), await bridge.next()];

      assert.deepEqual(
        answers.map(({ id, error }) => [id, error?.code]),
        [
          [null, -32700],
          [null, -32600],
          [null, -32600],
          [5, -32600],
          [6, undefined],
        ],
      );
      assert.equal(server.connections[0].messages.length, 1);
    });

    it('refuses an id that is still running and keeps the ids 1 and "1" apart', async (t) => {
      const server = await ScriptedServer.start(t, { onMessage: answerAllBut('tools/call') });
      const bridge = RunningBridge.start(t, server.url);

      bridge.send({ id: 1, method: 'tools/call' });
      bridge.send({ id: 1, method: 'ping' });
      bridge.send({ id: '1', method: 'ping' });
      const refused = await bridge.next();
      const answered = await bridge.next();

      assert.deepEqual([refused.id, refused.error.code], [null, -32600]);
      assert.equal(answered.id, '1');
    });

    it('drops answers to nothing and second answers', async (t) => {
      const server = await ScriptedServer.start(t, {
        onMessage: (message, connection) => {
          connection.send({ jsonrpc: '2.0', id: 999, result: {} });
          answerEverything(message, connection);
          answerEverything(message, connection);
        },
      });
      const bridge = RunningBridge.start(t, server.url);

      bridge.send({ id: 1, method: 'ping' });
      bridge.send({ id: 2, method: 'ping' });
      const answers = [await bridge.next(), await bridge.next()];

      assert.deepEqual(
        answers.map(({ id }) => id),
        [1, 2],
      );
    });

    it('does not wait for an answer to a request that the client cancelled', async (t) => {
      const server = await ScriptedServer.start(t, { onMessage: answerAllBut('tools/call') });
      const bridge = RunningBridge.start(t, server.url);

      bridge.send(CALL);
      await server.received(0, 'tools/call');
      bridge.send({ method: 'notifications/cancelled', params: { requestId: CALL.id } });
      bridge.process.stdin.end();

      assert.equal(await bridge.exited, 0);
      assert.equal(server.count('notifications/cancelled'), 1);
      assert.deepEqual(bridge.lines, []);
    });

    it('stops reading its input while nobody reads its output, and loses nothing', async (t) => {
      const wide = 'x'.repeat(100_000);
      const server = await ScriptedServer.start(t, {
        onMessage: ({ id }, connection) => connection.send({ jsonrpc: '2.0', id, result: { wide } }),
      });
      const bridge = RunningBridge.start(t, server.url);
      await bridge.says(/Connected/);
      const ballast = 'y'.repeat(20_000);

      bridge.process.stdout.pause();
      for (let id = 1; id <= 400; id++) {
        bridge.send({ id, method: 'ping', params: { ballast } });
      }
      await until(() => server.count('ping') > 0, 'the first requests');
      let receivedWhileHeld;
      do {
        receivedWhileHeld = server.count('ping');
        await sleep(1_000);
      } while (server.count('ping') > receivedWhileHeld);
      bridge.process.stdout.resume();
      await until(() => bridge.lines.length === 400, 'all answers');

      assert.ok(receivedWhileHeld < 200, `${receivedWhileHeld} requests went through`);
      assert.deepEqual(
        bridge.lines.map((line) => JSON.parse(line).id),
        Array.from({ length: 400 }, (_, index) => index + 1),
      );
    });
  });

  describe('before the connection is up', () => {
    it('queues messages and sends them in order', async (t) => {
      const port = await freePort();
      const bridge = RunningBridge.start(t, `ws://127.0.0.1:${port}/mcp`);

      for (let id = 1; id <= 50; id++) {
        bridge.send({ id, method: id % 2 ? 'ping' : 'tools/call' });
      }
      await bridge.says(/Nothing listens/);
      const server = await ScriptedServer.start(t, { port });
      await until(() => bridge.lines.length === 50, 'all answers');

      assert.deepEqual(
        server.connections[0].messages.map(({ id }) => id),
        Array.from({ length: 50 }, (_, index) => index + 1),
      );
    });

    it('answers the 1,001st message with an error', async (t) => {
      const bridge = RunningBridge.start(t, `ws://127.0.0.1:${await freePort()}/mcp`);

      for (let id = 1; id <= 1_001; id++) {
        bridge.send({ id, method: 'ping' });
      }
      const { id, error } = await bridge.next();

      assert.equal(id, 1_001);
      assert.equal(error.code, -32000);
      assert.deepEqual(error.data, { retryable: true });
      assert.equal(bridge.lines.length, 1);
    });

    it('answers what would take the queue over 16 MiB with an error', async (t) => {
      const bridge = RunningBridge.start(t, `ws://127.0.0.1:${await freePort()}/mcp`);
      const text = 'x'.repeat(6 * 1024 * 1024);

      for (let id = 1; id <= 3; id++) {
        bridge.send({ id, method: 'ping', params: { text } });
      }
      const { id, error } = await bridge.next();

      assert.equal(id, 3);
      assert.match(error.message, /Too many messages/);
    });

    it('refuses a line of more than 16 MiB and goes on with the next', async (t) => {
      const server = await ScriptedServer.start(t);
      const bridge = RunningBridge.start(t, server.url);

      bridge.send({ id: 1, method: 'ping', params: { text: 'x'.repeat(17 * 1024 * 1024) } });
      bridge.send({ id: 2, method: 'ping' });
      const refused = await bridge.next();
      const answered = await bridge.next();

      assert.deepEqual([refused.id, refused.error.code], [null, -32600]);
      assert.equal(answered.id, 2);
    });

    it('forgets a request that was cancelled before it was sent', async (t) => {
      const port = await freePort();
      const bridge = RunningBridge.start(t, `ws://127.0.0.1:${port}/mcp`);

      bridge.send(CALL);
      bridge.send({ method: 'notifications/cancelled', params: { requestId: CALL.id } });
      bridge.send({ id: 8, method: 'ping' });
      await bridge.says(/Nothing listens/);
      const server = await ScriptedServer.start(t, { port });
      await bridge.next();

      assert.deepEqual(
        server.connections[0].messages.map(({ method }) => method),
        ['ping'],
      );
    });

    it('gives waiting requests an error after the longest outage, says why, and still connects later', async (t) => {
      const port = await freePort();
      const bridge = RunningBridge.start(t, `ws://127.0.0.1:${port}/mcp`, { ALECS_RECONNECT_MAX_SECONDS: '1' });

      bridge.send({ id: 1, method: 'ping' });
      const { error } = await bridge.next();
      const server = await ScriptedServer.start(t, { port });
      bridge.send({ id: 2, method: 'ping' });
      await until(() => server.count('ping') === 1 || bridge.lines.length > 1, 'the next request');

      assert.equal(error.code, -32000);
      assert.match(error.message, /out of reach for 1 s: Nothing listens/);
      await bridge.says(/Connected/);
    });
  });

  describe('a connection that cannot be made', () => {
    const unauthorized = () => ({
      status: 401,
      headers: { 'www-authenticate': 'Bearer realm="alecs"', 'content-type': 'application/json' },
      body: JSON.stringify({ error: 'invalid_token', message: `The token ${TOKEN} was revoked on 2 May.\n\u001b[31m` }),
    });

    it('is final when the token is refused: the message of the server, errors for what waits, exit code 2', async (t) => {
      const server = await ScriptedServer.start(t, { turnAway: unauthorized });
      const bridge = RunningBridge.start(t, server.url);

      bridge.send({ id: 1, method: 'initialize' });
      const { id, error } = await bridge.next();

      assert.equal(id, 1);
      assert.equal(error.code, -32000);
      assert.deepEqual(error.data, { retryable: false });
      assert.match(error.message, /The token \*\*\* was revoked on 2 May/);
      assert.equal(await bridge.exited, 2);
      assert.match(
        bridge.errors,
        /^alecs: The server refused the token \("The token \*\*\* was revoked on 2 May\. \[31m"\); put a valid one into ALECS_TOKEN.*\n$/,
      );
    });

    it('is final as well when the connection had worked before', async (t) => {
      const server = await ScriptedServer.start(t, { onMessage: answerAllBut('tools/call') });
      const bridge = RunningBridge.start(t, server.url);
      await bridge.handshake();
      bridge.send(CALL);
      const connection = await server.received(0, 'tools/call');

      server.turnAway = unauthorized;
      connection.webSocket.terminate();
      const { id, error } = await bridge.next();

      assert.equal(id, CALL.id);
      assert.deepEqual(error.data, { retryable: false });
      assert.match(error.message, /refused the token.*outcome of the call is unknown/);
      assert.equal(await bridge.exited, 2);
    });

    it('is said once and tried again when nothing listens', async (t) => {
      const port = await freePort();
      const bridge = RunningBridge.start(t, `ws://127.0.0.1:${port}/mcp`);

      await bridge.says(/Nothing listens at 127\.0\.0\.1:\d+; check that the server runs/);
      await sleep(1_000);
      const server = await ScriptedServer.start(t, { port });
      await bridge.handshake();

      assert.equal(bridge.errors.match(/Nothing listens/g).length, 1);
      assert.equal(server.connections.length, 1);
    });

    for (const [status, expected] of [
      [404, /nothing at \/mcp; check the path in ALECS_WS_URL/],
      [403, /forbidden \(HTTP 403\)/],
      [301, /redirects to another address \(HTTP 301\).*wss:/],
      [400, /if that port expects TLS, use wss:/],
      [502, /The proxy at 127\.0\.0\.1:\d+ answers, but the ALECS server behind it does not/],
      [200, /answered with HTTP 200 and not with a WebSocket/],
    ]) {
      it(`is explained when the answer is HTTP ${status}`, async (t) => {
        const server = await ScriptedServer.start(t, { turnAway: () => ({ status }) });
        const bridge = RunningBridge.start(t, server.url);

        await bridge.says(expected);

        assert.equal(bridge.errors.trim().split('\n').length, 1);
      });
    }

    it('is explained when a proxy takes the upgrade away', async (t) => {
      const server = await ScriptedServer.start(t, {
        turnAway: ({ headers }) => (headers.authorization === `Bearer ${TOKEN}` ? { status: 426 } : { status: 400 }),
      });
      const bridge = RunningBridge.start(t, server.url);

      await bridge.says(/takes the WebSocket upgrade away; in nginx set proxy_http_version 1\.1, proxy_set_header Upgrade \$http_upgrade/);
    });

    it('is explained when the name does not exist', async (t) => {
      const bridge = RunningBridge.start(t, 'ws://no-such-host.invalid/mcp');

      await bridge.says(/The name no-such-host\.invalid cannot be resolved/);
    });

    it('is explained when wss:// meets a server without TLS', async (t) => {
      const server = await ScriptedServer.start(t);
      const bridge = RunningBridge.start(t, server.url.replace('ws:', 'wss:'));

      await bridge.says(/does not speak TLS the way wss:\/\/ needs/);
    });
  });

  describe('certificates', { skip: spawnSync('openssl', ['version']).status !== 0 && 'openssl is not installed' }, () => {
    const certificates = {};

    function certificate(name, ...options) {
      certificates[name] ??= (() => {
        const [key, cert] = ['key', 'pem'].map((kind) => path.join(SCRATCH, `${name}.${kind}`));
        const subject = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=test'];
        const made = spawnSync('openssl', [...subject, '-keyout', key, '-out', cert, ...options]);
        assert.equal(made.status, 0, String(made.stderr));
        return { file: cert, key: fs.readFileSync(key), cert: fs.readFileSync(cert) };
      })();
      return certificates[name];
    }

    const ours = () => certificate('ours', '-days', '2', '-addext', 'subjectAltName=IP:127.0.0.1');

    it('of an unknown authority are explained, with NODE_EXTRA_CA_CERTS as the way out', async (t) => {
      const server = await ScriptedServer.start(t, { tls: ours() });
      const bridge = RunningBridge.start(t, server.url);

      await bridge.says(/does not trust the certificate of 127\.0\.0\.1:\d+ \(\w+\); for a private CA set NODE_EXTRA_CA_CERTS/);
    });

    it('of a private authority work with NODE_EXTRA_CA_CERTS', async (t) => {
      const server = await ScriptedServer.start(t, { tls: ours() });
      const bridge = RunningBridge.start(t, server.url, { NODE_EXTRA_CA_CERTS: ours().file });

      await bridge.handshake();

      assert.equal(server.connections.length, 1);
    });

    it('for another name are explained', async (t) => {
      const other = certificate('other', '-days', '2', '-addext', 'subjectAltName=DNS:other.example');
      const server = await ScriptedServer.start(t, { tls: other });
      const bridge = RunningBridge.start(t, server.url, { NODE_EXTRA_CA_CERTS: other.file });

      await bridge.says(/made for another name/);
    });

    it('do not hide that ws:// meets a port with TLS', async (t) => {
      const server = await ScriptedServer.start(t, { tls: ours() });
      const bridge = RunningBridge.start(t, server.url.replace('wss:', 'ws:'));

      await bridge.says(/if that port expects TLS, use wss:\/\//);
    });
  });

  describe('a connection that breaks', () => {
    it('is made again, and the session started again without the client noticing', async (t) => {
      const server = await ScriptedServer.start(t);
      const bridge = RunningBridge.start(t, server.url);
      await bridge.handshake();
      await server.received(0, 'notifications/initialized');

      server.connections[0].webSocket.terminate();
      await server.received(1, 'notifications/initialized');
      bridge.send({ id: 1, method: 'ping' });
      const answer = await bridge.next();

      const [initialize, initialized] = server.connections[1].messages;
      assert.equal(answer.id, 1);
      assert.equal(initialize.method, 'initialize');
      assert.notEqual(initialize.id, 0);
      assert.deepEqual(initialize.params, server.connections[0].messages[0].params);
      assert.equal(initialized.method, 'notifications/initialized');
      assert.equal(bridge.lines.length, 2);
      assert.match(bridge.errors, /The connection broke \(1006\); connecting again\.\nalecs: Connected again/);
    });

    it('answers a call that was running with an error after the grace, and never sends it again', async (t) => {
      const server = await ScriptedServer.start(t, { onMessage: answerAllBut('tools/call') });
      const bridge = RunningBridge.start(t, server.url, { ALECS_RESEND_GRACE_SECONDS: '0.5' });
      await bridge.handshake();
      bridge.send(CALL);
      const connection = await server.received(0, 'tools/call');

      connection.webSocket.terminate();
      await server.received(1, 'initialize');
      const started = Date.now();
      const { id, error } = await bridge.next();

      assert.equal(id, CALL.id);
      assert.equal(error.code, -32000);
      assert.deepEqual(error.data, { retryable: false });
      assert.match(error.message, /broke while this call was running.*outcome of the call is unknown.*before repeating/);
      assert.ok(Date.now() - started >= 400, 'the grace was not kept');
      assert.equal(server.count('tools/call'), 1);
    });

    it('passes the answer on that the server sends again after the reconnect, once', async (t) => {
      const server = await ScriptedServer.start(t, { onMessage: answerAllBut('tools/call') });
      const bridge = RunningBridge.start(t, server.url);
      await bridge.handshake();
      bridge.send(CALL);
      const first = await server.received(0, 'tools/call');

      first.webSocket.close(1001);
      const second = await server.received(1, 'initialize');
      second.send({ jsonrpc: '2.0', id: CALL.id, result: { content: [] } });
      second.send({ jsonrpc: '2.0', id: CALL.id, result: { content: [] } });
      const answer = await bridge.next();
      bridge.send({ id: 8, method: 'ping' });
      const next = await bridge.next();

      assert.deepEqual(answer, { jsonrpc: '2.0', id: CALL.id, result: { content: [] } });
      assert.equal(next.id, 8);
    });

    it('drops an answer that the server sends again after the grace', async (t) => {
      const server = await ScriptedServer.start(t, { onMessage: answerAllBut('tools/call') });
      const bridge = RunningBridge.start(t, server.url, { ALECS_RESEND_GRACE_SECONDS: '0.1' });
      await bridge.handshake();
      bridge.send(CALL);
      const first = await server.received(0, 'tools/call');

      first.webSocket.terminate();
      const second = await server.received(1, 'initialize');
      const { error } = await bridge.next();
      second.send({ jsonrpc: '2.0', id: CALL.id, result: {} });
      bridge.send({ id: 8, method: 'ping' });
      const next = await bridge.next();

      assert.ok(error);
      assert.equal(next.id, 8);
    });

    it('sends other requests again, in their order, with what came meanwhile behind them', async (t) => {
      const server = await ScriptedServer.start(t, { onMessage: answerAllBut('tools/list', 'resources/list') });
      const bridge = RunningBridge.start(t, server.url);
      await bridge.handshake();
      bridge.send({ id: 1, method: 'tools/list' });
      bridge.send({ id: 2, method: 'resources/list' });
      const first = await server.received(0, 'resources/list');

      server.onMessage = answerEverything;
      first.webSocket.terminate();
      await bridge.says(/broke/);
      bridge.send({ id: 3, method: 'tools/call' });
      const answers = [await bridge.next(), await bridge.next(), await bridge.next()];

      assert.deepEqual(
        answers.map(({ id }) => id),
        [1, 2, 3],
      );
      assert.deepEqual(
        server.connections[1].messages.map(({ method }) => method),
        ['initialize', 'notifications/initialized', 'tools/list', 'resources/list', 'tools/call'],
      );
    });

    it('sends an initialize that was not answered again under its own id', async (t) => {
      const server = await ScriptedServer.start(t, { onMessage: () => {} });
      const bridge = RunningBridge.start(t, server.url);
      bridge.send({ id: 'init', method: 'initialize' });
      bridge.send({ method: 'notifications/initialized' });
      const first = await server.received(0, 'notifications/initialized');

      server.onMessage = answerEverything;
      first.webSocket.terminate();
      const answer = await bridge.next();
      await server.received(1, 'notifications/initialized');

      assert.equal(answer.id, 'init');
      assert.deepEqual(
        server.connections[1].messages.map(({ method }) => method),
        ['initialize', 'notifications/initialized'],
      );
    });

    it('does not send a request for ever that breaks the connection each time', async (t) => {
      const server = await ScriptedServer.start(t, {
        onMessage: (message, connection) =>
          message.method === 'tools/list' ? connection.webSocket.terminate() : answerEverything(message, connection),
      });
      const bridge = RunningBridge.start(t, server.url);
      await bridge.handshake();

      bridge.send({ id: 1, method: 'tools/list' });
      const { id, error } = await bridge.next();

      assert.equal(id, 1);
      assert.match(error.message, /broke 3 times/);
      assert.equal(server.count('tools/list'), 3);
    });

    it('blames the largest message when the server says that one was too large', async (t) => {
      const server = await ScriptedServer.start(t, {
        onMessage: (message, connection) =>
          message.method === 'tools/call' ? connection.webSocket.close(1009) : answerEverything(message, connection),
      });
      const bridge = RunningBridge.start(t, server.url);
      await bridge.handshake();

      bridge.send({ ...CALL, params: { text: 'x'.repeat(10_000) } });
      const { id, error } = await bridge.next();
      bridge.send({ id: 8, method: 'ping' });
      const next = await bridge.next();

      assert.equal(id, CALL.id);
      assert.match(error.message, /too large/);
      assert.equal(next.id, 8);
    });

    it('does not carry the answer to an old question of the server into the new session', async (t) => {
      const server = await ScriptedServer.start(t);
      const bridge = RunningBridge.start(t, server.url);
      await bridge.handshake();
      server.connections[0].send({ jsonrpc: '2.0', id: 1, method: 'elicitation/create' });
      await bridge.next();

      server.connections[0].webSocket.terminate();
      await bridge.says(/Connected again/);
      bridge.send({ id: 1, result: { action: 'accept' } });
      bridge.send({ id: 8, method: 'ping' });
      await bridge.next();

      assert.ok(server.connections[1].messages.every(({ result }) => !result));
    });

    it('gives a running call an error when the outage lasts too long', async (t) => {
      const server = await ScriptedServer.start(t, { onMessage: answerAllBut('tools/call') });
      const bridge = RunningBridge.start(t, server.url, { ALECS_RECONNECT_MAX_SECONDS: '1' });
      await bridge.handshake();
      bridge.send(CALL);
      await server.received(0, 'tools/call');

      await server.stop();
      bridge.send({ id: 8, method: 'ping' });
      const answers = [await bridge.next(), await bridge.next()];

      assert.deepEqual(
        answers.map(({ id, error }) => [id, error.data.retryable]),
        [
          [CALL.id, false],
          [8, true],
        ],
      );
    });

    it('does not leave a call open when the server refuses every new session', async (t) => {
      const server = await ScriptedServer.start(t, { onMessage: answerAllBut('tools/call') });
      const bridge = RunningBridge.start(t, server.url, { ALECS_RECONNECT_MAX_SECONDS: '1' });
      await bridge.handshake();
      bridge.send(CALL);
      const first = await server.received(0, 'tools/call');

      server.onMessage = ({ id }, connection) => connection.send({ jsonrpc: '2.0', id, error: { code: -32603, message: 'No.' } });
      first.webSocket.terminate();
      const lost = await bridge.next();
      bridge.send({ id: 8, method: 'ping' });
      const waiting = await bridge.next();

      assert.deepEqual(lost.error.data, { retryable: false });
      assert.match(waiting.error.message, /refused to start a session again: No/);
    });

    it('is closed by the server because the token ended: the reason, errors for what waits, exit code 2', async (t) => {
      const server = await ScriptedServer.start(t, { onMessage: answerAllBut('tools/call', 'tools/list') });
      const bridge = RunningBridge.start(t, server.url);
      await bridge.handshake();
      bridge.send(CALL);
      bridge.send({ id: 8, method: 'tools/list' });
      const connection = await server.received(0, 'tools/list');

      connection.webSocket.close(4401, `token revoked ${TOKEN}`);
      const answers = [await bridge.next(), await bridge.next()];

      assert.deepEqual(
        answers.map(({ id, error }) => [id, error.code, error.data.retryable]),
        [
          [CALL.id, -32000, false],
          [8, -32000, false],
        ],
      );
      assert.equal(await bridge.exited, 2);
      assert.match(bridge.errors, /the token is no longer valid \("token revoked \*\*\*"\); put a new one into ALECS_TOKEN/);
      assert.equal(server.connections.length, 1);
    });

    it(
      'was dead since the laptop slept: held messages go over the next one, once',
      { skip: process.platform === 'win32' && 'needs SIGSTOP' },
      async (t) => {
        const server = await ScriptedServer.start(t);
        const bridge = RunningBridge.start(t, server.url);
        await bridge.handshake();
        server.onMessage = (message, connection) => connection === server.connections[0] || answerEverything(message, connection);
        bridge.send({ id: 1, method: 'tools/list' });
        await server.received(0, 'tools/list');
        server.connections[0].send({ jsonrpc: '2.0', id: 1, method: 'roots/list' });
        await bridge.next();

        bridge.process.kill('SIGSTOP');
        await sleep(12_500);
        bridge.send({ id: 1, result: { roots: [] } });
        bridge.send(CALL);
        bridge.process.kill('SIGCONT');
        const answers = [await bridge.next(), await bridge.next()];

        assert.deepEqual(
          answers.map(({ id, result }) => [id, Boolean(result)]),
          [
            [1, true],
            [CALL.id, true],
          ],
        );
        assert.deepEqual(
          server.connections[1].messages.map(({ method }) => method),
          ['initialize', 'notifications/initialized', 'tools/list', 'tools/call'],
        );
        assert.equal(server.count('tools/call'), 1);
        assert.equal(server.connections[0].messages.at(-1).method, 'ping');
      },
    );

    it(
      'survived the sleep of the laptop: held messages go on after a ping',
      { skip: process.platform === 'win32' && 'needs SIGSTOP' },
      async (t) => {
        const server = await ScriptedServer.start(t);
        const bridge = RunningBridge.start(t, server.url);
        await bridge.handshake();
        await server.received(0, 'notifications/initialized');

        bridge.process.kill('SIGSTOP');
        await sleep(12_500);
        bridge.send(CALL);
        bridge.process.kill('SIGCONT');
        const answer = await bridge.next();

        assert.equal(answer.id, CALL.id);
        assert.equal(server.connections.length, 1);
        assert.deepEqual(
          server.connections[0].messages.slice(2).map(({ method }) => method),
          ['ping', 'tools/call'],
        );
        assert.equal(bridge.lines.length, 2);
      },
    );
  });

  describe('the end', () => {
    it('of input waits for the answers, then closes with 1000 and exit code 0', async (t) => {
      const server = await ScriptedServer.start(t, {
        onMessage: async (message, connection) => {
          await sleep(500);
          answerEverything(message, connection);
        },
      });
      const bridge = RunningBridge.start(t, server.url);

      bridge.send({ id: 1, method: 'ping' });
      bridge.process.stdin.end('{"jsonrpc":"2.0","id":2,"method":"tools/call"}');

      assert.equal(await bridge.exited, 0);
      assert.deepEqual(
        bridge.lines.map((line) => JSON.parse(line).id),
        [1, 2],
      );
      await until(() => server.connections[0].closeCode === 1000, 'the close code');
    });

    it('of input ends the bridge when nothing is left to do', async (t) => {
      const bridge = RunningBridge.start(t, `ws://127.0.0.1:${await freePort()}/mcp`);

      bridge.process.stdin.end();

      assert.equal(await bridge.exited, 0);
    });

    it('of input does not wait for ever for an answer', async (t) => {
      const server = await ScriptedServer.start(t, { onMessage: () => {} });
      const bridge = RunningBridge.start(t, server.url, { ALECS_DRAIN_SECONDS: '0.5' });

      bridge.send(CALL);
      bridge.process.stdin.end();
      const { error } = await bridge.next();

      assert.match(error.message, /No answer came within 0\.5 s after the end of input\. The outcome of the call is unknown/);
      assert.equal(await bridge.exited, 0);
    });

    it('of input waits for a connection that comes back', async (t) => {
      const server = await ScriptedServer.start(t, { onMessage: answerAllBut('tools/list') });
      const bridge = RunningBridge.start(t, server.url);
      bridge.send({ id: 1, method: 'tools/list' });
      const connection = await server.received(0, 'tools/list');

      bridge.process.stdin.end();
      server.onMessage = answerEverything;
      connection.webSocket.terminate();

      assert.equal(await bridge.exited, 0);
      assert.equal(JSON.parse(bridge.lines[0]).id, 1);
    });

    for (const signal of ['SIGTERM', 'SIGINT']) {
      it(
        `by ${signal} closes the connection and leaves with exit code 0`,
        { skip: process.platform === 'win32' && 'no signals there' },
        async (t) => {
          const server = await ScriptedServer.start(t);
          const bridge = RunningBridge.start(t, server.url);
          await bridge.handshake();

          bridge.process.kill(signal);

          assert.equal(await bridge.exited, 0);
          await until(() => server.connections[0].closeCode === 1000, 'the close code');
        },
      );
    }

    it('comes within seconds when the server does not say goodbye', async (t) => {
      const server = await ScriptedServer.start(t);
      const bridge = RunningBridge.start(t, server.url);
      await bridge.handshake();
      server.connections[0].webSocket.pause();
      const started = Date.now();

      bridge.process.stdin.end();

      assert.equal(await bridge.exited, 0);
      assert.ok(Date.now() - started < 5_000);
    });

    it('comes when nobody reads the output any more', async (t) => {
      const server = await ScriptedServer.start(t);
      const bridge = RunningBridge.start(t, server.url);
      await bridge.handshake();

      bridge.process.stdout.destroy();
      bridge.send({ id: 8, method: 'ping' });

      assert.equal(await bridge.exited, 0);
    });
  });

  describe('settings', () => {
    const url = 'ws://127.0.0.1:9/mcp';

    for (const [what, env, expected] of [
      ['no address', { ALECS_WS_URL: '' }, /ALECS_WS_URL is not set/],
      ['an address that is none', { ALECS_WS_URL: 'mcp server' }, /ALECS_WS_URL is not an address/],
      ['an http address', { ALECS_WS_URL: 'https://alecs.example.com/mcp' }, /must start with ws:\/\/ or wss:\/\//],
      ['a password in the address', { ALECS_WS_URL: `ws://me:${TOKEN}@alecs.example.com/mcp` }, /must not hold a user name or password/],
      ['no token', { ALECS_TOKEN: '' }, /ALECS_TOKEN is not set/],
      [
        'a token copied with the word before it',
        { ALECS_TOKEN: `Bearer ${TOKEN}` },
        /copy it again, without quotes, spaces or the word Bearer/,
      ],
      ['a token file that is not there', { ALECS_TOKEN: '', ALECS_TOKEN_FILE: 'nowhere' }, /ALECS_TOKEN_FILE cannot be read \(ENOENT\)/],
      ['a time that is none', { ALECS_RECONNECT_MAX_SECONDS: 'soon' }, /ALECS_RECONNECT_MAX_SECONDS must be a number of seconds/],
    ]) {
      it(`with ${what} end it with one sentence and exit code 2`, async (t) => {
        const bridge = RunningBridge.start(t, url, env);

        assert.equal(await bridge.exited, 2);
        assert.match(bridge.errors, expected);
        assert.equal(bridge.errors.trim().split('\n').length, 1);
        assert.deepEqual(bridge.lines, []);
      });
    }

    it('take the token from a file, and look again before each connection', async (t) => {
      const file = path.join(SCRATCH, 'token');
      fs.writeFileSync(file, `${TOKEN}\n`);
      const server = await ScriptedServer.start(t);
      const bridge = RunningBridge.start(t, server.url, { ALECS_TOKEN: '', ALECS_TOKEN_FILE: file });
      await bridge.handshake();

      fs.writeFileSync(file, 'alecs_another');
      server.connections[0].webSocket.terminate();
      await bridge.says(/Connected again/);
      fs.rmSync(file);
      server.connections[1].webSocket.terminate();
      await until(() => server.connections[2], 'the third connection');

      const presented = server.connections.map(({ request }) => request.headers.authorization ?? request.headers['sec-websocket-protocol']);
      assert.ok(presented[0].endsWith(TOKEN));
      assert.ok(presented[1].endsWith('alecs_another'));
      assert.ok(presented[2].endsWith('alecs_another'));
    });

    it('warn when the token would cross a network in the clear', async (t) => {
      const bridge = RunningBridge.start(t, 'ws://no-such-host.invalid/mcp');

      await bridge.says(/The token travels unencrypted to no-such-host\.invalid/);
    });

    it(
      'cannot replace a WebSocket: an old Node without ws says what to install',
      { skip: HAS_OWN_WEBSOCKET && 'this Node has its own' },
      async (t) => {
        const bridge = RunningBridge.start(t, url, {}, LONELY_BRIDGE);

        assert.equal(await bridge.exited, 2);
        assert.match(bridge.errors, /install Node 22 or later, or run `npm install ws`/);
      },
    );
  });
});
