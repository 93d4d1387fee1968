import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { demo, stopAll } from './support/alecs.js';
import { evidence } from './support/evidence.js';
import { printFigures, record } from './support/figures.js';

describe('At the end', { timeout: 120_000 }, () => {
  it('the demo leaves nothing behind', async () => {
    const { data, edgerc } = await demo();

    await stopAll();

    assert.ok(!fs.existsSync(data));
    assert.ok(!fs.existsSync(edgerc));
  });

  it('no output and no message of the whole suite held a token, a secret or a signature, but where it is shown once', () => {
    const { outlets, characters, tokensShown, secrets } = evidence.size;

    record('searched for secrets', `${outlets} outputs, ${characters} characters; ${tokensShown} tokens shown, ${secrets} other secrets`);
    assert.ok(tokensShown > 0 && secrets > 0);
    assert.deepEqual(evidence.findings(), []);
  });

  it('this search would have found one', () => {
    const outlet = evidence.outlet('the test of the search');
    outlet.add(`Authorization: Bearer alecs_${'x'.repeat(49)}\nAuthorization: EG1-HMAC-SHA256 client_token=akab`);

    assert.deepEqual(
      evidence.findings().map((finding) => finding.split(': ')[0]),
      [outlet.name, outlet.name, outlet.name],
    );
  });
});

process.on('exit', printFigures);
