import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { type PartLog, terminalLine } from './part-log.ts'
import { ROOT } from './paths.ts'
import { StartFailure } from './postgres/failure.ts'
import { environment } from './run.ts'
import { stopWithParent } from './stop-with-parent.ts'

/** A program that must run for as long as the portal does. */
export type PartSpec = {
  readonly name: string
  /** what Node runs */
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** answers any request once the part listens */
  readonly url: string
}

export type Running = {
  readonly pid: number
  /** resolves when the process has ended, with the end of what it printed as an error */
  readonly exited: Promise<string>
  stop(): Promise<void>
  kill(signal: NodeJS.Signals): void
}

/** How long a part may take to listen, and to stop once asked. Milliseconds. */
const START_PATIENCE = 60_000
const STOP_PATIENCE = 10_000

/** Starts one program with the clone's Node and follows what it prints. */
export function startProgram(spec: PartSpec, log: PartLog, show: (line: string) => void): Running {
  const child = spawn(process.execPath, spec.args, {
    cwd: ROOT,
    env: environment(spec.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C in the terminal must not reach it before the supervisor stops it in order.
    detached: true,
  })
  const lastErrors: string[] = []
  for (const stream of ['stdout', 'stderr'] as const)
    createInterface({ input: child[stream] }).on('line', (line) => {
      log.write(line)
      const shown = terminalLine(line, stream)
      if (shown === null) return
      lastErrors.push(shown)
      if (lastErrors.length > 10) lastErrors.shift()
      show(shown)
    })
  const closed = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', () => resolve(lastErrors.join('\n')))
  })
  const guard = stopWithParent(child.pid ?? 0, 'TERM')
  const exited = closed.then(async (said) => {
    await guard.release()
    return said
  })
  return {
    pid: child.pid ?? 0,
    exited,
    kill: (signal) => void child.kill(signal),
    async stop() {
      child.kill('SIGTERM')
      const patience = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE)
      await exited
      clearTimeout(patience)
    },
  }
}

/** Waits until the part answers; fails when it ends before, with what it said. */
export async function untilListening(spec: PartSpec, running: Running, signal?: AbortSignal): Promise<void> {
  let ended: string | null = null
  void running.exited.then((said) => {
    ended = said
  })
  const deadline = Date.now() + START_PATIENCE
  while (Date.now() < deadline) {
    signal?.throwIfAborted()
    if (ended !== null) throw new StartFailure(`${spec.name} ended while starting. ${ended}`.trim())
    if (await answers(spec.url)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new StartFailure(
    `${spec.name} did not answer at ${spec.url} within ${START_PATIENCE / 1000} seconds.`,
  )
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: 'manual' })
    await response.body?.cancel()
    return true
  } catch {
    return false
  }
}
