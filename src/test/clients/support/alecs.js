import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { after } from 'node:test';
import { evidence } from './evidence.js';
import { until, within } from './waiting.js';

export const HOME = fileURLToPath(new URL('../../../../', import.meta.url));
export const LAUNCHER = path.join(HOME, 'alecs');
export const JS_BRIDGE = path.join(HOME, 'deploy/claude-desktop/websocket-client.js');

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'alecs-clients-'));
const running = new Set();

process.on('exit', () => {
  running.forEach((started) => started.kill?.('SIGKILL'));
  fs.rmSync(scratch, { recursive: true, force: true });
});
after(stopAll);

/** A new folder that goes when the suite ends. */
export function folder(name) {
  return fs.mkdtempSync(path.join(scratch, `${name}-`));
}

/** Our own environment without the settings of ALECS that a developer's shell may have, and with these. */
export function environment(settings = {}) {
  const own = Object.entries(process.env).filter(([name]) => !/^(ALECS|AKAMAI|TOKEN_MASTER|QUARKUS|NODE_TEST)/.test(name));
  return { ...Object.fromEntries(own), ...settings };
}

/** A process that the suite started; all it prints is kept as evidence. */
export class Started {
  stdout = '';
  stderr = '';

  constructor(name, command, args, settings) {
    this.name = name;
    this.startedAt = performance.now();
    this.printed = evidence.outlet(`standard output of ${name}`);
    this.logged = evidence.outlet(`standard error of ${name}`);
    // In a folder of its own no .env lies.
    this.process = spawn(command, args, { env: environment(settings), cwd: scratch });
    this.process.stdin.on('error', () => {});
    this.process.stdout.setEncoding('utf8').on('data', (text) => {
      this.stdout += text;
      this.printed.add(text);
    });
    this.process.stderr.setEncoding('utf8').on('data', (text) => {
      this.stderr += text;
      this.logged.add(text);
    });
    this.ended = new Promise((resolve, reject) => {
      this.process.on('error', reject);
      this.process.on('close', (code, signal) => {
        running.delete(this);
        resolve(signal ?? code);
      });
    });
    this.ended.catch(() => {});
    running.add(this);
  }

  get pid() {
    return this.process.pid;
  }

  kill(signal) {
    this.process.kill(signal);
  }

  /** Sends a signal and gives back the exit code, or the name of the signal that ended it. */
  async stop(signal = 'SIGTERM') {
    this.kill(signal);
    return within(this.ended, `the end of ${this.name}`);
  }

  /** Waits until it has printed or logged what the pattern matches, and gives back the match. */
  async says(pattern) {
    let over = false;
    this.ended.then(
      () => (over = true),
      () => (over = true),
    );
    return until(() => {
      const match = pattern.exec(this.stdout) ?? pattern.exec(this.stderr);
      if (!match && over) {
        throw new Error(`${this.name} ended before it said ${pattern}:\n${this.stdout}${this.stderr}`);
      }
      return match;
    }, `${this.name} to say ${pattern}`);
  }

  /** Kilobytes of memory that it holds. */
  async residentKilobytes() {
    const ps = new Started('ps', 'ps', ['-o', 'rss=', '-p', String(this.pid)]);
    await ps.ended;
    return Number(ps.stdout);
  }
}

/** Starts `./alecs` with these words. */
export function alecs(words, settings = {}) {
  return new Started(`alecs ${words[0]} (${evidence.size.outlets})`, LAUNCHER, words, settings);
}

/** Runs `./alecs` to its end. */
export async function run(words, settings = {}, input = '') {
  const started = alecs(words, settings);
  started.process.stdin.end(input);
  const code = await within(started.ended, `the end of ${started.name}`);
  return { code, stdout: started.stdout, stderr: started.stderr, printed: started.printed };
}

/** Starts a demo on a free port and waits until it can be talked to. */
export async function startDemo(...options) {
  const started = alecs(['demo', '--port', '0', '--json', ...options]);
  const [line] = await started.says(/^\{.*\}$/m);
  const facts = JSON.parse(line);
  started.printed.showed(facts.token);
  learnSecrets(facts);
  return { ...facts, process: started };
}

function learnSecrets({ edgerc, data }) {
  for (const [, key, value] of fs.readFileSync(edgerc, 'utf8').matchAll(/^(client_token|client_secret|access_token)\s*=\s*(\S+)/gm)) {
    evidence.secret(value, key);
  }
  evidence.secret(fs.readFileSync(path.join(data, 'master.key'), 'utf8').trim(), 'the master key');
}

let shared;

/** The demo that all tests share which leave no trace that another could stumble over. */
export function demo() {
  shared ??= startDemo();
  return shared;
}

/** Settings for a process that works on a demo's Akamai and, unless told otherwise, on its tokens. */
export function settingsFor({ simulator, edgerc, data }) {
  return { ALECS_AKAMAI_URL: simulator, ALECS_EDGERC: edgerc, ALECS_SECTION: 'alecs-simulator', ALECS_DATA: data };
}

/** Starts `./alecs serve` on 127.0.0.1 and waits until it serves. */
export async function startServer(settings) {
  const started = alecs(['serve'], { ALECS_WS_HOST: '127.0.0.1', ALECS_WS_PORT: '0', ...settings });
  const [, url] = await started.says(/Serving MCP on (\S+)/);
  return { url, process: started };
}

/** Issues a token on the command line. */
export async function issueToken(settings, ...options) {
  const { code, stdout, stderr, printed } = await run(['token', 'issue', '--json', '--description', 'clients suite', ...options], settings);
  if (code !== 0) {
    throw new Error(`no token was issued:\n${stdout}${stderr}`);
  }
  const issued = JSON.parse(stdout);
  printed.showed(issued.token);
  return issued;
}

export async function freePort() {
  const server = net.createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Adds something with a `stop` of its own to what ends with the suite. */
export function endsWithSuite(started) {
  running.add(started);
}

/** Ends whatever still runs, in an orderly way. */
export async function stopAll() {
  await Promise.all([...running].map((started) => started.stop()));
}
