package io.github.secondgate;

import io.github.secondgate.shiro.SecondFactorRealm;
import io.github.secondgate.start.ShiroWiring;

/** For an application of Shiro that builds its own challenge. */
public final class ShiroRealms {
    private ShiroRealms() {}

    /**
     * Verifies codes in Shiro's terms; see there.
     *
     * @param secondgate the one that runs, of {@link Secondgate#of}
     */
    public static SecondFactorRealm secondFactor(Secondgate secondgate) {
        return ShiroWiring.secondFactorRealm(secondgate.composition());
    }
}
