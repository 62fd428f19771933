const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const GROUP_UNITS = ['', 'nghìn', 'triệu'] as const
const BILLION = 1_000_000_000n

/**
 * An amount of đồng in words, in the style of official papers: "Một trăm năm mươi nghìn đồng". Linh for an
 * empty ten, mốt, tư and lăm after a ten, "không trăm" within a number, tỷ for a billion. Throws below zero.
 */
export function amountInWords(amount: bigint): string {
  if (amount < 0n) throw new RangeError('Only an amount of 0 đồng or more is put in words')
  const words = amount === 0n ? 'không' : readNumber(amount, false)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} đồng`
}

/** `inside`: something larger was read before, so missing hundreds are said. */
function readNumber(number: bigint, inside: boolean): string {
  const billions = number / BILLION
  const rest = Number(number % BILLION)
  const parts: string[] = []
  if (billions > 0n) parts.push(`${readNumber(billions, inside)} tỷ`)
  if (rest > 0) parts.push(readBelowBillion(rest, inside || billions > 0n))
  return parts.join(' ')
}

function readBelowBillion(number: number, inside: boolean): string {
  const parts: string[] = []
  for (let level = 2; level >= 0; level--) {
    const group = Math.floor(number / 1000 ** level) % 1000
    if (group === 0) continue
    parts.push(readGroup(group, inside || parts.length > 0), GROUP_UNITS[level] ?? '')
  }
  return parts.join(' ').trim()
}

function readGroup(group: number, inside: boolean): string {
  const hundreds = Math.floor(group / 100)
  const rest = group % 100
  if (hundreds === 0 && !inside) return readTens(rest)
  const parts = [word(hundreds), 'trăm']
  if (rest > 0 && rest < 10) parts.push('linh')
  if (rest > 0) parts.push(readTens(rest))
  return parts.join(' ')
}

function readTens(number: number): string {
  const tens = Math.floor(number / 10)
  const ones = number % 10
  if (tens === 0) return word(ones)
  const parts = tens === 1 ? ['mười'] : [word(tens), 'mươi']
  if (ones > 0) parts.push(onesAfterTens(ones, tens))
  return parts.join(' ')
}

function onesAfterTens(ones: number, tens: number): string {
  if (ones === 5) return 'lăm'
  if (ones === 1 && tens > 1) return 'mốt'
  if (ones === 4 && tens > 1) return 'tư'
  return word(ones)
}

function word(digit: number): string {
  const found = DIGITS[digit]
  if (found === undefined) throw new RangeError(`${digit} is no digit`)
  return found
}
