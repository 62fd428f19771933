/**
 * Whose the demonstration is: what the papers of its organisations and its person say. The portal's accounts, its dossiers and
 * the accounts at the sandbox's banks are in these names, so that what the portal tells a bank is what that bank knows.
 * Everything is made up; the tax codes have a good check digit.
 */
export const demoHolders = {
  thuBon: { name: 'CÔNG TY TNHH XÂY DỰNG THU BỒN', taxCode: '0400603108' },
  cuLaoCham: { name: 'CÔNG TY CỔ PHẦN DU LỊCH CÙ LAO CHÀM', taxCode: '4001122336' },
  hoa: { name: 'Nguyễn Thị Hoa', identityNumber: '049192004567' },
} as const
