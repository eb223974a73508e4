export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const KEY = 'deskside.theme';

// Where storage is refused (a page that blocks it for frames) the system's theme holds.
const store = (): Storage | undefined => {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
};

export const chosenTheme = (): Theme => {
  const kept = store()?.getItem(KEY);
  return themes.find((theme) => theme === kept) ?? 'system';
};

/** Sets the attribute the tokens look at; without it the system decides. */
export const applyTheme = (root: HTMLElement, theme: Theme = chosenTheme()): void => {
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
};

export const chooseTheme = (root: HTMLElement, theme: Theme): void => {
  store()?.setItem(KEY, theme);
  applyTheme(root, theme);
};
