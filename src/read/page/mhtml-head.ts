/** Tells a page saved as one file (`MIME-Version: 1.0`, `Content-Type: multipart/related`) by its first lines, whatever it is called. */
const HEAD = /^(?:from|subject|date|mime-version|content-type|snapshot-content-location|x-[a-z-]{1,40}): /iu;
const VERSION = /^mime-version:/imu;
const HOLDS_PAGE = /multipart\/(?:related|alternative|mixed)|content-type:\s{0,4}text\/html/iu;
const SNIFFED = 4096;

export function looksLikeMhtml(decoded: string): boolean {
  const head = decoded.slice(0, SNIFFED).trimStart();
  return HEAD.test(head) && VERSION.test(head) && HOLDS_PAGE.test(head);
}
