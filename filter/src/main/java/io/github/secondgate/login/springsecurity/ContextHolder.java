package io.github.secondgate.login.springsecurity;

import io.github.secondgate.login.springsecurity.PublicType.Call;
import javax.servlet.ServletRequest;

/**
 * What Spring Security keeps of a request on its thread: the {@code SecurityContextHolder}. What stands there before the first of our filters
 * is another request's, for threads are used again; it is put aside. What is put there afterwards belongs to this request.
 */
final class ContextHolder {
    private static final String INSIDE = "io.github.secondgate.spring.inside";
    private static final String MASKED = "io.github.secondgate.spring.masked";

    private static final int ENDS_OF_A_CHAIN = 2;

    private final Authentications authentications;
    private final Call get;
    private final Call set;
    private final Call clear;
    private final Call empty;

    /** @throws MissingSpringException where Spring Security is not there */
    ContextHolder(Authentications authentications, ClassLoader loader) {
        this.authentications = authentications;
        PublicType holder = PublicType.of("org.springframework.security.core.context.SecurityContextHolder", loader);
        Class<?> contexts = PublicType.of("org.springframework.security.core.context.SecurityContext", loader)
                .type();
        get = holder.method("getContext");
        set = holder.method("setContext", contexts);
        clear = holder.method("clearContext");
        empty = holder.method("createEmptyContext");
    }

    /** One dispatch that goes through a filter of ours, the outermost on its thread or one within. */
    interface Stay {
        /** Leaves the thread as it was, or with whoever signed in meanwhile. */
        void end();
    }

    /** Begins with nobody, unless a filter of ours is around this one. */
    Stay enter(ServletRequest request) {
        if (around(request) != null) {
            // What an outer one masks stays so until that one ends.
            boolean masked = request.getAttribute(MASKED) != null;
            return masked ? () -> {} : () -> unmask(request);
        }
        Object another = get.on(null);
        boolean somebody = authentications.of(another) != null;
        clear.on(null);
        Inside outermost = new Inside(this, Thread.currentThread());
        request.setAttribute(INSIDE, outermost);
        return () -> {
            request.removeAttribute(INSIDE);
            request.removeAttribute(MASKED);
            if (somebody) {
                set.on(null, another);
            } else {
                clear.on(null);
            }
            if (outermost.ends == 0 && outermost.withoutChain != null) {
                outermost.withoutChain.run();
            }
        };
    }

    /** The outermost filter of ours; null where none is. */
    private Inside around(ServletRequest request) {
        Object mark = request.getAttribute(INSIDE);
        boolean inside = mark instanceof Inside
                && ((Inside) mark).holder == this
                && ((Inside) mark).thread == Thread.currentThread();
        return inside ? (Inside) mark : null;
    }

    /** This stay is at one end of a chain of filters. */
    void atEndOfChain(ServletRequest request) {
        around(request).ends++;
    }

    /** Runs it where such a chain is through: at once, never, or in the end where it turned out that there is none. */
    void behindChain(ServletRequest request, Runnable then) {
        Inside around = around(request);
        if (around == null || around.ends >= ENDS_OF_A_CHAIN) {
            then.run();
        } else if (around.ends == 0) {
            around.withoutChain = then;
        }
    }

    /** Whoever it says is there in this request, masked or not; null for nobody. */
    Object somebody(ServletRequest request) {
        if (around(request) == null) {
            return null;
        }
        Object shown = authentications.of(get.on(null));
        return shown == null ? authentications.of(request.getAttribute(MASKED)) : shown;
    }

    /** Shows nobody until this stay ends. What it shows is a context of its own: the one before may be the session's. */
    void mask(ServletRequest request) {
        Object context = get.on(null);
        if (authentications.of(context) != null) {
            request.setAttribute(MASKED, context);
            set.on(null, empty.on(null));
        }
    }

    /** Whoever signed in meanwhile stays. */
    private void unmask(ServletRequest request) {
        Object context = request.getAttribute(MASKED);
        if (context != null) {
            request.removeAttribute(MASKED);
            if (authentications.of(get.on(null)) == null) {
                set.on(null, context);
            }
        }
    }

    /** For good. */
    void forget(ServletRequest request) {
        request.removeAttribute(MASKED);
        set.on(null, empty.on(null));
    }

    private static final class Inside {
        private final ContextHolder holder;
        private final Thread thread;
        private int ends;
        /** Null for nothing. */
        private Runnable withoutChain;

        Inside(ContextHolder holder, Thread thread) {
            this.holder = holder;
            this.thread = thread;
        }
    }
}
