import { SMS_PART, toGsm } from '#lib/gsm.ts'

/** What an SMS says after the portal's name; `middle` gives way where the whole would not fit one part. */
export type SmsLine = { readonly before: string; readonly middle: string; readonly after: string }

/** Words of an SMS. The portal's name, which every SMS begins with, is put before them by `onePart` alone. */
export const sms = (before: string, middle: string | null = null, after = ''): SmsLine => ({
  before,
  middle: middle ?? '',
  after,
})

const cut = '...'
/** Less than this of a name or a reason says nothing. */
const shortest = 12

/** An SMS of one part in letters without marks, which begins with who sends it. */
export function onePart(from: string, { before, middle, after }: SmsLine): string {
  const [start, long, end] = [toGsm(`${from}: ${before}`), toGsm(middle), toGsm(after)]
  const room = SMS_PART - start.length - end.length
  return start + (long.length <= room ? long : clip(long, room)) + end
}

function clip(text: string, room: number): string {
  return room < shortest ? '' : `${text.slice(0, room - cut.length).trimEnd()}${cut}`
}
