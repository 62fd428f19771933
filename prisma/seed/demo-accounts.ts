import { demoHolders } from '#lib/demo/holders.ts'

/**
 * Organisations and a person of the demonstration province, with passwords that everybody may know. The seed puts them
 * into a demonstration's database, and nowhere else; the sandbox's banks keep accounts in the same names and numbers.
 */
export const demoAccounts = [
  {
    details: {
      kind: 'ORGANISATION',
      ...demoHolders.thuBon,
      shortName: 'XD THU BỒN',
      issuedOn: '2008-04-15',
      issuedBy: 'Sở Kế hoạch và Đầu tư tỉnh Quảng Nam',
      address: '12 Phan Châu Trinh, phường Tam Kỳ, tỉnh Quảng Nam',
      phone: '+842353812345',
      email: 'ketoan@xaydungthubon.example',
      representative: {
        name: 'Trần Văn Bình',
        position: 'Giám đốc',
        identityNumber: '049078004321',
        authority: null,
      },
    },
    verified: false,
    members: [
      {
        role: 'OWNER',
        name: 'Trần Văn Bình',
        phone: '+84905111001',
        password: 'demo binh thu bon',
        secret: 'MJQW4Z3DMFXW64TFMJQW4Z3DMFXW64TF',
      },
      {
        role: 'ACCOUNTANT',
        name: 'Lê Thị Cúc',
        phone: '+84905111002',
        password: 'demo cuc thu bon',
        secret: null,
      },
    ],
  },
  {
    details: {
      kind: 'ORGANISATION',
      ...demoHolders.cuLaoCham,
      shortName: null,
      issuedOn: '2017-09-21',
      issuedBy: 'Sở Kế hoạch và Đầu tư tỉnh Quảng Nam',
      address: '45 Cửa Đại, phường Hội An, tỉnh Quảng Nam',
      phone: '+842353987654',
      email: 'taichinh@culaocham.example',
      representative: {
        name: 'Phan Thị Duyên',
        position: 'Tổng giám đốc',
        identityNumber: '049182006655',
        authority: null,
      },
    },
    verified: false,
    members: [
      {
        role: 'OWNER',
        name: 'Phan Thị Duyên',
        phone: '+84905111003',
        password: 'demo duyen cu lao',
        secret: null,
      },
    ],
  },
  {
    details: {
      kind: 'PERSON',
      ...demoHolders.hoa,
      issuedOn: null,
      issuedBy: null,
      address: '8 Nguyễn Thái Học, phường Hội An, tỉnh Quảng Nam',
      phone: '+84905111004',
      email: null,
    },
    verified: false,
    members: [
      {
        role: 'OWNER',
        name: 'Nguyễn Thị Hoa',
        phone: '+84905111004',
        password: 'demo hoa nguyen thi',
        secret: null,
      },
    ],
  },
] as const
