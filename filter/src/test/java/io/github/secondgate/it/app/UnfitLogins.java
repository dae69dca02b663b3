package io.github.secondgate.it.app;

import io.github.secondgate.login.application.ApplicationLogin;
import javax.servlet.http.HttpServletRequest;

/** Classes that Secondgate cannot ask who is signed in, each for a reason of its own. */
public final class UnfitLogins {
    private UnfitLogins() {}

    static class Private implements ApplicationLogin {
        @Override
        public String user(HttpServletRequest request) {
            return null;
        }
    }

    public static class Asking extends Private {
        public Asking(String directory) {
            super();
        }
    }

    public static class Throwing extends Private {
        public Throwing() {
            throw new IllegalStateException("no directory");
        }
    }

    /** Its library is not in the WAR. */
    public static class Unlinked extends Private {
        public Unlinked() {
            if (System.currentTimeMillis() > 0) {
                throw new NoClassDefFoundError("com/example/directory/Client");
            }
        }
    }

    public static class Failing extends Private {
        @Override
        public String user(HttpServletRequest request) {
            throw new NoClassDefFoundError("com/example/directory/Client");
        }
    }
}
