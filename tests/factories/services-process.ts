import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { holdPort } from '#scripts/free-port.ts'
import { ROOT } from '#scripts/paths.ts'

/** A services process of its own, that answers. */
export type ServicesProcess = { readonly url: string; readonly child: ChildProcess }

/**
 * Starts `server/main.ts --http` and waits until it answers.
 * @param env as `servicesEnv` makes it
 * @param port any free one where it is left out
 */
export async function startServices(env: NodeJS.ProcessEnv, port?: number): Promise<ServicesProcess> {
  const own = port ?? (await holdPort())
  const child = spawn(process.execPath, ['server/main.ts', '--http'], {
    cwd: ROOT,
    env: { ...process.env, ...env, API_PORT: String(own), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const url = `http://127.0.0.1:${own}`
  const ended = once(child, 'exit').then(() => {
    throw new Error('The services ended before they answered')
  })
  await Promise.race([answers(url), ended])
  ended.catch(() => undefined)
  return { url, child }
}

async function answers(url: string): Promise<void> {
  const up = await fetch(`${url}/nothing-here`).catch(() => null)
  if (up !== null) return
  await wait(100)
  await answers(url)
}
