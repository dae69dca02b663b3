package io.github.secondgate.web.admin.event;

/** How an event went, in a word and a colour. */
enum EventBadge {
    DONE("event.badge.done", "emerald"),
    REFUSED("event.badge.refused", "amber"),
    WAITING("admin.badge.throttled", "amber"),
    LOCKED("admin.badge.locked", "rose"),
    /** Somebody must look at it. */
    ALARM("event.badge.alarm", "rose");

    final String key;
    final String colour;

    EventBadge(String key, String colour) {
        this.key = key;
        this.colour = colour;
    }
}
