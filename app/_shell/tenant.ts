import type { Locale } from '#lib/locale.ts'

/** Whose portal this is, in words of one language. */
export type TenantView = {
  name: string
  hotline: string
  address: string
  demo: boolean
  phoneUrl: string | null
}

const words: Record<Locale, { name: string; address: string }> = {
  vi: { name: 'Tỉnh Quảng Nam', address: 'Trung tâm Phục vụ hành chính công, 159B Trần Quý Cáp, Tam Kỳ' },
  en: {
    name: 'Quảng Nam Province',
    address: 'Public Administration Service Centre, 159B Trần Quý Cáp, Tam Kỳ',
  },
}

export async function getTenant(locale: Locale): Promise<TenantView> {
  return { ...words[locale], hotline: '0235 1022', demo: process.env.DEMO === 'true', phoneUrl: null }
}
