import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gatherWrites } from '@/lib/server/http/gathered-writes';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A response that records what is really sent. `space` is what its `write` returns. */
function gathering(space = true) {
  const sent: string[] = [];
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const textOf = (chunk: unknown) => (chunk === undefined ? '' : Buffer.from(chunk as string).toString());
  response.write = (chunk: unknown) => {
    sent.push(`write ${textOf(chunk)}`);
    return space;
  };
  response.end = (chunk?: unknown) => {
    sent.push(`end ${textOf(chunk)}`);
    return response;
  };
  gatherWrites(response);
  return { response, sent };
}

test('what is written in a row is sent together, with the end', () => {
  const { response, sent } = gathering();
  response.flushHeaders();
  expect(response.headersSent).toBe(false);
  expect(response.write(Buffer.from('one '))).toBe(true);
  expect(response.write(Buffer.from('two'))).toBe(true);
  expect(sent).toEqual([]);
  response.end();
  vi.runAllTimers();
  expect(sent).toEqual(['end one two']);
});

test('a slow response is sent as it’s written', () => {
  const { response, sent } = gathering();
  response.write(Buffer.from('one '));
  response.write(Buffer.from('two'));
  vi.runAllTimers();
  expect(sent).toEqual(['write one two']);
  response.write(Buffer.from('three'));
  vi.runAllTimers();
  response.end();
  expect(sent).toEqual(['write one two', 'write three', 'end ']);
});

test('a large response is sent as it’s written, and learns when it must wait', () => {
  const { response, sent } = gathering(false);
  expect(response.write(Buffer.from('one '))).toBe(true);
  const large = 'x'.repeat(200_000);
  expect(response.write(Buffer.from(large))).toBe(false);
  expect(sent).toEqual([`write one ${large}`]);
});

test('text keeps its place', () => {
  const { response, sent } = gathering();
  response.write(Buffer.from('one'));
  response.write('two');
  response.write(Buffer.from('three'));
  response.end('four');
  expect(sent).toEqual(['write one', 'write two', 'write three', 'end four']);
});

test('a response without a body ends', () => {
  const { response, sent } = gathering();
  response.end();
  expect(sent).toEqual(['end ']);
});

test('nothing is sent to a browser that is gone', () => {
  const { response, sent } = gathering();
  response.write(Buffer.from('one'));
  response.emit('close');
  vi.runAllTimers();
  expect(sent).toEqual([]);
});
