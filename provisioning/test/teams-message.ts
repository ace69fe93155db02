import { externalURL } from './render.js';

/** The message that Grafana's Teams contact point makes of title and text. */
export function teamsMessage(card: { title: string; message: string }, firing: boolean): unknown {
  const color = firing ? 'attention' : 'good';
  return {
    type: 'message',
    summary: card.title,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msTeams: { width: 'Full' },
          body: [
            { type: 'TextBlock', text: card.title, weight: 'bolder', size: 'large', wrap: true, color },
            { type: 'TextBlock', text: card.message, wrap: true },
            {
              type: 'ActionSet',
              actions: [{ type: 'Action.OpenUrl', title: 'View URL', url: `${externalURL}alerting/list` }],
            },
          ],
        },
      },
    ],
  };
}
