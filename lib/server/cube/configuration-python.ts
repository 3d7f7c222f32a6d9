/** Runs a cube.py as Cube does. Provides the module `cube`, which is built into Cube. */
export const pythonProgram = `
import asyncio
import copy
import importlib.util
import inspect
import json
import os
import sys
import types

HOOKS = {
    'check_auth': 'checkAuth',
    'extend_context': 'extendContext',
    'context_to_api_scopes': 'contextToApiScopes',
    'context_to_app_id': 'contextToAppId',
    'context_to_groups': 'contextToGroups',
    'context_to_orchestrator_id': 'contextToOrchestratorId',
    'query_rewrite': 'queryRewrite',
    'schema_version': 'schemaVersion',
    'driver_factory': 'driverFactory',
}


class Config:
    def __call__(self, name):
        def decorate(function):
            setattr(self, name if isinstance(name, str) else name.__name__, function)
            return function
        return decorate(name) if callable(name) else decorate


class TemplateContext:
    def add_variable(self, *_): pass
    def add_filter(self, *_): pass
    def function(self, value): return value
    def filter(self, value): return value


def camel(name):
    first, *rest = name.split('_')
    return first + ''.join(part.capitalize() for part in rest)


def plain(value):
    return json.loads(json.dumps(value, default=str))


async def main():
    job = json.load(sys.stdin)
    given = job['input']
    os.environ.update(given['env'])
    cube = types.ModuleType('cube')
    cube.config = Config()
    cube.TemplateContext = TemplateContext
    cube.file_repository = lambda path: []
    cube.context_func = lambda function: function
    sys.modules['cube'] = cube
    sys.path.insert(0, os.path.dirname(job['path']))
    spec = importlib.util.spec_from_file_location('cube_configuration', job['path'])
    spec.loader.exec_module(importlib.util.module_from_spec(spec))
    found = {HOOKS[name]: value for name, value in vars(cube.config).items() if name in HOOKS and callable(value)}
    jwt = vars(cube.config).get('jwt')
    jwt = {camel(name): value for name, value in jwt.items()} if isinstance(jwt, dict) else None

    async def run(scenario):
        steps = []

        async def call(hook, arguments):
            shown = plain(arguments)
            try:
                value = found[hook](*arguments)
                if inspect.isawaitable(value):
                    value = await value
                steps.append({'hook': hook, 'given': shown, 'returned': plain(value), 'nothing': value is None})
                return True, value
            except Exception as error:
                text = f'{type(error).__name__}: {error}'
                steps.append({'hook': hook, 'given': shown, 'threw': text, 'isError': True, 'returned': None})
                return False, None

        authorization = scenario['authorization']
        headers = {'authorization': authorization} if authorization else {}
        request = {'headers': headers, 'method': 'GET', 'url': '/cubejs-api/v1/load', 'securityContext': None}
        context = scenario.get('context') if scenario['checked'] else None
        if 'checkAuth' in found:
            words = authorization.strip().split(' ')
            token = words[0] if len(words) == 1 else words[1]
            ok, value = await call('checkAuth', [request, token or None])
            if not ok:
                return {'steps': steps, 'stopped': True}
            context = value.get('security_context') if isinstance(value, dict) else None
        seen = context
        whole = {'securityContext': context}
        if 'extendContext' in found:
            ok, value = await call('extendContext', [{**request, 'securityContext': context}])
            if not ok:
                return {'steps': steps, 'stopped': True}
            if isinstance(value, dict):
                if 'security_context' in value:
                    value['securityContext'] = value.pop('security_context')
                whole.update(value)
        if 'contextToApiScopes' in found:
            await call('contextToApiScopes', [whole['securityContext'] or {}, given['scopes']])
        for hook in ['contextToAppId', 'contextToGroups', 'contextToOrchestratorId', 'schemaVersion']:
            if hook in found:
                await call(hook, [whole])
        if 'queryRewrite' in found:
            await call('queryRewrite', [copy.deepcopy(given['query']), whole])
        if 'driverFactory' in found:
            steps.append({'hook': 'driverFactory', 'given': plain([{**whole, 'dataSource': 'default'}]),
                          'returned': None, 'notCalled': True})
        return {'steps': steps, 'stopped': False, 'checkedContext': plain(seen),
                'context': plain(whole['securityContext']), 'hasContext': whole['securityContext'] is not None}

    base_path = vars(cube.config).get('base_path')
    def kind_of(value):
        kinds = {str: 'string', dict: 'object', list: 'array', bool: 'boolean', type(None): 'null'}
        return 'function' if callable(value) else 'empty' if value == '' else kinds.get(type(value), 'number')

    options = {camel(name): value for name, value in vars(cube.config).items()}
    api_secret = options.get('apiSecret')
    about = {
        'kinds': {name: kind_of(value) for name, value in options.items()},
        'jwtKinds': {name: kind_of(value) for name, value in (jwt or {}).items()},
        'apiSecret': api_secret if isinstance(api_secret, str) else None,
        'apiSecrets': None,
        'functions': list(found),
        'basePath': base_path if isinstance(base_path, str) else None,
        'jwt': plain(jwt),
        'jwkUrl': None,
    }
    return {'about': about, 'scenarios': {name: await run(each) for name, each in given['scenarios'].items()}}


answer = sys.stdout
sys.stdout = sys.stderr
try:
    json.dump({'log': [], 'raw': asyncio.run(main())}, answer)
except BaseException as error:
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith('.py') :
            line = trace.tb_lineno
        trace = trace.tb_next
    json.dump({'log': [], 'problem': f'{type(error).__name__}: {error}', 'line': line}, answer)
`;
