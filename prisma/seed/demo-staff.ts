/**
 * Staff of the demonstration province, with passwords and authenticator secrets that everybody may know, like the
 * test cards. The seed puts them into a demonstration's database, and nowhere else.
 */
export const demoStaff = [
  {
    email: 'lan.ketoan@soxaydung.example',
    name: 'Nguyễn Thị Lan',
    role: 'ACCOUNTANT',
    agencyId: 'H47.20',
    password: 'demo lan so xay dung',
    secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  },
  {
    email: 'minh.ketoan@soxaydung.example',
    name: 'Trần Quang Minh',
    role: 'ACCOUNTANT',
    agencyId: 'H47.20',
    password: 'demo minh so xay dung',
    secret: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU',
  },
  {
    email: 'hoa.ketoan@hoian.example',
    name: 'Lê Thị Hoa',
    role: 'ACCOUNTANT',
    agencyId: 'H47.41',
    password: 'demo hoa phuong hoi an',
    secret: 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK',
  },
  {
    email: 'van.vanhanh@congthanhtoan.example',
    name: 'Phạm Hồng Vân',
    role: 'OPERATOR',
    agencyId: null,
    password: 'demo van truc van hanh',
    secret: 'NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE',
  },
  {
    email: 'son.quantri@congthanhtoan.example',
    name: 'Võ Thái Sơn',
    role: 'ADMINISTRATOR',
    agencyId: null,
    password: 'demo son quan tri cong',
    secret: 'ONXW4ZLUNBUW4Z3TONXW4ZLUNBUW4Z3T',
  },
] as const
