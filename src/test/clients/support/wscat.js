import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { Started } from './alecs.js';
import { within } from './waiting.js';

/** Runs wscat to its end and gives back what it printed. */
export async function wscat(...words) {
  const wscat = new Started('wscat', process.execPath, [createRequire(import.meta.url).resolve('wscat/bin/wscat'), ...words]);
  const code = await within(wscat.ended, 'the end of wscat');
  return { code, stdout: wscat.stdout, stderr: wscat.stderr };
}

/** The JSON-RPC message among wscat's lines, which begin with a mark. */
export function messageIn(stdout) {
  const line = stdout.split('\n').find((text) => text.includes('"jsonrpc"'));
  assert.ok(line, `a message in: ${stdout}`);
  return JSON.parse(line.slice(line.indexOf('{')));
}
