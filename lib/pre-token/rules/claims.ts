import { excerpt } from '@/lib/text/excerpt';
import type { JsonObject } from '@/lib/verify/json-object';
import { question, type Rule, show } from '../finding';
import type { Generation } from '../overrides';
import { isSuppressible, type Refused, refusedClaim } from '../settable';

type Side = { token: 'id' | 'access'; title: string; generation: Generation };

function sides({ answered }: Parameters<Rule>[0]): Side[] {
  if (!answered) return [];
  const { id, access } = answered.read.overrides;
  return [
    { token: 'id', title: 'id_token', generation: id },
    { token: 'access', title: 'access token', generation: access },
  ];
}

const settable = question({ id: 'settable-claims', title: 'A trigger may set these claims' });

const settableClaims: Rule = (evidence) =>
  sides(evidence).flatMap(({ token, title, generation }) =>
    Object.entries(generation.add).flatMap(([name, value]) => {
      const refused = refusedClaim(token, name, value, evidence.event.callerContext.clientId);
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

function why(refused: Refused, name: string): { cause: string; fix: string } {
  switch (refused) {
    case 'reserved':
      return {
        cause: `Cognito writes ${name} itself, and no trigger can change it.`,
        fix: 'Give your claim a name of its own, best under a namespace such as https://your.app/.',
      };
    case 'cognito':
      return {
        cause: 'No trigger can set a claim that begins with cognito:. The groups have a way of their own.',
        fix: 'For groups and roles use groupOverrideDetails; for anything else another name.',
      };
    case 'dev':
      return {
        cause: 'A claim that begins with dev: may be taken away, and not set.',
        fix: 'Give your claim another name.',
      };
    case 'audience':
      return {
        cause: "The access token's aud may be set to the id of the app client, and to nothing else.",
        fix: 'Set it to event.callerContext.clientId, or leave it out.',
      };
    case 'object':
      return {
        cause: `${name} of the id_token takes no object and no list.`,
        fix: 'Write it as a string, a number or a boolean, or put the object under another name.',
      };
  }
}

const suppressible = question({ id: 'suppressible-claims', title: 'A trigger may take these claims away' });

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
          cause: 'Cognito writes it itself, and no trigger can take it away.',
          fix: 'Leave it out of claimsToSuppress; groups are taken away by an empty groupOverrideDetails.',
        }),
      ),
  );

const wins = question({ id: 'suppress-wins', title: 'No claim is both added and suppressed' });

const suppressWins: Rule = (evidence) =>
  sides(evidence).flatMap(({ title, generation }) =>
    generation.suppress
      .filter((name) => Object.hasOwn(generation.add, name))
      .map((name) =>
        wins.warn({
          claim: excerpt(name, 200),
          expected: 'either',
          actual: `both, in the ${title}`,
          line: evidence.text?.lineOf('claimsToSuppress'),
          cause: 'Cognito adds first and suppresses then: the claim is not in the token.',
          fix: 'Leave it out of claimsToSuppress. A claim that is added takes the place of one that was there.',
        }),
      ),
  );

const id_token = question({ id: 'id-token-claims', title: 'The id_token gets the claims' });

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
        cause: 'A client without a user gets an access token alone.',
        fix: 'Put the claims under accessTokenGeneration.',
      }),
    ];
  }
  if (machine || isEmpty(access.add) || !isEmpty(id.add)) return [];
  return [
    id_token.warn({
      expected: 'idTokenGeneration',
      actual: 'accessTokenGeneration alone',
      line: text?.lineOf('accessTokenGeneration'),
      cause:
        "The claims go into the access token. What you copy to Cube's Playground is the id_token, and it stays as it was.",
      fix: 'Put the claims under idTokenGeneration as well.',
    }),
  ];
};

const isEmpty = (claims: JsonObject) => Object.keys(claims).length === 0;

export const claimRules: readonly Rule[] = [settableClaims, suppressibleClaims, suppressWins, idTokenClaims];
