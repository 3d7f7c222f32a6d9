/** Why a form that was posted to the callback URL isn't a response, as lines of text. */
export const formPostWords = [
  'The provider sent its sign-in response as a form (response_mode=form_post). Claimcheck reads it only from the URL, so nothing was used.',
  'Remove response_mode from the extra parameters.',
  'Apple requires form_post for the scopes name and email: remove those scopes.',
].join('\n');
