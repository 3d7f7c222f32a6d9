/** Something that the palette leads to. */
export type PaletteEntry = {
  group: 'Pages' | 'Profiles' | 'Sign-ins' | 'Actions';
  label: string;
  href: string;
};
