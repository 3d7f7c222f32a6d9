import identity from 'amazon-cognito-identity-js';

// Amazon's own client for browsers: signs in with SRP and prints the id_token.
const [endpoint, UserPoolId, ClientId, Username, Password] = process.argv.slice(2);
const { AuthenticationDetails, CognitoUser, CognitoUserPool } = identity;
const Pool = new CognitoUserPool({ UserPoolId, ClientId, endpoint });
new CognitoUser({ Username, Pool }).authenticateUser(new AuthenticationDetails({ Username, Password }), {
  onSuccess: (session) => console.log(session.getIdToken().getJwtToken()),
  onFailure: ({ code, message }) => {
    console.error(`${code}: ${message}`);
    process.exitCode = 1;
  },
});
