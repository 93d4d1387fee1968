import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { alecs, demo, folder, run, settingsFor, startDemo, Started } from './support/alecs.js';
import { allTools, assertEssential } from './support/journey.js';
import { Line } from './support/line.js';
import { connectThroughWebSocket, webSocketWithHeader } from './support/sdk.js';
import { messageIn, wscat } from './support/wscat.js';

const LIST_TOOLS = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';

const names = (tools) => tools.map(({ name }) => name);

describe('From a shell', { concurrency: true, timeout: 120_000 }, () => {
  it('wscat with the token in a header lists the tools', async () => {
    const { url, token } = await demo();

    const { code, stdout } = await wscat('-c', url, '-H', `Authorization: Bearer ${token}`, '-x', LIST_TOOLS, '-w', '1');

    assert.equal(code, 0);
    assertEssential(messageIn(stdout).result.tools);
  });

  it('wscat that also offers the subprotocol lists the tools', async () => {
    const { url, token } = await demo();

    const { code, stdout } = await wscat('-s', 'mcp', '-c', url, '-H', `Authorization: Bearer ${token}`, '-x', LIST_TOOLS, '-w', '1');

    assert.equal(code, 0);
    assertEssential(messageIn(stdout).result.tools);
  });

  it('wscat without a token is told 401', async () => {
    const { url } = await demo();

    const { code, stdout, stderr } = await wscat('-c', url, '-x', LIST_TOOLS);

    assert.notEqual(code, 0);
    assert.match(stdout + stderr, /401/);
  });

  it('alecs tools lists what clients are offered', async () => {
    const { url, token } = await demo();
    const client = await connectThroughWebSocket('the SDK (all)', `${url}?view=all`, webSocketWithHeader(token));
    const line = await Line.open(url, { token });

    const everything = await run(['tools', '--json'], { ALECS_DATA: folder('tools') });
    const essential = await run(['tools', 'list', '--view', 'essential', '--json'], { ALECS_DATA: folder('tools') });
    const offered = await allTools(client);
    const { result } = await line.ask('tools/list');
    await Promise.all([client.close(), line.close()]);

    assert.equal(everything.code, 0);
    assert.deepEqual(names(JSON.parse(everything.stdout)), names(offered));
    assert.deepEqual(names(JSON.parse(essential.stdout)), names(result.tools));
  });

  it('alecs stdio with a view that is none says which there are', async () => {
    const { code, stdout, stderr } = await run(['stdio', '--view', 'nonsense'], { ALECS_DATA: folder('view') });

    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /^alecs: view: there is no view or toolset "nonsense"\. Views: .*essential/m);
    assert.doesNotMatch(stderr, /^\tat /m);
  });

  it('alecs doctor finds nothing wrong with an installation that works', async () => {
    const { code, stdout } = await run(['doctor', '--online', '--json'], settingsFor(await demo()));

    assert.deepEqual(
      JSON.parse(stdout).filter(({ good }) => !good),
      [],
    );
    assert.equal(code, 0);
  });

  it('alecs doctor names the .edgerc that is missing', async () => {
    const data = folder('doctor');

    const { code, stdout } = await run(['doctor'], { ALECS_DATA: data, ALECS_EDGERC: `${data}/nowhere` });

    assert.equal(code, 1);
    assert.ok(stdout.includes(`${data}/nowhere`));
  });

  it('one line on the standard input of stdio lists the API tokens', async () => {
    const { data, tokenId } = await demo();

    const { code, stdout } = await run(
      ['stdio'],
      { ALECS_DATA: data },
      '{"jsonrpc":"2.0","method":"tools/call","params":{"name":"list-api-tokens"},"id":1}\n',
    );

    assert.equal(code, 0);
    const lines = stdout.trim().split('\n');
    assert.equal(lines.length, 1);
    const { id, result } = JSON.parse(lines[0]);
    assert.equal(id, 1);
    assert.ok(result.content[0].text.includes(tokenId));
  });

  it('one line on the standard input of stdio issues a token that opens a fresh installation', async () => {
    const ALECS_DATA = folder('one-line');

    const { code, stdout, printed } = await run(
      ['stdio'],
      { ALECS_DATA },
      '{"jsonrpc":"2.0","method":"tools/call","params":{"name":"generate-api-token","arguments":{"description":"one line"}},"id":1}',
    );

    assert.equal(code, 0);
    const { tokenId, token } = JSON.parse(JSON.parse(stdout).result.content[0].text);
    printed.showed(token);
    assert.match(tokenId, /^tok_[0-9a-f]{16}$/);
    assert.match(token, /^alecs_[0-9A-Za-z]{49}$/);
  });
});

