/** Verbatim from Cube's guide. https://docs.cube.dev/access-security/authentication/aws-cognito */
export const guideHandler = `exports.handler = (event, context, callback) => {
  event.response = {
    claimsOverrideDetails: {
      claimsToAddOrOverride: {
        "http://localhost:4000/": JSON.stringify({
          company_id: "company1",
          user_id: event.request.userAttributes.sub,
          roles: ["user"],
        }),
      },
    },
  };
  callback(null, event);
};
`;
