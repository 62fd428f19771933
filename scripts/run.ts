import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { BIN, ROOT } from './paths.ts'

/** A command that ended badly, with the end of what it printed. */
export class CommandFailure extends Error {
  override name = 'CommandFailure'
}

type Added = Readonly<Record<string, string>>

/** How a command ended and what it printed. */
export type Captured = { readonly code: number; readonly output: string; readonly errors: string }

/** The environment with this clone's commands first on the path, so that children use the Node of the lock file. */
export function environment(added: Added = {}): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}`, ...added }
}

/** Runs a command of an installed package in the clone's folder; its output is shown only when it fails. */
export async function run(command: string, args: readonly string[], added: Added = {}): Promise<string> {
  const { code, output, errors } = await capture(command, args, added)
  if (code !== 0)
    throw new CommandFailure(`${command} ${args.join(' ')} failed:\n${(output + errors).slice(-8000)}`)
  return output
}

/**
 * Runs a command and hands back what it printed, however it ended.
 * @param options.timeout milliseconds, after which it is stopped and counts as failed
 */
export function capture(
  command: string,
  args: readonly string[],
  added: Added = {},
  options: { readonly cwd?: string; readonly timeout?: number } = {},
): Promise<Captured> {
  const child = spawn(join(BIN, command), args, {
    cwd: ROOT,
    ...options,
    env: environment(added),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    const printed: Buffer[] = []
    const errors: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output: text(printed), errors: text(errors) }))
  })
}

const text = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString('utf8')
