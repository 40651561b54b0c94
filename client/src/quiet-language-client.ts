import { LanguageClient } from 'vscode-languageclient/node';

/** A language client that writes to the log what the library would pop up: our one message is client.ts's. */
export class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  override warn(message: string, data?: unknown): void {
    super.warn(message, data, false);
  }

  override info(message: string, data?: unknown): void {
    super.info(message, data, false);
  }

  override debug(message: string, data?: unknown): void {
    super.debug(message, data, false);
  }
}
