const BELOW_TWENTY = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
] as const
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const
const GROUP_UNITS = ['', ' thousand', ' million', ' billion', ' trillion'] as const

/** An amount of đồng in English words: "One hundred and fifty thousand dong". Throws below zero and from 10¹⁵. */
export function amountInWordsEn(amount: bigint): string {
  if (amount < 0n || amount >= 10n ** 15n) throw new RangeError('No words for this amount')
  const words = amount === 0n ? 'zero' : readNumber(Number(amount))
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} dong`
}

function readNumber(number: number): string {
  const parts: string[] = []
  for (let level = GROUP_UNITS.length - 1; level >= 0; level--) {
    const group = Math.floor(number / 1000 ** level) % 1000
    if (group === 0) continue
    const joined = level === 0 && group < 100 && parts.length > 0 ? 'and ' : ''
    parts.push(`${joined}${readGroup(group)}${GROUP_UNITS[level]}`)
  }
  return parts.join(' ')
}

function readGroup(group: number): string {
  const hundreds = Math.floor(group / 100)
  const rest = group % 100
  if (hundreds === 0) return readBelowHundred(rest)
  const said = `${BELOW_TWENTY[hundreds]} hundred`
  return rest === 0 ? said : `${said} and ${readBelowHundred(rest)}`
}

function readBelowHundred(number: number): string {
  if (number < 20) return `${BELOW_TWENTY[number]}`
  const tens = `${TENS[Math.floor(number / 10)]}`
  return number % 10 === 0 ? tens : `${tens}-${BELOW_TWENTY[number % 10]}`
}
