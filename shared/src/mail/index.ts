export { createMailer, type Mail, type Mailer } from './mailer';
export {
  type ComposeMail,
  deleteSentMails,
  enqueueMail,
  type MailRequest,
  startMailDispatcher,
} from './outgoing';
export { type MailContent, renderMail } from './render';
export { mailSettings } from './settings';
