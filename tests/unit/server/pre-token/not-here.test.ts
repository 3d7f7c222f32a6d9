import { expect, test } from 'vitest';
import { buildEvent } from '@/lib/pre-token/event';
import { judgeHandler } from '@/lib/server/pre-token/run-handler';
import { alice } from '../../pre-token/runs';

const judge = async (code: string) =>
  (await judgeHandler({ kind: 'typed', code }, buildEvent('V2_0', 'TokenGeneration_HostedAuth', alice)))
    .report;

const body = 'exports.handler = async (event) => { await 0; return event; };';

test.each([
  ['Python', 'import json\n\ndef lambda_handler(event, context):\n    return event\n', 'Python'],
  [
    'Python with types',
    'import boto3\ndef lambda_handler(event: dict, context) -> dict:\n    return event',
    'Python',
  ],
  ['Python, only the function', 'def handler(event, context):\n  return event', 'Python'],
  ['Ruby', "require 'json'\ndef lambda_handler(event:, context:)\n  event\nend\n", 'Ruby'],
  ['Go', 'package main\n\nimport "context"\n\nfunc handler(ctx context.Context) error { return nil }', 'Go'],
  [
    'Java',
    'package com.example;\nimport java.util.Map;\npublic class Handler {\n  public Map handle(Map e) { return e; }\n}',
    'Java',
  ],
  ['C#', 'using Amazon.Lambda.Core;\nnamespace Example;\npublic class Function { }', 'C#'],
  ['an SDK by require', `const { DynamoDB } = require('@aws-sdk/client-dynamodb');\n${body}`, '@aws-sdk'],
  ['the old SDK', `const AWS = require('aws-sdk');\n${body}`, 'aws-sdk'],
  [
    'an SDK by import',
    `import { DynamoDB } from '@aws-sdk/client-dynamodb';\nexport const handler = async (event) => event;`,
    '@aws-sdk',
  ],
  [
    'an SDK by dynamic import',
    `export const handler = async (event) => { const { S3 } = await import('@aws-sdk/client-s3'); return event; };`,
    '@aws-sdk',
  ],
  [
    'fetch',
    `exports.handler = async (event) => { await fetch('https://a.example'); return event; };`,
    'fetch',
  ],
  [
    'a variable of the environment',
    `exports.handler = async (event) => { const { host } = new Object(JSON.parse(process.env.CONFIG)); return event; };`,
    'process.env.CONFIG',
  ],
])('%s isn’t runnable here, and there is no prediction for AWS', async (_, code, named) => {
  const { findings, is_runnable } = await judge(code);
  expect(is_runnable).toBe(false);
  expect(findings[0]).toMatchObject({ id: 'handler-runs', status: 'warn' });
  expect(findings[0]?.actual).toContain(`not runnable here`);
  expect(findings[0]?.actual).toContain(named);
  for (const { status, cause } of findings) {
    expect(status).not.toBe('fail');
    expect(cause).not.toContain('PreTokenGeneration failed');
  }
});

test.each([
  ['a mistake in JavaScript', 'exports.handler = async (event) => { return event;'],
  ['an intended error', `exports.handler = async () => { throw new Error('no such tenant'); };`],
  ['a missing attribute', `exports.handler = async (e) => e.request.userAttributes['x'].length;`],
])('%s fails in AWS too', async (_, code) => {
  const { findings, is_runnable } = await judge(code);
  expect(is_runnable).toBe(true);
  expect(findings[0]).toMatchObject({ id: 'handler-runs', status: 'fail' });
});
