/** Writes to the log that a page or a form failed on our side. */
export function reportProblem(error: unknown): void {
  console.error(error)
}
