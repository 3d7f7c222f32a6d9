// @ts-check
/** @typedef {Record<string, any>} Values */
/** @typedef {{ hook: string, given: unknown, returned?: unknown, nothing?: boolean, sparse?: number[], threw?: string, isError?: boolean, forUser?: string | undefined, notCalled?: true }} Step */
/** @typedef {Omit<import('./predict').ConfigurationInput, 'env'>} Input */

/**
 * Runs the functions of a cube.js as Cube does, for several requests. Evaluated next to the configuration,
 * inside the
 * sandbox or in the process of a file, so it can't use anything from outside. `judge` decides what Cube does
 * with each
 * result.
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

  /** @param {unknown} value */
  const kindOf = (value) =>
    value === null ? 'null' : value === '' ? 'empty' : Array.isArray(value) ? 'array' : typeof value;
  /** @param {Values} object */
  const kindsOf = (object) =>
    Object.fromEntries(Object.entries(object).map(([name, value]) => [name, kindOf(value)]));

  const { apiSecret, apiSecrets } = configuration;
  const jwt = configuration.jwt && typeof configuration.jwt === 'object' ? configuration.jwt : null;
  const about = {
    kinds: kindsOf(configuration),
    jwtKinds: jwt ? kindsOf(jwt) : {},
    apiSecret: typeof apiSecret === 'string' ? apiSecret : null,
    apiSecrets: Array.isArray(apiSecrets) ? apiSecrets.map(String) : null,
    functions: Object.keys(configuration).filter(isFunction),
    basePath: typeof configuration.basePath === 'string' ? configuration.basePath : null,
    jwt: jwt && { ...jwt, jwkUrl: typeof jwt.jwkUrl === 'function' ? undefined : jwt.jwkUrl },
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

  /**
   * Whether a filter has a value that is undefined, which JSON can't tell from null.
   * @type {(filter: any) => boolean}
   */
  const isSparse = (filter) =>
    Boolean(filter) &&
    [filter.values, filter.and, filter.or].some(
      (list) => Array.isArray(list) && Array.from(list).some((each) => each === undefined || isSparse(each)),
    );
  /** @param {any} query */
  const sparseIn = (query) =>
    Array.isArray(query?.filters)
      ? query.filters.flatMap((/** @type {any} */ filter, /** @type {number} */ at) =>
          isSparse(filter) ? [at] : [],
        )
      : undefined;

  /** @param {Input['scenarios'][string]} scenario */
  async function run({ authorization, context, checked }) {
    /** @type {Step[]} */
    const steps = [];
    /** @type {(hook: string, given: unknown[]) => Promise<{ ok: boolean, value?: any }>} */
    const call = async (hook, given) => {
      // Recorded before the function may change it.
      const shown = plain(given);
      try {
        const value = await configuration[hook](...given);
        const nothing = value === undefined;
        steps.push({ hook, given: shown, returned: plain(value), nothing, sparse: sparseIn(value) });
        return { ok: true, value };
      } catch (thrown) {
        const error = /** @type {any} */ (thrown);
        const isError = error instanceof Error;
        const forUser = error?.type === 'UserError' ? String(error.message) : undefined;
        steps.push({ hook, given: shown, threw: String(error), isError, forUser });
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
      if (request.authInfo) request.securityContext = request.authInfo;
    } else if (checked) request.securityContext = context;
    // Cube 0.33 calls it next.
    if (isFunction('checkAuthMiddleware'))
      steps.push({ hook: 'checkAuthMiddleware', given: plain([request]), notCalled: true });
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
    for (const hook of ['contextToAppId', 'contextToGroups', 'contextToOrchestratorId', 'schemaVersion']) {
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
