// Replaces the native part of Cube 1.x, a program that its install script downloads, and without which Cube doesn’t
// start. Only the formatting of results is replaced; the token check, access policies, and the SQL are Cube’s own
// code. Without the program, cube.py, Jinja, and the SQL API aren’t available.
//   node --require ./native-stand-in.cjs …, with CUBEJS_TESSERACT_SQL_PLANNER=false
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

/** Whether a file is the program of @cubejs-backend/native, in either place. */
const isProgram = (file) =>
  String(file).includes(path.join('@cubejs-backend', 'native')) && /index\.node$/.test(file);

const { existsSync } = fs;
const isThere = (file) => existsSync(file) && fs.statSync(file).isFile();
fs.existsSync = (file) => existsSync(file) || isProgram(file);

const load = Module._load;
Module._load = function (request, ...rest) {
  return isProgram(request) && !isThere(request) ? native : load.call(this, request, ...rest);
};

function rowsFrom(raw) {
  const data = Buffer.isBuffer(raw) ? JSON.parse(raw.toString('utf8')) : raw;
  if (Array.isArray(data)) return data;
  const length = data.columns[0]?.length ?? 0;
  return Array.from({ length }, (_, row) =>
    Object.fromEntries(data.members.map((member, column) => [member, data.columns[column][row]])),
  );
}

function named({ aliasToMemberNameMap = {} }, raw, result) {
  const data = rowsFrom(raw).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([alias, value]) => [aliasToMemberNameMap[alias] ?? alias, value]),
    ),
  );
  return { ...result, data };
}

const noJinja = () => {
  throw new Error('Jinja needs the native part of Cube, which is not installed.');
};

const native = {
  setupLogger() {},
  resetLogger() {},
  isFallbackBuild: () => true,
  redactSqlLiterals: (sql) => sql,
  newJinjaEngine: () => ({ loadTemplate() {}, renderTemplate: noJinja }),
  getFinalQueryResult: async (data, raw, result) => Buffer.from(JSON.stringify(named(data, raw, result))),
  getFinalQueryResultMulti: async (all, raws, response) =>
    Buffer.from(
      JSON.stringify({
        ...response,
        results: response.results.map((result, index) => named(all[index], raws[index], result)),
      }),
    ),
  getCubestoreResult: (result) => result,
};
