import type { Command } from '../command';
import { completionCommand } from './completion';
import { cubeCommand } from './cube';
import { decodeCommand } from './decode';
import { demoCubeCommand } from './demo-cube';
import { doctorCommand } from './doctor';
import { loginCommand } from './login';
import { preTokenCommand } from './pre-token';
import { profilesCommand } from './profiles';
import { startCommand } from './start';
import { verifyCommand } from './verify';

/** In the order of the help. */
export const commands: readonly Command[] = [
  startCommand,
  loginCommand,
  verifyCommand,
  decodeCommand,
  cubeCommand,
  preTokenCommand,
  profilesCommand,
  demoCubeCommand,
  doctorCommand,
  completionCommand(() => commands),
];