describe('alecs tools call', { concurrency: true, timeout: 120_000 }, () => {
  const call = async (words, { input, settings } = {}) => {
    const { ALECS_EDGERC, ...usual } = settingsFor(await demo());
    return run(['tools', 'call', ...words, '--edgerc', ALECS_EDGERC], { ...usual, ...settings }, input);
  };

  it('prints the answer, and records the call as the server does', async () => {
    const { code, stdout, stderr } = await call(['list-contracts']);

    assert.equal(code, 0);
    assert.ok(JSON.parse(stdout).contracts.items.length > 0);
    assert.match(stderr, /call caller=local-shell tool=list-contracts effect=READ$/m);
    assert.match(stderr, /done caller=local-shell tool=list-contracts outcome=SUCCEEDED/);
  });

  it('prints with --json what MCP clients get', async () => {
    const { stdout } = await call(['list-contracts', '--json']);

    const { content } = JSON.parse(stdout);
    assert.equal(content[0].type, 'text');
    assert.ok(JSON.parse(content[0].text).contracts);
  });

  it('takes a list from standard input', async () => {
    const { code, stdout } = await call(['invalidate-by-url', 'network=staging', 'body.objects=-'], {
      input: 'https://www.example.com/1\nhttps://www.example.com/2\n',
    });

    assert.equal(code, 0);
    assert.equal(JSON.parse(stdout).httpStatus, 201);
  });

  it('tells a refusal on standard error, with exit code 1', async () => {
    const { code, stdout, stderr } = await call(['get-property', 'propertyId=prp_1']);

    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /Akamai refused get-property/);
  });

  it('names the section that the .edgerc does not have', async () => {
    const { code, stderr } = await call(['list-contracts', '--section', 'nobody']);

    assert.equal(code, 1);
    assert.match(stderr, /no section nobody; it has alecs-simulator/);
  });

  it('calls what changes the edge only with --yes where nobody can be asked', async () => {
    const words = ['delete-by-url', 'network=staging', 'body.objects=https://www.example.com/'];

    const refused = await call(words);
    const called = await call([...words, '--yes']);

    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /^alecs: delete-by-url: .* Effect destroy: it cannot be undone\. Section alecs-simulator\. .*--yes\.$/m);
    assert.doesNotMatch(refused.stderr, /al\.audit/);
    assert.equal(called.code, 0);
  });

  it('is cancelled by Ctrl-C', { skip: process.platform === 'win32' && 'needs POSIX signals' }, async () => {
    const slow = await startDemo('--faults', '/papi/v1/groups slow=60s');
    const started = alecs(['tools', 'call', 'list-groups'], settingsFor(slow));
    await started.says(/call caller=local-shell tool=list-groups/);

    const code = await started.stop('SIGINT');

    assert.equal(code, 130);
    assert.match(started.stderr, /^alecs: cancelled\./m);
    assert.match(started.stderr, /outcome=CANCELLED/);
    assert.doesNotMatch(started.stderr, /^\tat /m);
  });

  it('writes a file that Akamai sends where it is told to', async () => {
    const file = path.join(folder('output'), 'bundle.tgz');

    const { code, stderr } = await call(['get-edgeworker-bundle', 'edgeWorkerId=1', 'version=1', '--output', file]);

    assert.equal(code, 0, stderr);
    assert.match(stderr, /wrote .*bundle\.tgz \(application\/gzip, /);
    assert.deepEqual([...fs.readFileSync(file).subarray(0, 2)], [0x1f, 0x8b]);
  });
});

describe('The completion script', { timeout: 120_000, skip: process.platform === 'win32' && 'needs bash' }, () => {
  let script;

  before(async () => {
    const { code, stdout } = await run(['completion', 'bash']);
    assert.equal(code, 0);
    script = path.join(folder('completion'), 'alecs.bash');
    fs.writeFileSync(script, stdout);
  });

  /** What bash offers after these words; the last is the one that TAB was pressed in. */
  async function offered(...words) {
    const bash = new Started('bash', 'bash', [
      '-c',
      'source "$1"; shift; compopt() { :; }; COMP_WORDS=(alecs "$@"); COMP_CWORD=$#; _complete_alecs; printf "%s\\n" "${COMPREPLY[@]}"',
      'bash',
      script,
      ...words,
    ]);
    assert.equal(await bash.ended, 0, bash.stderr);
    return bash.stdout.split('\n').filter(Boolean).sort();
  }

  for (const [words, expected] of [
    [['to'], ['token', 'tools']],
    [['tools', ''], ['call', 'describe', 'list', 'search']],
    [['tools', 'describe', 'activate-propert'], ['activate-properties-bulk', 'activate-property']],
    [['tools', 'call', '--section', 'x', 'activate-propert'], ['activate-properties-bulk', 'activate-property']],
    [['tools', 'list', '--toolset', 'edge-d'], ['edge-dns']],
    [['tools', 'list', '--effect', ''], ['activate', 'destroy', 'read', 'write']],
    [['stdio', '--view', ''], ['all', 'core', 'essential', 'search']],
    [['token', 'issue', '--view', 'c'], ['core']],
  ]) {
    it(`offers ${expected.join(', ')} after "${words.join(' ')}"`, async () => {
      assert.deepEqual(await offered(...words), expected);
    });
  }
});
