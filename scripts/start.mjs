import { command } from './explained.mjs';
import { readStartOptions } from './options.mjs';
import { start } from './start-clone.mjs';

// `npm start` and `npm run dev`.
await command(async () => {
  const { help, ...options } = readStartOptions(process.argv.slice(2), process.env, 'npm start --');
  if (help !== null) return console.log(help);
  await start(options);
});
