import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The weights of Be Vietnam Pro that payers' documents use. */
export type Weight = 'regular' | 'medium' | 'bold'

/**
 * Complete TTFs: subsets made for browsers lack most Vietnamese letters or all of ASCII, and a PDF has no fallback
 * from one file to the next.
 */
const files: Record<Weight, string> = {
  regular: '400Regular/BeVietnamPro_400Regular.ttf',
  medium: '500Medium/BeVietnamPro_500Medium.ttf',
  bold: '700Bold/BeVietnamPro_700Bold.ttf',
}

const loaded = new Map<Weight, Buffer>()

/** The file of a weight, read once. */
export function typeface(weight: Weight): Buffer {
  const known = loaded.get(weight)
  if (known) return known
  const read = readFileSync(typefacePath(weight))
  loaded.set(weight, read)
  return read
}

/**
 * Every program of the portal is started in the folder of the clone. A path that was resolved from this module
 * would be rewritten when the portal is bundled.
 */
function typefacePath(weight: Weight): string {
  return join(process.cwd(), 'node_modules', '@expo-google-fonts', 'be-vietnam-pro', files[weight])
}
