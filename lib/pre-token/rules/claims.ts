import type { JsonObject } from '@/lib/json/object';
import { excerpt } from '@/lib/text/excerpt';
import { question, type Rule, show } from '../finding';
import type { Generation } from '../overrides';
import { isSuppressible, type NotSettable, whyNotSettable } from '../settable';

type Side = { token: 'id' | 'access'; title: string; generation: Generation };

function sides({ answered }: Parameters<Rule>[0]): Side[] {
  if (!answered) return [];
  const { id, access } = answered.read.overrides;
  return [
    { token: 'id', title: 'id_token', generation: id },
    { token: 'access', title: 'access token', generation: access },
  ];
}

const settable = question({ id: 'settable-claims', title: 'Settable claims' });

const settableClaims: Rule = (evidence) =>
  sides(evidence).flatMap(({ token, title, generation }) =>
    Object.entries(generation.add).flatMap(([name, value]) => {
      const refused = whyNotSettable(token, name, value, evidence.event.callerContext.clientId);
      if (refused === null) return [];
      return settable.fail({
        claim: excerpt(name, 200),
        expected: `another claim of the ${title}`,
        actual: `${excerpt(name, 200)}: ${show(value)}`,
        line: evidence.text?.lineOf(name),
        ...why(refused, excerpt(name, 200)),
      });
    }),
  );

function why(refused: NotSettable, name: string): { cause: string; fix: string } {
  switch (refused) {
    case 'reserved':
      return {
        cause: `Cognito sets ${name}. A trigger can’t change it.`,
        fix: 'Use a different claim name, preferably with a namespace such as https://your.app/.',
      };
    case 'cognito':
      return {
        cause: 'A trigger can’t set claims that start with cognito:. Groups have their own field.',
        fix: 'For groups and roles, use groupOverrideDetails. Otherwise, use a different name.',
      };
    case 'dev':
      return {
        cause: 'A trigger can remove claims that start with dev:, but can’t set them.',
        fix: 'Use a different claim name.',
      };
    case 'audience':
      return {
        cause: 'A trigger can set the access token’s aud only to the app client ID.',
        fix: 'Set it to event.callerContext.clientId, or remove it.',
      };
    case 'object':
      return {
        cause: `${name} in the id_token can’t be an object or a list.`,
        fix: 'Use a string, a number, or a boolean, or put the object under a different name.',
      };
  }
}

const suppressible = question({ id: 'suppressible-claims', title: 'Suppressible claims' });

const suppressibleClaims: Rule = (evidence) =>
  sides(evidence).flatMap(({ title, generation }) =>
    generation.suppress
      .filter((name) => !isSuppressible(name))
      .map((name) =>
        suppressible.fail({
          claim: excerpt(name, 200),
          expected: `another claim of the ${title}`,
          actual: excerpt(name, 200),
          line: evidence.text?.lineOf(name),
          cause: 'Cognito sets this claim. A trigger can’t remove it.',
          fix: 'Remove it from claimsToSuppress.',
        }),
      ),
  );

const wins = question({ id: 'suppress-wins', title: 'Added and suppressed claims' });

const suppressWins: Rule = (evidence) =>
  sides(evidence).flatMap(({ title, generation }) =>
    generation.suppress
      .filter((name) => Object.hasOwn(generation.add, name))
      .map((name) =>
        wins.warn({
          claim: excerpt(name, 200),
          expected: 'added or suppressed',
          actual: `both, in the ${title}`,
          line: evidence.text?.lineOf('claimsToSuppress'),
          cause: 'Cognito adds claims first and then suppresses them, so the claim isn’t in the token.',
          fix: 'Remove it from claimsToSuppress. An added claim replaces an existing one.',
        }),
      ),
  );

const id_token = question({ id: 'id-token-claims', title: 'id_token claims' });

const idTokenClaims: Rule = ({ answered, event, text }) => {
  if (!answered || event.version === '1') return [];
  const { id, access } = answered.read.overrides;
  const machine = event.triggerSource === 'TokenGeneration_ClientCredentials';
  if (machine && !isEmpty(id.add)) {
    return [
      id_token.warn({
        expected: 'accessTokenGeneration',
        actual: 'idTokenGeneration',
        line: text?.lineOf('idTokenGeneration'),
        cause: 'A client without a user gets only an access token.',
        fix: 'Put the claims under accessTokenGeneration.',
      }),
    ];
  }
  if (machine || isEmpty(access.add) || !isEmpty(id.add)) return [];
  return [
    id_token.warn({
      expected: 'idTokenGeneration',
      actual: 'only accessTokenGeneration',
      line: text?.lineOf('accessTokenGeneration'),
      cause:
        'The claims are only in the access token. You paste the id_token into Cube’s Playground, and it hasn’t changed.',
      fix: 'Also put the claims under idTokenGeneration.',
    }),
  ];
};

const isEmpty = (claims: JsonObject) => Object.keys(claims).length === 0;

export const claimRules: readonly Rule[] = [settableClaims, suppressibleClaims, suppressWins, idTokenClaims];
