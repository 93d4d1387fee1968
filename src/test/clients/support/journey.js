import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { PATIENCE_MS } from './waiting.js';

/** The view whose tools the journey needs. */
export const JOURNEY_VIEW = 'core';

/** Asserts that a list is what a client is shown that asks for nothing: few tools, and the way to all others. */
export function assertEssential(tools) {
  const names = tools.map(({ name }) => name);
  assert.ok(names.includes('activate-property') && names.includes('search-tools'), names);
  assert.ok(names.length <= 40, `${names.length} tools`);
}

/** All tools, however many pages they come in. */
export async function allTools(client) {
  const tools = [];
  let cursor;
  do {
    const page = await client.listTools(cursor ? { cursor } : undefined);
    tools.push(...page.tools);
    cursor = page.nextCursor;
  } while (cursor);
  return tools;
}

/**
 * What an operator does with Akamai, with any client of the SDK that is connected: finds a property, changes it, puts it on
 * staging, purges a URL and adds a DNS record.
 *
 * Journeys may run at the same time when each has a property of its own.
 */
export async function journey(client, propertyName) {
  const tools = new Map((await allTools(client)).map((tool) => [tool.name, tool]));

  async function attempt(name, args = {}) {
    assertArgumentsAreTheTools(tools.get(name), name, args);
    const { content, isError } = await client.callTool({ name, arguments: args });
    return { text: content[0].text, isError };
  }

  async function call(name, args) {
    const { text, isError } = await attempt(name, args);
    assert.ok(!isError, `${name}: ${text}`);
    return JSON.parse(text);
  }

  /** Akamai refuses an activation with warnings once; whoever repeats it says which ones were read. */
  async function activate({ propertyId, propertyVersion }) {
    const body = { propertyVersion, network: 'STAGING', notifyEmails: ['operator@example.com'], note: 'clients suite' };
    const { text, isError } = await attempt('activate-property', { propertyId, body });
    if (!isError) {
      return JSON.parse(text);
    }
    const acknowledgeWarnings = text.match(/msg_[0-9a-f]+/g);
    assert.ok(acknowledgeWarnings, `the refusal names the warnings to acknowledge: ${text}`);
    return call('activate-property', { propertyId, body: { ...body, acknowledgeWarnings } });
  }

  const contracts = await call('list-contracts');
  const groups = await call('list-groups');
  const { groupId, contractIds } = groups.groups.items.find(({ groupName }) => groupName === 'Web');
  const [contractId] = contractIds;
  assert.ok(contracts.contracts.items.some((contract) => contract.contractId === contractId));

  const { properties } = await call('list-properties', { contractId, groupId });
  const property = properties.items.find((item) => item.propertyName === propertyName);
  assert.ok(property, `${propertyName} is among the properties`);
  const { propertyId } = property;

  const { versionLink } = await call('create-property-version', { propertyId, body: { createFromVersion: property.productionVersion } });
  const propertyVersion = Number(/\/versions\/(\d+)/.exec(versionLink)[1]);
  assert.equal(propertyVersion, property.latestVersion + 1);

  const before = await call('get-property-rules', { propertyId, propertyVersion });
  const position = before.rules.behaviors.findIndex(({ name }) => name === 'caching');
  await call('patch-property-rules', {
    propertyId,
    propertyVersion,
    body: [
      { op: 'test', path: `/rules/behaviors/${position}/name`, value: 'caching' },
      { op: 'replace', path: `/rules/behaviors/${position}/options/ttl`, value: '99d' },
    ],
  });
  const changed = await call('get-property-rules', { propertyId, propertyVersion });
  assert.equal(changed.rules.behaviors[position].options.ttl, '99d');
  assert.notEqual(changed.etag, before.etag);

  const { activationLink } = await activate({ propertyId, propertyVersion });
  const activationId = /\/activations\/(atv_\d+)/.exec(activationLink)[1];
  const states = await followToTheEnd(() => call('get-property-activation', { propertyId, activationId }));
  assert.equal(states.at(-1), 'ACTIVE');
  assert.ok(states.length > 1, `it was on its way first: ${states}`);
  const live = await call('get-property', { propertyId });
  assert.equal(live.properties.items[0].stagingVersion, propertyVersion);

  const purge = await call('invalidate-by-url', { network: 'production', body: { objects: [`https://${propertyName}/index.html`] } });
  assert.equal(purge.httpStatus, 201);

  const record = { name: `new-${propertyName}`, type: 'A' };
  await call('create-record-set', { zone: 'example.com', ...record, body: { ...record, ttl: 300, rdata: ['192.0.2.77'] } });
  const stored = await call('get-record-set', { zone: 'example.com', ...record });
  assert.deepEqual(stored, { ...record, ttl: 300, rdata: ['192.0.2.77'] });
}

function assertArgumentsAreTheTools(tool, name, args) {
  assert.ok(tool, `tools/list has ${name}`);
  const { properties = {}, required = [] } = tool.inputSchema;
  assert.deepEqual(
    Object.keys(args).filter((argument) => !(argument in properties)),
    [],
    `${name} has these arguments`,
  );
  assert.deepEqual(
    required.filter((argument) => !(argument in args)),
    [],
    `${name} needs no more`,
  );
}

/** The states an activation goes through, each once. */
async function followToTheEnd(read) {
  const states = [];
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(500)) {
    const [{ status }] = (await read()).activations.items;
    if (status !== states.at(-1)) {
      states.push(status);
    }
    if (['ACTIVE', 'FAILED', 'ABORTED'].includes(status)) {
      return states;
    }
  }
  return states;
}
