import { type ApiOperation, challenge, exception, keep, wrongPassword } from './api-responses';
import { afterPassword } from './auth-challenge';
import { demoPoolId } from './clients';
import { lifetimes } from './pool';
import { answerStart } from './srp';
import { findUser } from './users';

/** Starts a sign-in, with SRP or with the password itself, if the app client allows it. */
export const initiateAuth: ApiOperation = async (pool, { client, values, text }) => {
  const flow = text('AuthFlow');
  const { USERNAME, PASSWORD, SRP_A } = values;
  const missing = (name: string) =>
    exception('InvalidParameterException', `Missing required parameter ${name}`);
  switch (flow) {
    case 'USER_SRP_AUTH': {
      if (!client.api_flows?.includes(flow))
        return exception('InvalidParameterException', 'USER_SRP_AUTH is not enabled for the client.');
      if (!USERNAME) return missing('USERNAME');
      if (!SRP_A) return missing('SRP_A');
      const user = findUser(pool, USERNAME);
      const name = user?.username ?? USERNAME;
      // A user who doesn't exist gets a challenge, too, so that the response doesn't reveal who exists.
      const started = await answerStart(SRP_A, demoPoolId, name, user?.password ?? crypto.randomUUID());
      if (!started) return wrongPassword();
      const { salt, server_value, ...attempt } = started;
      const block = keep(
        pool.srp_attempts,
        { ...attempt, user, client_id: client.client_id },
        lifetimes.challenge,
      );
      return challenge('PASSWORD_VERIFIER', {
        SALT: salt,
        SECRET_BLOCK: block,
        SRP_B: server_value,
        USERNAME: name,
        USER_ID_FOR_SRP: name,
      });
    }
    case 'USER_PASSWORD_AUTH': {
      if (!client.api_flows?.includes(flow))
        return exception('InvalidParameterException', 'USER_PASSWORD_AUTH flow not enabled for this client');
      if (!USERNAME) return missing('USERNAME');
      if (!PASSWORD) return missing('PASSWORD');
      const user = findUser(pool, USERNAME);
      return user?.password === PASSWORD ? await afterPassword(pool, client, user) : wrongPassword();
    }
    default:
      return exception('InvalidParameterException', 'Unsupported AuthFlow.');
  }
};
