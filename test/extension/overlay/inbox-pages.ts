import { createServer, type Server } from 'node:http';

/** A mail as a page written here shows it, in the form of MailDev's list, so that an adapter knows it. */
export interface ShownMail {
  id: string;
  subject: string;
  /** Minutes before the page was asked for. */
  ageMinutes: number;
  /** How the page writes its time, where that is another shape. */
  shownTime?: string;
}

export const rowHtml = ({ id, subject, ageMinutes, shownTime }: ShownMail, now: number): string => {
  const at = new Date(now - ageMinutes * 60_000 + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  return `<li class="email-item"><a href="#/email/${id}"><span class="title">${subject}</span>
    <span class="title-subline subline">${shownTime ?? `${at} (+0800)`}</span></a></li>`;
};

export const someMails: ShownMail[] = [
  { id: 'a1', subject: '投诉：安装人员迟到两次', ageMinutes: 40 * 60 },
  { id: 'a2', subject: '请问滤网多久洗一次', ageMinutes: 60 },
  { id: 'a3', subject: 'Do you service other brands?', ageMinutes: 26 * 60 },
  { id: 'a4', subject: '报价单', ageMinutes: 20 * 60 },
];

export interface PageParts {
  mails?: ShownMail[];
  /** Runs before anything else of the page. */
  script?: string;
  style?: string;
  /** Instead of the inbox. */
  body?: string;
  /** Which way the page is written. */
  dir?: 'rtl';
  csp?: string;
}

const inboxHtml = (
  { mails = someMails, script = '', style = '', body, dir }: PageParts,
  now: number,
): string => `<!doctype html>
<html lang="zh-CN"${dir ? ` dir="${dir}"` : ''}><head><meta charset="utf-8"><title>Inbox</title>${script ? `<script>${script}</script>` : ''}
<style>body{margin:0;font:14px sans-serif} li{list-style:none;height:48px} ${style}</style></head>
<body>${
  body ??
  `<div class="sidebar"><ul class="email-list">${mails.map((mail) => rowHtml(mail, now)).join('')}</ul></div>
  <main id="page"></main>`
}</body></html>`;

export interface PageServer {
  /** `http://127.0.0.1:PORT/`, which tests enable. */
  url: string;
  /** The same pages at another port, which nobody enables. */
  otherUrl: string;
  /** What the next requests are answered with, by path. */
  pages: Map<string, PageParts>;
  stop(): Promise<void>;
}

export const startPages = async (): Promise<PageServer> => {
  const pages = new Map<string, PageParts>();
  const servers = [0, 1].map(() =>
    createServer((request, answer) => {
      const parts = pages.get(request.url ?? '/') ?? {};
      answer.setHeader('content-type', 'text/html; charset=utf-8');
      if (parts.csp) answer.setHeader('content-security-policy', parts.csp);
      answer.end(inboxHtml(parts, Date.now()));
    }),
  );
  const urls = await Promise.all(servers.map(listen));
  return {
    url: urls[0] ?? '',
    otherUrl: urls[1] ?? '',
    pages,
    stop: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
};

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`);
    });
  });
