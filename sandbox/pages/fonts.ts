import { readFile } from 'node:fs/promises'

// Monospaced faces of most systems lack Vietnamese letters, and headings fall apart into letters and marks.
const FONT = '@fontsource/jetbrains-mono/files/jetbrains-mono'

export const fontFiles = ['latin-400', 'latin-700', 'vietnamese-400', 'vietnamese-700'] as const
export type FontFile = (typeof fontFiles)[number]

/** The bytes of one part of the typeface. */
export async function readFont(file: FontFile): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(new URL(import.meta.resolve(`${FONT}-${file}-normal.woff2`)))
  return new Uint8Array(bytes)
}
