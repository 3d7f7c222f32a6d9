import { describe, expect, it } from 'vitest';
import { handlerText } from '@/lib/pre-token/handler-text';
import { writeObject } from '@/lib/pre-token/rewrite';
import { guideHandler } from './guide-handler';

const namespace = 'http://localhost:4000/';

describe('the handler that writes an object', () => {
  it("in Cube's guide, replaces the string with the object and uses version 2’s format, and changes nothing else", () => {
    expect(
      writeObject(handlerText(guideHandler), namespace),
    ).toBe(`exports.handler = (event, context, callback) => {
  event.response = {
    claimsAndScopeOverrideDetails: { idTokenGeneration: {
      claimsToAddOrOverride: {
        "http://localhost:4000/": {
          company_id: "company1",
          user_id: event.request.userAttributes.sub,
          roles: ["user"],
        },
      },
    } },
  };
  callback(null, event);
};
`);
  });

  it.each([
    [
      'keeps groups next to the id token',
      'event.response = { claimsOverrideDetails: { claimsToAddOrOverride: { a: JSON.stringify(x) }, groupOverrideDetails: { groupsToOverride: g } } };',
      'event.response = { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { a: x }, }, groupOverrideDetails: { groupsToOverride: g } } };',
    ],
    [
      'an assignment',
      'event.response.claimsOverrideDetails = { claimsToAddOrOverride: { a: JSON.stringify({ b }) } };',
      'event.response.claimsAndScopeOverrideDetails = { idTokenGeneration: { claimsToAddOrOverride: { a: { b } } } };',
    ],
    [
      'a string that was created before',
      "const text = JSON.stringify({ b: 1 });\nevent.response = { 'claimsOverrideDetails': { claimsToAddOrOverride: { a: text } } };",
      "const text = { b: 1 };\nevent.response = { 'claimsAndScopeOverrideDetails': { idTokenGeneration: { claimsToAddOrOverride: { a: text } } } };",
    ],
    [
      'version 2 already',
      'event.response = { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { a: JSON.stringify(x) } } } };',
      'event.response = { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { a: x } } } };',
    ],
    [
      'keeps a JSON.stringify of another field',
      'console.log(JSON.stringify(event)); event.response = { claimsOverrideDetails: { claimsToAddOrOverride: { a: JSON.stringify(x) } } };',
      'console.log(JSON.stringify(event)); event.response = { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { a: x } } } };',
    ],
    [
      'keeps comments and types',
      'const x: Claims = y; /* claimsOverrideDetails */ event.response = { claimsOverrideDetails: { claimsToAddOrOverride: { a: JSON.stringify(x as Claims) } } };',
      'const x: Claims = y; /* claimsOverrideDetails */ event.response = { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { a: x as Claims } } } };',
    ],
  ])('%s', (_, before, after) => {
    expect(writeObject(handlerText(before), 'a')).toBe(after);
  });

  it.each([
    [
      'no JSON.stringify',
      'event.response = { claimsOverrideDetails: { claimsToAddOrOverride: { a: text } } };',
    ],
    [
      'several, but not the claim’s',
      'const x = JSON.stringify(1), y = JSON.stringify(2); ({ claimsOverrideDetails: {} });',
    ],
    [
      'spaces for readability',
      '({ claimsOverrideDetails: { claimsToAddOrOverride: { a: JSON.stringify(x, null, 2) } } });',
    ],
    ['details from another place', '({ claimsOverrideDetails: details, a: JSON.stringify(x) });'],
    [
      'details spread from another place',
      '({ claimsOverrideDetails: { ...details, claimsToAddOrOverride: { a: JSON.stringify(x) } } });',
    ],
    [
      'details named twice',
      'event.response.claimsOverrideDetails = {}; event.response.claimsOverrideDetails.x = { a: JSON.stringify(x) };',
    ],
    ['no response at all', 'const a = JSON.stringify(x);'],
    ['no JavaScript', 'JSON.stringify(x'],
  ])('does not change unclear code: %s', (_, code) => {
    expect(writeObject(handlerText(code), 'a')).toBeNull();
  });
});
