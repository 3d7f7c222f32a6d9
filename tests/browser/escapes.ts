/** Bodies of handlers that try to leave the sandbox. Each logs how far it got: `undefined` if nowhere. */
export const reaching: Readonly<Record<string, [body: string, logged: string]>> = {
  'the constructor of a function of the host': [
    "console.log(console.log.constructor('return typeof process.exit + typeof require + typeof globalThis.module')())",
    'undefinedundefinedundefined',
  ],
  'the constructor of a response of the host': [
    "console.log(context.getRemainingTimeInMillis.constructor('return this')().process.exit)",
    'undefined',
  ],
  'the constructor of a value of the event': [
    "console.log(event.request.userAttributes.constructor.constructor('return process')().mainModule)",
    'undefined',
  ],
  'the constructor of an async function': [
    "console.log(await (async () => {}).constructor('return typeof process.exit')())",
    'undefined',
  ],
  'the constructor of a generator': [
    "console.log((function* () {}).constructor('return yield typeof process.exit')().next().value)",
    'undefined',
  ],
  eval: ["console.log((0, eval)('typeof process.exit + typeof require'))", 'undefinedundefined'],
  'the process': [
    'console.log(Object.keys(process).join() + typeof process.binding + typeof process.mainModule)',
    'envundefinedundefined',
  ],
  'the environment': [
    "console.log(Object.keys(process.env).length, process.env.PATH, process.env['CLAIMCHECK_HOME'])",
    '0 undefined undefined',
  ],
  'the prototype of the environment': [
    'console.log(Object.keys(Object.getPrototypeOf(process.env)).length)',
    '0',
  ],
  'paths in a stack': ['try { null.x } catch (error) { console.log(/\\//.test(error.stack)) }', 'false'],
  'the stack by sites': [
    "Error.prepareStackTrace = (_, sites) => sites; console.log(typeof new Error('x').stack?.[0]?.getThis)",
    'undefined',
  ],
  'who called': [
    'console.log(typeof (function f() { try { return f.caller } catch { return undefined } })())',
    'undefined',
  ],
  'threads and shared memory': [
    'console.log([typeof Worker, typeof SharedArrayBuffer, typeof Atomics, typeof WebAssembly].join())',
    'undefined,function,undefined,undefined',
  ],
  require: ["try { require('child_process') } catch (error) { console.log(error.code) }", 'MODULE_NOT_FOUND'],
  'the constructor of require': ["console.log(require.constructor('return typeof require')())", 'undefined'],
  'import() of a module of Node.js': [
    "console.log(await import('node:fs').then(() => 'in', () => 'out'))",
    'out',
  ],
  'import() of a file': [
    "console.log(await import('file:///etc/passwd').then(() => 'in', () => 'out'))",
    'out',
  ],
  'import() of data': [
    "console.log(await import('data:text/javascript,export default 1').then(() => 'in', () => 'out'))",
    'out',
  ],
  fetch: [
    'console.log(typeof fetch, typeof WebSocket, typeof XMLHttpRequest)',
    'undefined undefined undefined',
  ],
};

/** Bodies that try to keep running, use up all resources, or harm readers of their response, and the reported error. */
export const harmful: Readonly<Record<string, [body: string, said: string | RegExp]>> = {
  'an endless loop': ['for (;;);', 'no result after 5 s'],
  'an endless loop with a catch': ['for (;;) try { for (;;); } catch {}', 'no result after 5 s'],
  'endless promises': ['for (;;) await null', 'no result after 5 s'],
  'promises that wait for each other endlessly': [
    'await (async function again() { await null; return again() })()',
    /64 MB|5 s/,
  ],
  'endless timers': ['await new Promise(() => setInterval(() => {}, 0))', 'no result after 5 s'],
  'a regular expression without end': ["/^(a+)+$/.test('a'.repeat(60) + 'b')", 'no result after 5 s'],
  'a promise that never settles': ['await new Promise(() => {})', 'a promise that never settles'],
  'endless objects': ['const all = []; for (;;) all.push({ a: 1 })', 'more than 64 MB'],
  'endless buffers': ['const all = []; for (;;) all.push(new ArrayBuffer(10_000_000))', 'more than 64 MB'],
  'endless lists': ['const all = []; for (;;) all.push(new Array(10_000).fill(7))', 'more than 64 MB'],
  'an endless text': ["let text = 'x'; for (;;) text += text", 'string too long'],
  'an endless number': ['let n = 3n; for (;;) n *= n', 'BigInt'],
  'endless recursion': ['(function again() { return [1].map(again) })()', 'stack overflow'],
  'recursion in a getter': ['const o = { get a() { return this.a } }; o.a', 'stack overflow'],
  'a deep regular expression': ["new RegExp('('.repeat(100_000) + ')'.repeat(100_000))", 'SyntaxError'],
  'a deep program': ["eval('['.repeat(100_000) + ']'.repeat(100_000))", 'SyntaxError'],
  'a huge response': ["event.response = { text: 'x'.repeat(1_000_000) }; return event", 'a result of 1'],
  'a deep response': [
    'let deep = {}; for (let i = 0; i < 500; i += 1) deep = { deep }; return deep',
    '501 levels',
  ],
  'a response that can’t be serialized': ['const own = {}; own.own = own; return own', 'Unable to stringify'],
  'a response that throws': ["return { toJSON() { throw new Error('no') } }", 'Unable to stringify'],
};
