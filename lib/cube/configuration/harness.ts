/**
 * Runs the functions of a cube.js as Cube does, for several requests, as the text of a function of the configuration and
 * an input. It’s evaluated where the configuration is: inside the sandbox, or in the process of a file. What Cube makes
 * of each result is for `judge` to say.
 */
export const harness = `(async function (configuration, input) {
  const plain = (value) => {
    const text = JSON.stringify(value, (key, each) =>
      typeof each === 'function' ? '[function]' : typeof each === 'bigint' ? String(each) : each);
    return text === undefined ? undefined : JSON.parse(text);
  };
  const isFunction = (name) => typeof configuration[name] === 'function';
  const { jwt } = configuration;
  const about = {
    names: Object.keys(configuration),
    functions: Object.keys(configuration).filter(isFunction),
    basePath: typeof configuration.basePath === 'string' ? configuration.basePath : null,
    jwt: jwt && typeof jwt === 'object' ? { ...jwt, jwkUrl: typeof jwt.jwkUrl === 'function' ? undefined : jwt.jwkUrl } : null,
    jwtNames: jwt && typeof jwt === 'object' ? Object.keys(jwt) : [],
    jwkUrl: null,
  };
  if (jwt && typeof jwt.jwkUrl === 'function') {
    try { about.jwkUrl = { returned: plain(await jwt.jwkUrl(input.decoded)) }; }
    catch (error) { about.jwkUrl = { threw: String(error) }; }
  }

  async function run({ authorization, context, checked }) {
    const steps = [];
    const call = async (hook, given) => {
      // As it is before the function may change it.
      const shown = plain(given);
      try {
        const value = await configuration[hook](...given);
        steps.push({ hook, given: shown, returned: plain(value), nothing: value === undefined });
        return { ok: true, value };
      } catch (error) {
        const isError = error instanceof Error;
        steps.push({ hook, given: shown, threw: String(error), isError });
        return { ok: false };
      }
    };
    const headers = authorization === '' ? {} : { authorization };
    const request = {
      headers, method: 'GET', url: '/cubejs-api/v1/load', originalUrl: '/cubejs-api/v1/load', query: {}, body: {}, params: {},
      get: (name) => headers[String(name).toLowerCase()], header: (name) => headers[String(name).toLowerCase()],
    };
    if (isFunction('checkAuth')) {
      const token = authorization.trim().split(' ', 2);
      const auth = await call('checkAuth', [request, authorization === '' ? undefined : token.length === 1 ? token[0] : token[1]]);
      if (!auth.ok) return { steps, stopped: true };
      if (input.readsAnswer && auth.value && auth.value.security_context) request.securityContext = auth.value.security_context;
      if (!request.securityContext && request.authInfo) request.securityContext = request.authInfo;
    } else if (checked) request.securityContext = context;
    const seen = { securityContext: request.securityContext };
    let whole = { securityContext: request.securityContext, authInfo: request.securityContext, requestId: 'claimcheck' };
    if (isFunction('extendContext')) {
      const extended = await call('extendContext', [request]);
      if (!extended.ok) return { steps, stopped: true };
      whole = { ...whole, ...extended.value };
    }
    const scopes = isFunction('contextToApiScopes')
      ? await call('contextToApiScopes', [whole.securityContext || {}, input.scopes]) : null;
    for (const hook of ['contextToAppId', 'contextToGroups', 'contextToOrchestratorId']) {
      if (isFunction(hook)) await call(hook, [whole]);
    }
    if (isFunction('queryRewrite')) await call('queryRewrite', [plain(input.query), whole]);
    if (isFunction('driverFactory')) {
      steps.push({ hook: 'driverFactory', given: plain([{ ...whole, dataSource: 'default' }]), notCalled: true });
    }
    return { steps, stopped: false, checkedContext: plain(seen.securityContext), context: plain(whole.securityContext),
      hasContext: whole.securityContext !== undefined };
  }

  const scenarios = {};
  for (const [id, scenario] of Object.entries(input.scenarios)) scenarios[id] = await run(scenario);
  return { about: plain(about), scenarios };
})`;
