import type { Method } from "../calls/method.ts";

export const getMe: Method = (_world, { bot }) => ({
  result: {
    ...bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: true,
    supports_guest_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
  },
});
