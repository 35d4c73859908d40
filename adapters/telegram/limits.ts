/** Telegram serves bots files up to this size. */
export const maxPhotoBytes = 20 * 1024 * 1024;
