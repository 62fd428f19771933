import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, type Font } from 'fontkit'
import { lettered } from './lettered.ts'
import { shapingOnce } from './shaped.ts'

declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      /** PDFKit takes an opened typeface too; its types do not say so. */
      registerFont(name: string, opened: Font): this
    }
  }
}

/** Be Vietnam Pro for payers' documents; Tinos, with the widths of Times New Roman, for forms after Decree 30/2020. */
export type Family = 'BeVietnamPro' | 'Tinos'
export type Weight = 'regular' | 'medium' | 'bold' | 'italic'

/**
 * Complete TTFs: subsets made for browsers lack most Vietnamese letters or all of ASCII, and a PDF has no fallback
 * from one file to the next.
 */
const families: Record<
  Family,
  { readonly folder: string; readonly files: Readonly<Partial<Record<Weight, string>>> }
> = {
  BeVietnamPro: {
    folder: 'be-vietnam-pro',
    files: {
      regular: '400Regular/BeVietnamPro_400Regular.ttf',
      medium: '500Medium/BeVietnamPro_500Medium.ttf',
      bold: '700Bold/BeVietnamPro_700Bold.ttf',
    },
  },
  Tinos: {
    folder: 'tinos',
    files: {
      regular: '400Regular/Tinos_400Regular.ttf',
      bold: '700Bold/Tinos_700Bold.ttf',
      italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
    },
  },
}

const opened = new Map<string, Font>()

/** The typeface of a family's weight, read and opened once: opening costs more than drawing a page with it. */
export function typeface(family: Family, weight: Weight): Font {
  const name = `${family} ${weight}`
  const known = opened.get(name)
  if (known) return known
  const font = create(typefaceFile(family, weight))
  if ('fonts' in font) throw new Error(`The file of ${name} holds several typefaces`)
  opened.set(name, shapingOnce(lettered(font)))
  return font
}

/** The file of a family's weight. */
export function typefaceFile(family: Family, weight: Weight): Buffer {
  const { folder, files } = families[family]
  const file = files[weight]
  if (!file) throw new Error(`${family} has no ${weight}`)
  return readFileSync(typefacePath(folder, file))
}

/**
 * Every program of the portal is started in the folder of the clone. A path that was resolved from this module
 * would be rewritten when the portal is bundled.
 */
function typefacePath(folder: string, file: string): string {
  return join(process.cwd(), 'node_modules', '@expo-google-fonts', folder, file)
}
