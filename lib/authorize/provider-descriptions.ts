import { consolePath } from '@/lib/oidc/cognito-console';
import { meaningOfEntraError } from '@/lib/oidc/entra-errors';
import type { FailureContext, Meaning } from '@/lib/oidc/explanation';
import { isCognito } from '@/lib/oidc/pool-id';
import { cognitoPage, rfc } from '@/lib/oidc/spec-links';
import { federationMeanings } from './federation-descriptions';
import { scopeMeaning } from './provider-errors';

const triggerPage = cognitoPage(
  'Pre token generation Lambda trigger',
  'user-pool-lambda-pre-token-generation',
);
const triggersPage = cognitoPage(
  'Customizing user pool workflows with Lambda triggers',
  'cognito-user-pools-working-with-lambda-triggers',
);
const authorizePage = cognitoPage('The redirect and authorization endpoint', 'authorization-endpoint');

type Pattern = { pattern: RegExp; meaning: (match: RegExpExecArray, context: FailureContext) => Meaning };

/**
 * Cognito puts the reason into `error_description`, and `error` is always invalid_request. The wording may
 * change, so the patterns are loose. The first match counts.
 */
const cognitoMeanings: readonly Pattern[] = [
  { pattern: /^invalid_scope/i, meaning: (_, context) => scopeMeaning(context) },
  {
    pattern: /invocation failed due to (?=\w)/i,
    meaning: (match) =>
      /AccessDenied/i.test(reasonBehind(match))
        ? {
            title: `Cognito may not call the ${triggerName(wordBefore(match))} function.`,
            causes: [
              'The function’s resource policy doesn’t let cognito-idp.amazonaws.com invoke it. It was attached through the API, or the function was recreated.',
            ],
            fix: `Attach the trigger again in the console, which adds the permission (${consolePath.triggers}), or run aws lambda add-permission with --principal cognito-idp.amazonaws.com and the pool’s ARN as --source-arn.`,
            source: triggersPage,
          }
        : {
            title: `The ${triggerName(wordBefore(match))} function couldn’t be run: ${reasonBehind(match)}.`,
            causes: [
              'The function was deleted or renamed, is throttled, or didn’t respond within 5 seconds.',
            ],
            fix: `Check that the function exists and responds in time. Console: ${consolePath.triggers}.`,
            source: triggersPage,
          },
  },
  {
    pattern: /unrecogni[sz]able lambda output/i,
    meaning: () => ({
      title: 'Cognito can’t read the response of a Lambda trigger.',
      causes: [
        'The handler returns only a part of the event. It must return the whole event, modified.',
        'A value has a type that this version of the trigger doesn’t allow. In a V1_0 trigger, every claim is a string.',
        'The handler is async and also uses a callback, so it returns before the callback runs.',
      ],
      fix: 'End the handler with “return event” (async) or “callback(null, event)”, and check the types against the version of the trigger.',
      source: triggerPage,
    }),
  },
  {
    pattern: /(?<=\w) failed with error/i,
    meaning: (match) => ({
      title: `The ${triggerName(wordBefore(match))} function threw an error.`,
      causes: [
        'The handler threw an exception. Its message follows “failed with error” in the provider’s response.',
        'The handler rejects this user intentionally.',
      ],
      fix: `Open the function’s log in CloudWatch at the time of this sign-in. Console: ${consolePath.triggers}.`,
      source: /pretoken/i.test(wordBefore(match)) ? triggerPage : triggersPage,
    }),
  },
  {
    pattern: /attributes? required/i,
    meaning: () => ({
      title: 'The identity provider omitted a required attribute.',
      causes: [
        'The attribute isn’t mapped, wasn’t requested from the identity provider, or isn’t set for this user.',
      ],
      fix: 'Map it (Cognito → User pools → your pool → Authentication → Social and external providers → Attribute mapping), and request the scope that contains it from the identity provider.',
      source: cognitoPage(
        'Mapping IdP attributes to profiles and tokens',
        'cognito-user-pools-specifying-attribute-mapping',
      ),
    }),
  },
  ...federationMeanings,
  {
    pattern: /code[_ ]challenge/i,
    meaning: () => ({
      title: 'The provider rejected the PKCE challenge.',
      causes: ['Cognito accepts only S256, which Claimcheck sends. The request was changed on its way.'],
      fix: 'Select Start again, and don’t edit the URL.',
      source: authorizePage,
    }),
  },
  {
    pattern: /user (?:denied|cancel)|access_denied|\w error - \d{3}/i,
    meaning: () => ({
      title: 'The identity provider behind the pool denied the sign-in.',
      causes: [
        'The user selected Cancel there, or isn’t allowed to sign in.',
        'The identity provider’s settings are wrong, such as its client ID or secret, redirect URI (https://DOMAIN/oauth2/idpresponse), or certificate.',
      ],
      fix: 'Read the identity provider’s message below. Correct the setting there, or sign in as another user.',
      source: cognitoPage(
        'User pool sign-in with third party identity providers',
        'cognito-user-pools-identity-federation',
      ),
    }),
  },
];

/** Messages that any provider may send. */
const commonMeanings: readonly Pattern[] = [
  {
    pattern: /authentication_expired|login timeout|session (?:has )?expired/i,
    meaning: () => ({
      title: 'The sign-in page was open for too long.',
      causes: ['The provider’s sign-in session expired before the user finished.'],
      fix: 'Start again, and sign in without a long pause.',
      source: rfc(6749, '4.1.2.1'),
    }),
  },
  {
    pattern: /code[_ ]challenge/i,
    meaning: () => ({
      title: 'The provider rejected the PKCE challenge.',
      causes: ['The provider or the client requires another code_challenge_method than S256, or no PKCE.'],
      fix: 'Allow PKCE with S256 for the client, then start again.',
      source: rfc(7636, '4.4.1'),
    }),
  },
  {
    pattern: /cancel+ed|aborted|declined|denied (?:the|your) (?:request|consent)|user denied/i,
    meaning: () => ({
      title: 'The sign-in was denied or canceled.',
      causes: ['Someone selected Cancel, or didn’t consent.'],
      fix: 'Start again and complete the sign-in.',
      source: rfc(6749, '4.1.2.1'),
    }),
  },
];

/** What the provider’s message adds to its error code; null if the message is unknown. */
export function meaningOfDescription(description: string, context: FailureContext): Meaning | null {
  // Through a user pool, messages of Entra ID are about the pool's registration there.
  const entra = isCognito(context) ? null : meaningOfEntraError(description, context);
  if (entra) return entra;
  const patterns = isCognito(context) ? [...cognitoMeanings, ...commonMeanings] : commonMeanings;
  for (const { pattern, meaning } of patterns) {
    const match = pattern.exec(description);
    if (match) return meaning(match, context);
  }
  return null;
}

/** The word after the match, or after `error`. */
function reasonBehind({ 0: { length }, input, index }: RegExpExecArray): string {
  const [word = '', next] = input.slice(index + length, index + length + 200).match(/\w+/g) ?? [];
  return word.toLowerCase() === 'error' ? (next ?? word) : word;
}

/** The word that ends where the match starts, or one space before. */
function wordBefore({ input, index }: RegExpExecArray): string {
  const end = input[index - 1] === ' ' ? index - 1 : index;
  let start = end;
  while (start > 0 && /\w/.test(input.charAt(start - 1))) start -= 1;
  return input.slice(start, end);
}

function triggerName(name: string): string {
  // Converts `PreTokenGeneration` to readable text: Pre token generation.
  const words = name.replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  return words === '' ? 'Lambda trigger’s' : words;
}
