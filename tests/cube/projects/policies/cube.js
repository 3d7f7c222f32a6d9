// A project with access policies: groups come from a claim.
module.exports = {
  contextToGroups: async ({ securityContext }) => securityContext?.groups ?? [],
};
