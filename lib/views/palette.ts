/** An entry in the palette. */
export type PaletteEntry = {
  group: 'Pages' | 'Profiles' | 'Sign-ins' | 'Actions';
  label: string;
  href: string;
};
