import { portalDeps } from '#server/api/portal-deps.ts'

/** Writes to the log that a page or a form failed on our side. */
export async function reportProblem(error: unknown): Promise<void> {
  const { log } = await portalDeps()
  log.error({ error: error instanceof Error ? error.stack : String(error) }, 'a page failed')
}
