import type { ComponentChildren } from 'preact';

interface FileButtonProps {
  id: string;
  /** As in the `accept` attribute. */
  accept: string;
  children: ComponentChildren;
  onText: (text: string) => void;
}

/** Chooses one file and gives its text. The browser's own control speaks the browser's language, not the person's. */
export function FileButton({ id, accept, children, onText }: FileButtonProps) {
  const take = async (input: HTMLInputElement): Promise<void> => {
    const [file] = input.files ?? [];
    if (!file) return;
    const text = await file.text();
    // The same file, mended, can be chosen again.
    input.value = '';
    onText(text);
  };
  return (
    <label class="button file-button">
      {children}
      <input id={id} type="file" accept={accept} onChange={(event) => void take(event.currentTarget)} />
    </label>
  );
}
