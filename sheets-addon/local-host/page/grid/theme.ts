import type { Theme } from '@univerjs/themes';
import { defaultTheme } from '@univerjs/themes';

/** Univer in the colours of the house: one accent, warm greys. The tokens of `page.css` say the same. */
export const deskTheme: Theme = {
  ...defaultTheme,
  primary: {
    50: '#f1f8f9',
    100: '#e6f2f4',
    200: '#c4e0e6',
    300: '#93c6d1',
    400: '#58b4c8',
    500: '#2a8ba1',
    600: '#0f6e84',
    700: '#0c5a6c',
    800: '#0b4856',
    900: '#0a3641',
  },
  gray: {
    50: '#fbfaf8',
    100: '#f1efeb',
    200: '#e4e1db',
    300: '#b9b5ad',
    400: '#8b9097',
    500: '#5b6169',
    600: '#3d434b',
    700: '#2c3036',
    800: '#1d2024',
    900: '#16181b',
  },
};
