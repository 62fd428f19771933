import { type Dong, formatDong } from '#lib/money.ts'

const looks = {
  inline: '',
  line: 'text-right font-medium',
  large: 'text-amount font-bold',
}

/** An amount of đồng set like money: figures of one width that never break over two lines. */
export function Amount({ value, look = 'inline' }: { value: Dong; look?: keyof typeof looks }) {
  return <span className={`figures ${looks[look]}`}>{formatDong(value)}</span>
}
