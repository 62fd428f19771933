import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, type Font } from 'fontkit'
import { shapingOnce } from './shaped.ts'

declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      /** PDFKit takes an opened typeface too; its types do not say so. */
      registerFont(name: string, opened: Font): this
    }
  }
}

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

const opened = new Map<Weight, Font>()

/** The typeface of a weight, read and opened once: opening costs more than drawing a page with it. */
export function typeface(weight: Weight): Font {
  const known = opened.get(weight)
  if (known) return known
  const font = create(typefaceFile(weight))
  if ('fonts' in font) throw new Error(`${files[weight]} holds several typefaces`)
  opened.set(weight, shapingOnce(font))
  return font
}

/** The file of a weight. */
export function typefaceFile(weight: Weight): Buffer {
  return readFileSync(typefacePath(weight))
}

/**
 * Every program of the portal is started in the folder of the clone. A path that was resolved from this module
 * would be rewritten when the portal is bundled.
 */
function typefacePath(weight: Weight): string {
  return join(process.cwd(), 'node_modules', '@expo-google-fonts', 'be-vietnam-pro', files[weight])
}
