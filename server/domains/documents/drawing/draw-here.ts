import type { DocumentData, DocumentKind } from './kinds.ts'

/**
 * Draws in this thread, for programs that answer nobody meanwhile. The libraries are loaded with the first document: a process
 * that answers requests never needs them.
 */
export async function drawHere<Kind extends DocumentKind>(
  kind: Kind,
  data: DocumentData<Kind>,
): Promise<Uint8Array> {
  const { drawings } = await import('./kinds.ts')
  return drawings[kind](data as never)
}
