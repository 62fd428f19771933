import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { holdPort } from '#scripts/free-port.ts'
import { startStack } from '#scripts/supervisor.ts'

/** Where the parts of a running stack are found. */
export type StackUrls = { readonly portal: string; readonly services: string; readonly sandbox: string }

export type RunningStack = { readonly urls: StackUrls; stop(): Promise<void> }

/** Beside what a failed test leaves. */
const LOGS = join('test-results', 'logs')
const PATIENCE_MS = 60_000

/** What makes a stack fit for tests; the limits that people meet are left as they are. */
const forTests = {
  // Each visitor of a test comes from an address of its own, named in X-Forwarded-For.
  TRUSTED_PROXIES: '1',
  // A bank that does not answer is given up sooner, and says sooner what became of it.
  BANK_TIMEOUT_SECONDS: '4',
  LATE_ANSWER_MS: '6000',
  LATE_OUTCOME_MS: '9000',
}

/**
 * Starts a whole portal with demo data in a temporary folder and on free ports. The pages must have been built.
 * `env` replaces settings of its programs.
 */
export async function startPortal(env: Readonly<Record<string, string>> = {}): Promise<RunningStack> {
  const dir = mkdtempSync(join(tmpdir(), 'portal-browser-tests-'))
  const complaints: string[] = []
  const ports = {
    portal: await holdPort(),
    services: await holdPort(),
    sandbox: await holdPort(),
    mail: await holdPort(),
  }
  const stack = await startStack({
    dir,
    ports,
    env: { ...forTests, ...env },
    demo: true,
    log: (line) => complaints.push(line),
  })
  const stop = async () => {
    await stack.stop()
    cpSync(join(dir, 'logs'), join(LOGS, basename(dir)), { recursive: true })
    rmSync(dir, { recursive: true, force: true })
  }
  if (!(await stack.healthy(PATIENCE_MS))) {
    await stop()
    throw new Error(`The stack is not healthy. ${complaints.join('\n')}`)
  }
  return { urls: stack.urls, stop }
}
