import 'server-only';
import { type Environment, readEnvironment } from './read-environment';
import { singleton } from './singleton';

/** Throws for a malformed variable, which prevents the start. */
export const environment = (): Environment =>
  singleton('environment', () => {
    const read = readEnvironment(process.env);
    if (!read.ok) throw new Error(read.message);
    return read.environment;
  });
