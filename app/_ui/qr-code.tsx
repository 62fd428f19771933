import bwip from 'bwip-js/node'

/** Light margin that ISO/IEC 18004 asks for, in modules. */
const QUIET = 4

/** A QR code (error correction M), black on white in every theme, since many readers take no other. */
export function QrCode({ text, alt }: { text: string; alt: string }) {
  const { width, path } = drawn(text)
  const size = width + 2 * QUIET
  return (
    <svg
      role="img"
      aria-label={alt}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="block h-auto w-full max-w-72 rounded-soft border border-hair"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** The dark modules as one path; neighbours in a row are one stroke of it, so no hairline shows between them. */
function drawn(text: string): { width: number; path: string } {
  const [symbol] = bwip.raw('qrcode', text, 'eclevel=M')
  if (!symbol || !('pixs' in symbol)) throw new Error('No modules for a QR code')
  const { pixx: width, pixs } = symbol
  const rows = Array.from({ length: pixs.length / width }, (_, y) => pixs.slice(y * width, (y + 1) * width))
  return { width, path: rows.map((row, y) => rowPath(row, y)).join('') }
}

function rowPath(row: readonly number[], y: number): string {
  const runs = row.join('').matchAll(/1+/g)
  return [...runs]
    .map((run) => `M${run.index + QUIET} ${y + QUIET}h${run[0].length}v1h-${run[0].length}z`)
    .join('')
}
