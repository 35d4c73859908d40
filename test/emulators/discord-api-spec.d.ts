/** The schemas of Discord's own API specification; the package comes without types for them. */
declare module "discord-api-spec/zod" {
  interface Schema {
    safeParse(value: unknown): { readonly success: boolean; readonly error?: { readonly message: string } };
  }
  export const ApplicationCommandUpdateRequestSchema: Schema;
  export const CreateMessageInteractionCallbackRequestSchema: Schema;
  export const CreatePrivateChannelRequestSchema: Schema;
  export const IncomingWebhookUpdateRequestPartialSchema: Schema;
  export const MessageCreateRequestSchema: Schema;
  export const MessageEditRequestPartialSchema: Schema;
}
