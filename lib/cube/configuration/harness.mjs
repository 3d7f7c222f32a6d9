// @ts-check
/** @typedef {Record<string, any>} Values */
/** @typedef {{ hook: string, given: unknown, returned?: unknown, nothing?: boolean, threw?: string, isError?: boolean, notCalled?: true }} Step */
/** @typedef {Omit<import('./predict').ConfigurationInput, 'env'>} Input */

/**
 * Runs the functions of a cube.js as Cube does, for several requests. Its text is evaluated where the configuration is,
 * inside the sandbox or in the process of a file, so it uses nothing from outside itself. What Cube makes of each result
 * is for `judge` to say.
 * @param {Values} configuration
 * @param {Input} input
 */
export async function harness(configuration, input) {
  /** @param {unknown} value */
  const plain = (value) => {
    const text = JSON.stringify(value, (_, each) =>
      typeof each === 'function' ? '[function]' : typeof each === 'bigint' ? String(each) : each,
    );
    return text === undefined ? undefined : JSON.parse(text);
  };
  /** @param {string} name */
  const isFunction = (name) => typeof configuration[name] === 'function';

  const jwt = configuration.jwt && typeof configuration.jwt === 'object' ? configuration.jwt : null;
  const about = {
    names: Object.keys(configuration),
    functions: Object.keys(configuration).filter(isFunction),
    basePath: typeof configuration.basePath === 'string' ? configuration.basePath : null,
    jwt: jwt && { ...jwt, jwkUrl: typeof jwt.jwkUrl === 'function' ? undefined : jwt.jwkUrl },
    jwtNames: jwt ? Object.keys(jwt) : [],
    jwkUrl: await jwkUrl(),
  };

  async function jwkUrl() {
    if (typeof jwt?.jwkUrl !== 'function') return null;
    try {
      return { returned: plain(await jwt.jwkUrl(input.decoded)) };
    } catch (error) {
      return { threw: String(error) };
    }
  }

  /** @param {Input['scenarios'][string]} scenario */
  async function run({ authorization, context, checked }) {
    /** @type {Step[]} */
    const steps = [];
    /** @type {(hook: string, given: unknown[]) => Promise<{ ok: boolean, value?: any }>} */
    const call = async (hook, given) => {
      // As it is before the function may change it.
      const shown = plain(given);
      try {
        const value = await configuration[hook](...given);
        steps.push({ hook, given: shown, returned: plain(value), nothing: value === undefined });
        return { ok: true, value };
      } catch (error) {
        steps.push({ hook, given: shown, threw: String(error), isError: error instanceof Error });
        return { ok: false };
      }
    };
    /** @type {Record<string, string>} */
    const headers = authorization === '' ? {} : { authorization };
    /** @param {unknown} name */
    const header = (name) => headers[String(name).toLowerCase()];
    const url = '/cubejs-api/v1/load';
    /** @type {Values} */
    const request = {
      headers,
      method: 'GET',
      url,
      originalUrl: url,
      query: {},
      body: {},
      params: {},
      get: header,
      header,
    };
    if (isFunction('checkAuth')) {
      const words = authorization.trim().split(' ', 2);
      const token = words.length === 1 ? words[0] : words[1];
      const auth = await call('checkAuth', [request, authorization === '' ? undefined : token]);
      if (!auth.ok) return { steps, stopped: true };
      if (input.readsAnswer && auth.value?.security_context)
        request.securityContext = auth.value.security_context;
      if (!request.securityContext && request.authInfo) request.securityContext = request.authInfo;
    } else if (checked) request.securityContext = context;
    const { securityContext } = request;
    /** @type {Values} */
    let whole = { securityContext, authInfo: securityContext, requestId: 'claimcheck' };
    if (isFunction('extendContext')) {
      const extended = await call('extendContext', [request]);
      if (!extended.ok) return { steps, stopped: true };
      whole = { ...whole, ...extended.value };
    }
    if (isFunction('contextToApiScopes'))
      await call('contextToApiScopes', [whole.securityContext || {}, input.scopes]);
    for (const hook of ['contextToAppId', 'contextToGroups', 'contextToOrchestratorId']) {
      if (isFunction(hook)) await call(hook, [whole]);
    }
    if (isFunction('queryRewrite')) await call('queryRewrite', [plain(input.query), whole]);
    if (isFunction('driverFactory')) {
      const given = plain([{ ...whole, dataSource: 'default' }]);
      steps.push({ hook: 'driverFactory', given, notCalled: true });
    }
    return {
      steps,
      stopped: false,
      checkedContext: plain(securityContext),
      context: plain(whole.securityContext),
      hasContext: whole.securityContext !== undefined,
    };
  }

  /** @type {Record<string, Awaited<ReturnType<typeof run>>>} */
  const scenarios = {};
  for (const [id, scenario] of Object.entries(input.scenarios)) scenarios[id] = await run(scenario);
  return { about: plain(about), scenarios };
}
