// A project with access policies: groups are from a claim.
module.exports = {
  contextToGroups: async ({ securityContext }) => securityContext?.groups ?? [],
};
