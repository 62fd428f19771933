/** The texts of the codes on the picture that a video shows now. */
type CodeReader = (video: HTMLVideoElement) => Promise<readonly string[]>

type Detector = { detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]> }
/** Shape Detection API: browsers on Android and macOS have it. */
declare const BarcodeDetector:
  | {
      new (options: { formats: string[] }): Detector
      getSupportedFormats(): Promise<string[]>
    }
  | undefined

/** What reads codes here: the browser itself where it can, else a program of ours that is fetched only then. */
export async function codeReader(): Promise<CodeReader> {
  return (await browsersReader()) ?? (await ownReader())
}

async function browsersReader(): Promise<CodeReader | null> {
  if (typeof BarcodeDetector === 'undefined') return null
  if (!(await BarcodeDetector.getSupportedFormats()).includes('code_128')) return null
  const detector = new BarcodeDetector({ formats: ['code_128'] })
  return async (video) => (await detector.detect(video)).map(({ rawValue }) => rawValue)
}

async function ownReader(): Promise<CodeReader> {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader')
  const wasm = new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url).href
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true })
  const canvas = document.createElement('canvas')
  const paper = canvas.getContext('2d', { willReadFrequently: true })
  if (paper === null) throw new Error('No canvas to read a picture from')
  return async (video) => {
    canvas.width = video.videoWidth
    canvas.height = video.videoHeight
    paper.drawImage(video, 0, 0)
    const picture = paper.getImageData(0, 0, canvas.width, canvas.height)
    const found = await readBarcodes(picture, { formats: ['Code128'], tryHarder: true })
    return found.filter(({ isValid }) => isValid).map(({ text }) => text)
  }
}
