import { Icon } from './icons.tsx';
import { words } from './preferences.ts';
import { dismiss, notices } from './state.ts';

/** Toasts of the add-on and the page's own sentences. A person can put them away; nothing depends on them. */
export const Notices = () => (
  <div class="notices" role="status" aria-live="polite">
    {notices.value.map(({ id, text, title, kind }) => (
      <div class={`notice notice-${kind}`} key={id}>
        <span class="notice-mark" aria-hidden="true">
          {kind === 'warning' ? '!' : '✓'}
        </span>
        <div>
          {title && <strong>{title}</strong>}
          <p>{text}</p>
        </div>
        <button type="button" class="bare" aria-label={words.dismiss} onClick={() => dismiss(id)}>
          <Icon name="close" />
        </button>
      </div>
    ))}
  </div>
);
