/**
 * Words that say what a part of a page is for. They are looked for in class names, ids, labels, headings and addresses,
 * cut into words first (`messageList` → `message list`). They only add to or take from a score; none decides alone.
 */
export const MAIL_WORDS =
  /\b(e?mails?|mbox|mailbox|messages?|msgs?|inbox|tickets?|conversations?|threads?|cases?|issues?|requests?|envelope|correspondence|enquiry|inquiry|vprow|zoom)\b|邮件|郵件|信件|收件|工单|工單|会话|會話|来信|受信|メール|问题单|메일|письм|correo|courrier|nachricht|posteingang/i;

export const OTHER_WORDS =
  /\b(nav|menu|navigation|toolbar|breadcrumbs?|folders?|tree|roster|chats?|buddy|buddies|presence|contacts?|people|users?|members?|calendar|events?|agenda|schedule|forum|topics?|posts?|comments?|replies|reviews?|articles?|news|blog|feeds?|stream|flux|files?|documents?|drive|uploads?|downloads?|attachments?|products?|prices?|cart|shop|orders?|invoices?|payments?|sessions?|devices?|logs?|audit|history|activity|activities|timeline|notifications?|settings?|preferences?|options?|commits?|branch|releases?|versions?|jobs?|builds?|tasks?|todo|kanban|players?|songs?|videos?|photos?|gallery|fonts?|emoji|languages?|countries|pagination|pager|datepicker|signatures?|filters?|rules?|identities|templates?|responses|stats?|reports?|dashboards?|analytics|backups?|plugins?|extensions?|transactions?)\b|日历|日程|文件|联系人|商品|价格|论坛|帖子|设置|通讯录|订单|评论|新闻|日志|会议/gi;

/** Headings of the columns of a mail or ticket list. */
export const MAIL_HEADINGS =
  /^(subject|from|sender|to|received|requester|requestor|customer|client|summary|correspondents?|e-?mail|conversation|ticket|queue|assignee|owner|last reply|last message|waiting since|title|betreff|von|absender|objet|de|expéditeur|asunto|remitente|oggetto|mittente|тема|от|отправитель|temat|nadawca|主题|主旨|標題|标题|发件人|寄件者|寄件人|发信人|收到时间|客户|申请人|请求者|发起人|经办人|受理人|件名|差出人|送信者|제목|보낸 사람|优先级|队列|隊列|(反馈|投诉|咨询|留言|诉求|来信|工单)(内容|标题|主题|编号|人|者|时间)?|提交(人|时间))(?!\p{L}|\d)/iu;

/** Headings of columns that a mail list does not have. */
export const OTHER_HEADINGS =
  /^(price|qty|quantity|stock|sku|product|item|amount|total|file ?name|filename|modified|last modified|type|kind|owner$|replies|views|posts?|topics?|last post|author|ip( address)?|browser|device|location|phone|role|permissions?|version|commit|duration|start|end|due|due date|score|progress|username|user|action|event|module|value|description|url|hits|visits|username|last login|last active|last seen|registered|joined|downloads|salary|position|office|age|单价|价格|数量|库存|金额|文件名|修改日期|大小|类型|回复|查看|作者|最后发表|用户|用户名|登录名称?|登录账号|用户姓名|用户名称|性别|岗位|年龄|入职(日期|时间)|最后登录|注册时间|角色|电话|设备|地点)$/i;

/** Says the whole page is a mailbox or a help desk: looked for in the title, the address and the headings. */
export const MAIL_PAGE =
  /\b(inbox|mail|mailbox|webmail|e-?mails?|tickets?|help ?desk|service ?desk|support|conversations?|requests|queue|issues?|cases?|messages?)\b|收件箱|收件匣|收件夹|邮箱|郵箱|邮件|郵件|工单|工單|申请单|服务单|客服|受信|メール|posteingang|boîte de réception|bandeja de entrada|входящие|posta in arrivo|caixa de entrada|odebrane|받은/i;

/** A reader of news feeds looks like a mailbox in everything but its name. */
export const NEWS_PAGE = /rss\b|\bfeeds?\b|\bnews ?(reader|feed|blur)\b|订阅源|阅读器/i;

export const SNIPPET_WORDS = /\b(snippet|preview|excerpt|teaser|body|intro|digest|fragment|abstract)\b|摘要|预览/i;
export const SUBJECT_WORDS =
  /\b(subject|title|topic|summary|headline|caption)\b|主题|标题|標題|主旨|件名|제목|тема|betreff|objet|asunto/i;
export const SENDER_WORDS =
  /\b(from|fromto|sender|senders|author|requester|requestor|requestors|customer|client|correspondents?|people|name|contact|reporter|who|participants?|creator|submitter|originator|user)\b|发件人|發件人|寄件|发信人|客户|申请人|请求者|差出人|보낸|от|absender|von|expéditeur|remitente/i;
export const RECIPIENT_WORDS =
  /\b(to|recipients?|rcpt|assignee|assigned|owner|agent|handler|cc)\b|收件人|受理|负责人|经办|处理人|指派|分配/i;
export const DATE_WORDS =
  /\b(dates?|time|timestamp|received|created|sent|when|opened|requested|ago)\b|时间|日期|收到|创建|时刻/i;
export const LATER_DATE_WORDS =
  /\b(due|deadline|updated|modified|expires?|sla|next|end|resolved|closed|told|contacted)\b|到期|截止|更新|修改|完成/i;

const STATE =
  /^(un)?(read|seen|selected|active|focus(ed)?|hover(ed)?|flagged|starred|checked|odd|even|oddline|evenline|open(ed)?|new|current|replied|answered|forwarded|important|bold|first|last|highlight(ed)?|visited|expanded|collapsed|pinned|urgent|disabled|enabled|dragg(ing|able)|ng-\S+|is-\S+|has-\S+|js-\S+|alt|zebra|striped)$/i;

export const isStateToken = (token: string): boolean => STATE.test(token);

/** Made by a program at build or run time: `css-1q2w3e`, `sc-bdVaJa`, `rcmrowNDA`, `item42`. */
export const isHashLike = (token: string): boolean =>
  /\d{2,}/.test(token) ||
  /^(css|sc|jss|emotion|svelte|_)[-_]?[A-Za-z0-9]{4,}$/.test(token) ||
  (/^[A-Za-z0-9_-]{5,10}$/.test(token) &&
    /[a-z][A-Z]|[A-Z]{2}[a-z]|[a-z]\d|\d[a-z]/.test(token) &&
    !/^[a-z]+([A-Z][a-z]+)+$/.test(token));

/** `messageList unread-count` → `message list unread count` */
export const inWords = (text: string): string =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_\-/.:#?&=+]+/g, ' ')
    .toLowerCase();

export const stableTokens = (element: Element): string[] => {
  const tokens: string[] = [];
  for (const token of (element.getAttribute('class') ?? '').split(/\s+/)) {
    if (token && !isStateToken(token) && !/\d/.test(token)) tokens.push(token);
  }
  return tokens;
};

/** Everything an element says about its purpose, as words. */
export const purposeOf = (element: Element): string =>
  inWords(
    [
      'class',
      'id',
      'role',
      'aria-label',
      'name',
      'data-testid',
      'data-test-id',
      'data-type',
      'data-field',
      'itemprop',
      'headers',
    ]
      .map((name) => (name === 'id' && /\d{3,}/.test(element.id) ? '' : (element.getAttribute(name) ?? '')))
      .join(' ')
      .slice(0, 300),
  );
